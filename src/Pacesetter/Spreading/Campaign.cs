using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Measuring;

namespace Pacesetter.Spreading;

/// <summary>A contest by published conditions, with checks, mutual help and guardrails.</summary>
public sealed class Campaign : Entry<CampaignState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The units that may take part.</summary>
    public IReadOnlyList<string> Populations { get; set; } = [];

    /// <summary>The operations in its scope, whose quotas are frozen; none means every operation.</summary>
    public IReadOnlyList<string> Operations { get; set; } = [];

    /// <summary>What is to be reached.</summary>
    public IReadOnlyList<Condition> Conditions { get; set; } = [];

    /// <summary>The days of the checks.</summary>
    public IReadOnlyList<DateOnly> CheckDays { get; set; } = [];

    /// <summary>What can be won.</summary>
    public IReadOnlyList<string> Prizes { get; set; } = [];

    /// <summary>Which data are used, and for how long they are kept.</summary>
    public string? DataUse { get; set; }

    /// <summary>The day on which it was announced; from then on quotas are frozen.</summary>
    public DateOnly? AnnouncedOn { get; set; }

    /// <summary>What those who are to take part said of the draft.</summary>
    public IReadOnlyList<CampaignComment> Comments { get; set; } = [];

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<Enrolment> Enrolments { get; set; } = [];

    /// <summary>What the checks found.</summary>
    public IReadOnlyList<CampaignCheck> Checks { get; set; } = [];

    /// <summary>For which units maintenance has signed that the equipment bore what it bore.</summary>
    public IReadOnlyList<Clearance> Clearances { get; set; } = [];

    /// <summary>Who voted how, when it was decided.</summary>
    public IReadOnlyList<Vote> Votes { get; set; } = [];

    /// <summary>What quality, injuries, turnover and output did afterwards.</summary>
    public string? AfterEffects { get; set; }

    /// <summary>The day after which objections to the result are late.</summary>
    public DateOnly? ObjectionsUntil { get; set; }

    /// <inheritdoc/>
    public override string Searched() => $"{Title}\n{string.Join('\n', Conditions.Select(it => it.Text))}";

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, .. Enrolments.Select(it => it.By)];

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() =>
    [
        .. From is { } first ? [new Appointment("", Title, first, To ?? first)] : (Appointment[])[],
        .. CheckDays.Select((day, i) => new Appointment(string.Create(CultureInfo.InvariantCulture, $"check-{i + 1}"), string.Create(CultureInfo.InvariantCulture, $"Check {i + 1} of {Title}"), day, day)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length == 0)
        {
            yield return new("title_missing", "A campaign needs a title.");
        }

        if (To < From)
        {
            yield return new("dates_reversed", "The campaign ends before it begins.", "Mend from and to.");
        }

        // One score of them would set 150 % of the quota beside 133 % of the own past (AT-19).
        Basis[] bases = [.. Conditions.Where(it => !it.Guardrail).Select(it => it.Basis).OfType<Basis>().Distinct().Order()];
        if (bases.Length > 1)
        {
            yield return new("mixed_bases", $"Conditions of {string.Join(" and of ", bases)} cannot stand in one score: each is a percentage of something else.", "Set one basis for all conditions that count; 800 pairs are one and a half only of a quota up to 533, however much more than before they are.");
        }

        foreach (Refusal scored in Conditions.Select(it => facts.Policy.Scored(it.Metric)).OfType<Refusal>().Take(1))
        {
            yield return scored;
        }

        if (CheckDays.Any(day => day < From || day > To))
        {
            yield return new("check_outside", "A check lies outside the campaign.", "Mend check_days.");
        }

        if (Conditions.FirstOrDefault(it => it.By < From || it.By > To) is { } outside)
        {
            yield return new("condition_outside", string.Create(CultureInfo.InvariantCulture, $"The condition {outside.Metric} is to be reached by {outside.By:yyyy-MM-dd}, outside the campaign."), "Mend its by.");
        }

        if (Conditions.Any(it => it.Weight < 0 || (it.Target <= 0 && !it.Guardrail)))
        {
            yield return new("condition_out_of_range", "A condition has a target above zero, and a weight that is not negative.", "Mend conditions.");
        }

        if (Votes.GroupBy(it => it.Person).FirstOrDefault(it => it.Count() > 1) is { } twice)
        {
            yield return new("voted_already", $"{twice.Key} has voted already; each has one vote.", "A vote stands as it was given.");
        }

        if (Checks.FirstOrDefault(it => it.CheckedBy is not null && it.CheckedBy == it.Unit) is { } own)
        {
            yield return new("own_check", $"{own.Unit} cannot check itself.", "Let a different unit check.");
        }

        if (!facts.History && Forged(facts) is { } forged)
        {
            yield return forged;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State is CampaignState.Draft or CampaignState.Consulted
        ? []
        : ["title", "from", "to", "populations", "operations", "conditions", "check_days", "prizes", "data_use", "announced_on"];

    /// <summary>True where the quota of an operation must stay as it is on a day.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="day">The day.</param>
    /// <param name="cooling">Days after the end in which the freeze goes on.</param>
    public bool Freezes(string operation, DateOnly day, int cooling) =>
        AnnouncedOn is { } announced && To is { } end && day >= announced && day <= end.AddDays(cooling) && (Operations.Count == 0 || Operations.Contains(operation));

    /// <summary>True where maintenance has signed that the equipment of a unit has borne what it bore up to a day.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="last">The last day above what it is rated for.</param>
    public bool IsBorne(string unit, DateOnly last) => Clearances.Any(it => it.Unit == unit && it.On >= last);

    // Maintenance signs for itself, and nobody takes that back for them.
    Refusal? Forged(Facts facts)
    {
        IReadOnlyList<Clearance> stood = facts.Find<Campaign>(Id)?.Clearances ?? [];
        Clearance? wrong = Clearances.Except(stood).FirstOrDefault(it => !facts.By.Is(it.By) || it.On != facts.Today || !facts.By.At(facts.UnitsFrom(it.Unit)).Roles.HasFlag(Roles.Maintenance))
            ?? stood.Except(Clearances).FirstOrDefault(it => !facts.By.Is(it.By));
        return wrong is null ? null : Signing.ForAnother(wrong.By);
    }

    /// <summary>True once nothing can be won any more: what is done counts no further.</summary>
    public bool IsOver() => State is CampaignState.Closed or CampaignState.UnderObjection or CampaignState.Decided or CampaignState.Reviewed;
}

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>Being drafted.</summary>
    Draft,

    /// <summary>Shown to those who are to take part.</summary>
    Consulted,

    /// <summary>Announced; conditions and quotas are frozen.</summary>
    Announced,

    /// <summary>Running.</summary>
    Open,

    /// <summary>Stopped: a guardrail, an accident, overtime.</summary>
    Suspended,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>Somebody objects to the result.</summary>
    UnderObjection,

    /// <summary>The awards are decided.</summary>
    Decided,

    /// <summary>What came after it was looked at.</summary>
    Reviewed,
}

