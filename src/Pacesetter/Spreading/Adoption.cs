using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;

namespace Pacesetter.Spreading;

/// <summary>A unit takes up the practice of another, with dates and checks.</summary>
public sealed class Adoption : Entry<AdoptionState>
{
    /// <summary>The practice.</summary>
    public string Practice { get; set; } = "";

    /// <summary>The unit it is learned from.</summary>
    public string? SourceUnit { get; set; }

    /// <summary>The person who teaches it.</summary>
    public string? Mentor { get; set; }

    /// <summary>What the unit's lead answered.</summary>
    public AdoptionAnswer? Answer { get; set; }

    /// <summary>Why, and what is changed in it for this unit.</summary>
    public string? Reason { get; set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>The day it was ordered or agreed.</summary>
    public DateOnly? OrderedOn { get; set; }

    /// <summary>The first day of use.</summary>
    public DateOnly? InUse { get; set; }

    /// <summary>The first day of the window in which the unit was chosen.</summary>
    public DateOnly? SelectedFrom { get; set; }

    /// <summary>The last day of that window.</summary>
    public DateOnly? SelectedTo { get; set; }

    /// <summary>The units it is compared with.</summary>
    public IReadOnlyList<string> ComparedWith { get; set; } = [];

    /// <summary>The day on which window, comparison and guardrails were frozen.</summary>
    public DateOnly? BaselineFrozenOn { get; set; }

    /// <summary>What happened, in order: visits, demonstrations, lessons, trials, checks.</summary>
    public IReadOnlyList<AdoptionStep> Steps { get; set; } = [];

    /// <summary>Safety and maintenance, who looked at the risk.</summary>
    public IReadOnlyList<Signature> RiskCheckedBy { get; set; } = [];

    /// <summary>What the statistics say of it.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>The draft of a practice that grew from it.</summary>
    public string? ImprovedInto { get; set; }

    /// <summary>Where it stood before it was paused.</summary>
    public AdoptionState? PausedFrom { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Owner, Mentor, .. Steps.Where(it => it.Kind == AdoptionStepKind.Lesson).SelectMany(it => it.Persons)];

    /// <inheritdoc/>
    public override IEnumerable<string> Touched() => [Practice];

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => Steps.Select((step, i) => new Appointment(
        string.Create(CultureInfo.InvariantCulture, $"step-{i + 1}"),
        step.Kind is AdoptionStepKind.Visit or AdoptionStepKind.Demonstration ? $"{step.Kind} of {Practice} at {SourceUnit}" : $"{step.Kind} of {Practice} at {Unit}",
        step.On,
        step.On,
        step.Kind is AdoptionStepKind.Visit or AdoptionStepKind.Demonstration ? SourceUnit : Unit));

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Practice.Length == 0 || Unit is null)
        {
            yield return new("adoption_incomplete", "An adoption names a practice and the unit that takes it up.", "Set practice and unit.");
        }

        if (Unit is not null && Unit == SourceUnit)
        {
            yield return new("own_practice", "A unit does not adopt from itself.", "Name the unit it learns from in source_unit.");
        }

        if (SelectedTo < SelectedFrom || InUse < OrderedOn || InUse <= SelectedTo)
        {
            yield return new("dates_reversed", "The selection window ends after it begins, and before the day of order and of first use.", "Mend selected_from, selected_to, ordered_on, in_use.");
        }

        foreach (AdoptionStep step in Steps.Where(it => it.Hours < 0 || it.Fidelity is < 0 or > 1))
        {
            yield return new("step_out_of_range", string.Create(CultureInfo.InvariantCulture, $"The {step.Kind} of {step.On:yyyy-MM-dd} has negative hours, or a fidelity that does not lie between 0 and 1."));
        }

        if (Verdict != facts.Find<Adoption>(Id)?.Verdict && facts.By != Actor.System && !facts.History)
        {
            yield return new("verdict_is_computed", "Nobody sets a verdict by hand.", "Judge the adoptions with: pacesetter prove adoptions");
        }

        if (Signing.Forged(RiskCheckedBy, facts.Find<Adoption>(Id)?.RiskCheckedBy, facts) is { } forged)
        {
            yield return forged;
        }

