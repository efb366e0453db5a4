using System.Globalization;
using Pacesetter.Lifecycles;

namespace Pacesetter.Measuring;

/// <summary>A change of the time allowed for an operation: with a reason, a notice and a consultation.</summary>
public sealed class QuotaRevision : Entry<QuotaRevisionState>
{
    /// <summary>The operation.</summary>
    public string Operation { get; set; } = "";

    /// <summary>The class of work centres it is for; null means any.</summary>
    public string? Class { get; set; }

    /// <summary>Why it is looked at.</summary>
    public RevisionTrigger Trigger { get; set; }

    /// <summary>The minutes allowed so far.</summary>
    public decimal? OldMinutes { get; set; }

    /// <summary>The minutes allowed for one good unit.</summary>
    public decimal? Minutes { get; set; }

    /// <summary>The minutes allowed for setting up.</summary>
    public decimal? SetupMinutes { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>How it was found: <c>studied</c>, <c>statistical</c>, <c>provisional</c>.</summary>
    public QuotaBasis Basis { get; set; }

    /// <summary>What changed in the method, tool, material or product.</summary>
    public string? Change { get; set; }

    /// <summary>The study: how many cycles, of whom, with what error.</summary>
    public string? Study { get; set; }

    /// <summary>Who watched the study for the workers.</summary>
    public string? ObservedBy { get; set; }

    /// <summary>What it does to pay and to fulfilment.</summary>
    public string? Impact { get; set; }

    /// <summary>Allowances in percent: personal, fatigue, delay, walking.</summary>
    public IReadOnlyList<Allowance> Allowances { get; set; } = [];

    /// <summary>The day on which those affected were told.</summary>
    public DateOnly? NoticeOn { get; set; }

    /// <summary>The site's manager and the worker representative, who both approve.</summary>
    public IReadOnlyList<Signature> ApprovedBy { get; set; } = [];

    /// <summary>The revision whose mistyped figure it corrects.</summary>
    public string? Corrects { get; set; }

    /// <summary>True where it was let through a freeze: safety, or a changed method.</summary>
    public bool ThroughFreeze { get; set; }

    /// <summary>The day on which the ledger took it up.</summary>
    public DateOnly? AppliedOn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy];

    /// <inheritdoc/>
    public override string Searched() => $"{Operation}\n{Change}\n{Study}";

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Operation.Length == 0)
        {
            yield return new("operation_missing", "A revision is of an operation.", "Set operation.");
        }

        if (Minutes <= 0 || OldMinutes <= 0 || SetupMinutes < 0)
        {
            yield return new("minutes_out_of_range", string.Create(CultureInfo.InvariantCulture, $"Minutes are above zero, and set-up minutes not below it: {Minutes}, {SetupMinutes}."));
        }

        if (Signing.Forged(ApprovedBy, facts.Find<QuotaRevision>(Id)?.ApprovedBy, facts) is { } forged)
        {
            yield return forged;
        }
    }

    /// <inheritdoc/>
    public override void Complete(Facts facts) => ApprovedBy = Signing.Kept(ApprovedBy, facts.Find<QuotaRevision>(Id)?.ApprovedBy, facts);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State switch
    {
        QuotaRevisionState.Triggered or QuotaRevisionState.Studied => ["notice_on", "through_freeze", "applied_on"],
        QuotaRevisionState.Proposed => ["operation", "class", "minutes", "setup_minutes", "notice_on", "through_freeze", "applied_on"],
        _ => ["operation", "class", "minutes", "setup_minutes", "from", "basis", "trigger", "corrects", "old_minutes", "notice_on", "through_freeze", "applied_on"],
    };
}

/// <summary>Where a revision stands.</summary>
public enum QuotaRevisionState
{
    /// <summary>Somebody or the figures ask for it.</summary>
    Triggered,

    /// <summary>The present method was studied anew.</summary>
    Studied,

    /// <summary>A new figure is proposed.</summary>
    Proposed,

    /// <summary>Those affected know, and were heard.</summary>
    Consulted,

    /// <summary>Approved by both sides.</summary>
    Approved,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>Disputed.</summary>
    Disputed,

    /// <summary>It stays.</summary>
    Upheld,

    /// <summary>It was wrong; a correcting revision follows.</summary>
    Corrected,

    /// <summary>Not pursued.</summary>
    Dropped,
}

/// <summary>Why a quota is looked at.</summary>
public enum RevisionTrigger
{
    /// <summary>The method, tool, material, product or conditions changed.</summary>
    MethodChanged,

    /// <summary>The quota is unsafe.</summary>
    Safety,

    /// <summary>Most exceed it by far, in two periods.</summary>
    Loose,

    /// <summary>Too few reach it, in two periods.</summary>
    Tight,

    /// <summary>Workers or their representative ask for it.</summary>
    Appeal,

    /// <summary>It was exceeded. No lawful reason while the guarantee lasts.</summary>
    Exceeded,

    /// <summary>A figure was mistyped.</summary>
    Mistyped,
}

/// <summary>How a quota was found.</summary>
public enum QuotaBasis
{
    /// <summary>By a study of the work.</summary>
    Studied,

    /// <summary>From past averages.</summary>
    Statistical,

    /// <summary>For the time being.</summary>
    Provisional,
}

/// <summary>One allowance.</summary>
/// <param name="Name">What for.</param>
/// <param name="Percent">How much is added to the basic time.</param>
public sealed record Allowance(string Name, decimal Percent);