/// <summary>A condition: metric, base, amount, and whether it is a guardrail.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Text">The condition in words.</param>
/// <param name="Target">What is to be reached, in the metric's unit.</param>
/// <param name="Weight">Its weight in the score; a guardrail has none.</param>
/// <param name="Guardrail">True where it must hold and earns nothing.</param>
/// <param name="Basis">Of what the target is a share; none where it is an amount.</param>
/// <param name="By">The day by which; left out, the last of the campaign.</param>
/// <param name="Quality">The quality that goes with it, in words.</param>
public sealed record Condition(string Metric, string Text, decimal? Target = null, decimal Weight = 0m, bool Guardrail = false, Basis? Basis = null, DateOnly? By = null, string? Quality = null);

/// <summary>What somebody said of the draft.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What they said.</param>
/// <param name="Unit">Their team.</param>
public sealed record CampaignComment(DateOnly On, string By, string Text, string? Unit = null);

/// <summary>A unit takes part.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who enrolled it.</param>
public sealed record Enrolment(string Unit, DateOnly On, string? By = null);

/// <summary>What a check found at one unit.</summary>
/// <param name="On">The day.</param>
/// <param name="Unit">The unit checked.</param>
/// <param name="GuardrailsHold">Whether all guardrails held.</param>
/// <param name="CheckedBy">The unit that checked.</param>
/// <param name="Score">The score by the conditions.</param>
/// <param name="Note">What was seen.</param>
public sealed record CampaignCheck(DateOnly On, string Unit, bool GuardrailsHold, string? CheckedBy = null, decimal? Score = null, string? Note = null);

/// <summary>Maintenance signed that the equipment of a unit has borne load above what it is rated for.</summary>
/// <param name="On">The day.</param>
/// <param name="Unit">The unit.</param>
/// <param name="By">Who signed.</param>
/// <param name="Note">What was seen.</param>
public sealed record Clearance(DateOnly On, string Unit, string By, string? Note = null);

/// <summary>One vote.</summary>
/// <param name="Person">Who.</param>
/// <param name="For">The unit voted for.</param>
public sealed record Vote(string Person, string For);