        if (HostLoad(facts) is { } overload)
        {
            yield return overload;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() =>
        BaselineFrozenOn is null ? [] : ["practice", "unit", "source_unit", "selected_from", "selected_to", "compared_with", "baseline_frozen_on"];

    /// <inheritdoc/>
    public override void Complete(Facts facts) => RiskCheckedBy = Signing.Kept(RiskCheckedBy, facts.Find<Adoption>(Id)?.RiskCheckedBy, facts);

    Refusal? HostLoad(Facts facts) => SourceUnit is not { } host ? null : Visits()
        .GroupBy(it => Period.WeekOf(it.On))
        .Select(week => Spreading.HostLoad.Over(host, week.Key.First, week.Sum(it => it.Hours), facts, Id))
        .FirstOrDefault(it => it is not null);

    /// <summary>What occupies the host.</summary>
    internal IEnumerable<AdoptionStep> Visits() => Steps.Where(it => it.Kind is AdoptionStepKind.Visit or AdoptionStepKind.Demonstration);
}

/// <summary>Where an adoption stands.</summary>
public enum AdoptionState
{
    /// <summary>Offered to the unit.</summary>
    Proposed,

    /// <summary>The unit's lead has answered.</summary>
    Considered,

    /// <summary>Seen where it is at home.</summary>
    Visited,

    /// <summary>Planned; the baseline is frozen.</summary>
    Planned,

    /// <summary>Everybody affected can do it.</summary>
    Trained,

    /// <summary>Being tried.</summary>
    Trial,

    /// <summary>In daily use.</summary>
    InUse,

    /// <summary>Checked by somebody else than the trainer.</summary>
    Checked,

    /// <summary>Still in use after the days of the policy.</summary>
    Sustained,

    /// <summary>Its effect was judged.</summary>
    Evaluated,

    /// <summary>It works here.</summary>
    ProvenHere,

    /// <summary>No effect was shown here.</summary>
    NoEffect,

    /// <summary>It did harm here.</summary>
    Harm,

    /// <summary>Stopped for the time being.</summary>
    Paused,

    /// <summary>Given up, with the reason.</summary>
    Abandoned,

    /// <summary>Changed for the better; a new practice is being drafted.</summary>
    Improved,

    /// <summary>It does not suit the unit, with the reason. A valid answer.</summary>
    NotApplicable,
}

/// <summary>What a unit's lead answers to a proposal.</summary>
public enum AdoptionAnswer
{
    /// <summary>As it is.</summary>
    Adopt,

    /// <summary>With changes.</summary>
    Adapt,

    /// <summary>Not here.</summary>
    NotApplicable,
}

/// <summary>What an adoption's figures show.</summary>
public enum Verdict
{
    /// <summary>It works.</summary>
    Proven,

    /// <summary>It probably works.</summary>
    Likely,

    /// <summary>No effect was shown.</summary>
    NotShown,

    /// <summary>It did harm.</summary>
    Harmed,

    /// <summary>The data cannot tell.</summary>
    NotComputable,
}

/// <summary>The kinds of steps.</summary>
public enum AdoptionStepKind
{
    /// <summary>The adopters watched.</summary>
    Visit,

    /// <summary>The originator showed it.</summary>
    Demonstration,

    /// <summary>Persons were taught, and did it themselves.</summary>
    Lesson,

    /// <summary>It was practised.</summary>
    Trial,

    /// <summary>Somebody looked how much of it is done.</summary>
    Check,
}

/// <summary>One dated step of an adoption.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="On">The day.</param>
/// <param name="Hours">How long the host was occupied, in hours.</param>
/// <param name="By">Who led it: host, trainer, checker.</param>
/// <param name="Fidelity">Of a check: key points done ÷ key points applicable (F17).</param>
/// <param name="Note">What came of it.</param>
public sealed record AdoptionStep(AdoptionStepKind Kind, DateOnly On, decimal Hours = 0m, string? By = null, decimal? Fidelity = null, string? Note = null)
{
    /// <summary>Who took part.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>Of a lesson: who has shown by doing that they can.</summary>
    public IReadOnlyList<string> Able { get; init; } = [];
}
