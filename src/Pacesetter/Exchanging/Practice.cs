using System.Globalization;
using Pacesetter.Lifecycles;

namespace Pacesetter.Exchanging;

/// <summary>A verified account of what was done, how, under which conditions, with what result and within which limits.</summary>
public sealed class Practice : Entry<PracticeState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>The title in Chinese.</summary>
    public string? TitleZh { get; set; }

    /// <summary>What kind of practice it is.</summary>
    public PracticeKind Kind { get; set; }

    /// <summary>Who found it: a person's or a unit's code.</summary>
    public string? Originator { get; set; }

    /// <summary>The metric it is meant to move.</summary>
    public string Metric { get; set; } = "earned_hours_per_hour";

    /// <summary>The difficulty it answers.</summary>
    public string? Problem { get; set; }

    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<string> Steps { get; set; } = [];

    /// <summary>What matters in the steps, each with its reason.</summary>
    public IReadOnlyList<KeyPoint> KeyPoints { get; set; } = [];

    /// <summary>Under which conditions it works.</summary>
    public IReadOnlyList<string> Conditions { get; set; } = [];

    /// <summary>Where it ends, and what was tried and failed.</summary>
    public IReadOnlyList<string> Limits { get; set; } = [];

    /// <summary>Who contributed, with shares that sum to 1.</summary>
    public IReadOnlyList<Contributor> Contributors { get; set; } = [];

    /// <summary>The work records and observations that bear it out.</summary>
    public IReadOnlyList<Evidence> Evidence { get; set; } = [];

    /// <summary>Who measured it, and how far they differed.</summary>
    public IReadOnlyList<Measurement> Measurements { get; set; } = [];

    /// <summary>Quality, safety and maintenance, who state that the guardrails held.</summary>
    public IReadOnlyList<Signature> Signatures { get; set; } = [];

    /// <summary>The window and the quota revision that the result is measured against.</summary>
    public string? Baseline { get; set; }

    /// <summary>Resembling practices that the author has looked at.</summary>
    public IReadOnlyList<string> PriorArt { get; set; } = [];

    /// <summary>When it is to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The day it was first presented.</summary>
    public DateOnly? PresentedOn { get; set; }

    /// <summary>Where alone it was proven.</summary>
    public string? ProvenWhere { get; set; }

    /// <summary>The practice that took its place.</summary>
    public string? Successor { get; set; }

    /// <summary>Where it stood before it was queried.</summary>
    public PracticeState? QueriedFrom { get; set; }

    /// <summary>The versions published so far.</summary>
    public IReadOnlyList<PracticeVersion> Versions { get; set; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Originator, .. Contributors.Select(it => it.Person)];

    /// <inheritdoc/>
    public override string Searched() => string.Join('\n', (string?[])[Title, TitleZh, Problem, .. Steps, .. KeyPoints.Select(it => it.Point), .. Conditions, .. Limits]);

    /// <inheritdoc/>
    /// <remarks>Until it is verified it belongs to where it was found; from then on it is for everybody.</remarks>
    public override bool VisibleTo(Actor actor, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        PracticeState stands = State == PracticeState.Queried ? QueriedFrom ?? PracticeState.Spotted : State;
        return stands >= PracticeState.Verified || Unit is null || actor.Roles != Roles.None || Involved().Contains(actor.Person);
    }

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => ReviewOn is { } day ? [new("review", $"Review of {Title}", day, day)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length == 0)
        {
            yield return new("title_missing", "A practice needs a title.", "Give it one that says what is done.");
        }

        if (facts.Policy.Scored(Metric) is { } scored)
        {
            yield return scored;
        }

        decimal sum = Contributors.Sum(it => it.Share);
        if (Contributors.Count > 0 && sum != 1m)
        {
            yield return new("shares_do_not_sum", string.Create(CultureInfo.InvariantCulture, $"The shares of the contributors sum to {sum}, not to 1."), "Agree on shares that sum to 1.");
        }

        if (Contributors.Any(it => it.Share is <= 0 or > 1))
        {
            yield return new("share_out_of_range", "The share of a contributor lies above 0 and at most at 1.", "Leave out who did not contribute.");
        }

        if (facts.Find<Practice>(Id) is { } stood && Taken(stood, facts) is { } taken)
        {
            yield return taken;
        }

        if (Signing.Forged(Signatures, facts.Find<Practice>(Id)?.Signatures, facts) is { } forged)
        {
            yield return forged;
        }

        if (KeyPoints.Any(it => it.Step < 1 || it.Step > Steps.Count))
        {
            yield return new("step_unknown", $"A key point names a step that is not among the {Steps.Count} steps.", "Number the steps from 1.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State is PracticeState.Spotted or PracticeState.Drafted or PracticeState.Observed
        ? []
        : ["title", "kind", "originator", "metric", "problem", "steps", "key_points", "conditions", "limits", "contributors", "evidence", "measurements", "baseline"];

    /// <inheritdoc/>
    public override void Complete(Facts facts)
    {
        Practice? stood = facts.Find<Practice>(Id);
        // What quality, safety and maintenance signed is the text as it stood: another text has to be signed anew.
        bool rewritten = stood is not null && !facts.History && !SaysTheSame(stood);
        Signatures = rewritten ? Signing.Kept([.. Signatures.Except(stood!.Signatures)], null, facts) : Signing.Kept(Signatures, stood?.Signatures, facts);

        // Nobody accepts a share, or vouches for evidence, but for themselves; what others did stands while it is unchanged.
        Contributors = [.. Contributors.Select(it => it with { Accepted = facts.By.Is(it.Person) || (it.Accepted && (facts.History || stood?.Contributors.Contains(it) == true)) })];
        Evidence = [.. Evidence.Select(it => facts.By.Is(it.VerifiedBy) || facts.History || stood?.Evidence.Contains(it) == true ? it : it with { VerifiedBy = null })];
    }

    // A contributor who has accepted goes by an edit of their own alone; finders are named by those who took part, or by an editor.
    Refusal? Taken(Practice stood, Facts facts)
    {
        if (facts.History || facts.By.Person is null)
        {
            return null;
        }

        if (stood.Contributors.FirstOrDefault(one => one.Accepted && !facts.By.Is(one.Person) && Contributors.All(it => it.Person != one.Person)) is { } dropped)
        {
            return new("contributor_dropped", $"{dropped.Person} contributed, and has not withdrawn.", "They withdraw by an edit of their own; who disputes it files an objection.");
        }

        bool renamed = Originator != stood.Originator || !Contributors.Select(it => (it.Person, it.Share)).SequenceEqual(stood.Contributors.Select(it => (it.Person, it.Share)));
        return renamed && !stood.Involved().Contains(facts.By.Person) && (facts.By.Roles & (Roles.Editor | Roles.IndustrialEngineer)) == Roles.None
            ? new("not_involved", "Who found it, and with which shares, is for those to say who took part.", "Ask one of them, or an editor; who disputes it files an objection.")
            : null;
    }

    bool SaysTheSame(Practice other) =>
        (Kind, Metric, Problem, Baseline) == (other.Kind, other.Metric, other.Problem, other.Baseline)
        && Steps.SequenceEqual(other.Steps)
        && KeyPoints.SequenceEqual(other.KeyPoints)
        && Conditions.SequenceEqual(other.Conditions)
        && Limits.SequenceEqual(other.Limits);
}

/// <summary>The kinds of practices.</summary>
public enum PracticeKind
{
    /// <summary>How an operation is done, step by step.</summary>
    Operating,

    /// <summary>How work and people are organised.</summary>
    Organising,

    /// <summary>With which tools.</summary>
    Tooling,

    /// <summary>How it is led and planned.</summary>
    Management,
}

/// <summary>Where a practice stands.</summary>
public enum PracticeState
{
    /// <summary>Somebody or the figures noticed it.</summary>
    Spotted,

    /// <summary>Being written down.</summary>
    Drafted,

    /// <summary>Measured by several observers.</summary>
    Observed,

    /// <summary>Its evidence was recomputed by a second person.</summary>
    Verified,

    /// <summary>Shown at a conference.</summary>
    Presented,

    /// <summary>Open to all, with an owner and a day of review.</summary>
    Published,

    /// <summary>In use in another unit.</summary>
    Adopted,

    /// <summary>Proven in several units.</summary>
    Proven,

    /// <summary>Proven where a condition holds.</summary>
    ProvenInConditions,

    /// <summary>Shown not to work; stays readable.</summary>
    Refuted,

    /// <summary>Another took its place.</summary>
    Superseded,

    /// <summary>No longer used.</summary>
    Retired,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>Under objection.</summary>
    Queried,
}

/// <summary>What matters in a step, and why.</summary>
/// <param name="Step">The step's number, from 1.</param>
/// <param name="Point">What matters.</param>
/// <param name="Reason">Why.</param>
public sealed record KeyPoint(int Step, string Point, string Reason);

/// <summary>Somebody's share in a practice.</summary>
/// <param name="Person">The person's code.</param>
/// <param name="Share">The share, above 0 and at most 1.</param>
/// <param name="Accepted">Whether they accepted it.</param>
public sealed record Contributor(string Person, decimal Share, bool Accepted = false);

/// <summary>What bears a practice or a claim out.</summary>
/// <param name="Kind">What it points to: <c>work</c>, <c>observation</c>, <c>document</c>.</param>
/// <param name="Reference">The record, or unit, date and metric, or where the document lies.</param>
/// <param name="VerifiedBy">Who recomputed it.</param>
/// <param name="Note">What it shows.</param>
public sealed record Evidence(string Kind, string Reference, string? VerifiedBy = null, string? Note = null);

/// <summary>What one observer measured.</summary>
/// <param name="Observer">The person's code.</param>
/// <param name="On">The day.</param>
/// <param name="Minutes">The mean time of a unit, in minutes.</param>
/// <param name="Cycles">How many were timed.</param>
public sealed record Measurement(string Observer, DateOnly On, decimal Minutes, int Cycles);

/// <summary>One published version of a practice.</summary>
/// <param name="Number">From 1.</param>
/// <param name="On">The day it was published.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Why">Why it was made.</param>
public sealed record PracticeVersion(int Number, DateOnly On, IReadOnlyList<string> Steps, string Why);
