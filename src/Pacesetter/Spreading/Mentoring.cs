using Pacesetter.Lifecycles;

namespace Pacesetter.Spreading;

/// <summary>A voluntary, dated contract by which one person teaches another.</summary>
public sealed class Mentoring : Entry<MentoringState>
{
    /// <summary>Who teaches.</summary>
    public string Mentor { get; set; } = "";

    /// <summary>Who learns.</summary>
    public string Learner { get; set; } = "";

    /// <summary>The operation that is taught.</summary>
    public string? Operation { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What is to be learned.</summary>
    public IReadOnlyList<string> Goals { get; set; } = [];

    /// <summary>Who has signed: both do.</summary>
    public IReadOnlyList<string> SignedBy { get; set; } = [];

    /// <summary>When the mentor helped, and for how long.</summary>
    public IReadOnlyList<HelpSession> Sessions { get; set; } = [];

    /// <summary>The skill test by a third person.</summary>
    public SkillTest? Test { get; set; }

    /// <summary>The hours of help so far.</summary>
    public decimal Hours => Sessions.Sum(it => it.Hours);

    /// <summary>The earned hours credited to the mentor so far, at the mentor's own average.</summary>
    public decimal CreditedHours => Sessions.Sum(it => it.CreditedHours ?? 0m);

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Mentor, Learner];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Mentor.Length == 0 || Learner.Length == 0 || Mentor == Learner)
        {
            yield return new("two_persons", "A mentoring is between two persons.", "Set mentor and learner.");
        }

        if (To < From)
        {
            yield return new("dates_reversed", "The mentoring ends before it begins.", "Mend from and to.");
        }

        if (Sessions.Any(it => it.Hours is <= 0 or > 24))
        {
            yield return new("hours_out_of_range", "A help session lasts more than 0 and at most 24 hours.");
        }

        // Nor does either of them say what a third person is to have found.
        if (Test is { } test && (test.By == Mentor || test.By == Learner || (!facts.History && (facts.By.Is(Mentor) || facts.By.Is(Learner)) && test != facts.Find<Mentoring>(Id)?.Test)))
        {
            yield return new("test_by_a_third", "The skill is tested by a third person.", "Let somebody else test.");
        }

        if (Signing.Forged(SignedBy, facts.Find<Mentoring>(Id)?.SignedBy, facts) is { } forged)
        {
            yield return forged;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == MentoringState.Offered ? [] : ["mentor", "learner", "operation", "from", "goals", "signed_by"];

    // The hours a mentor teaches are lost to the mentor's own output; they count as if worked at the mentor's average of the last quarter.
    /// <inheritdoc/>
    public override void Complete(Facts facts)
    {
        Sessions = [.. Sessions.Select(it => it.CreditedHours is null && facts.FulfilmentBefore(Mentor, it.On) is { } average
            ? it with { CreditedHours = Math.Round(it.Hours * average, 6, MidpointRounding.AwayFromZero) }
            : it)];
        string? by = facts.By.Person;
        if (State == MentoringState.Offered && by is not null && (by == Mentor || by == Learner) && !SignedBy.Contains(by))
        {
            SignedBy = [.. SignedBy, by];
        }
    }
}

/// <summary>Where a mentoring stands.</summary>
public enum MentoringState
{
    /// <summary>Offered.</summary>
    Offered,

    /// <summary>Signed by both.</summary>
    Agreed,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Tested by a third person.</summary>
    Checked,

    /// <summary>The goals are reached.</summary>
    Fulfilled,

    /// <summary>It goes on for longer.</summary>
    Extended,

    /// <summary>Ended before its time, with the reason.</summary>
    EndedEarly,
}

/// <summary>One time of help.</summary>
/// <param name="On">The day.</param>
/// <param name="Hours">How long, in hours.</param>
/// <param name="CreditedHours">Earned hours credited to the mentor, computed.</param>
/// <param name="Note">What was done.</param>
public sealed record HelpSession(DateOnly On, decimal Hours, decimal? CreditedHours = null, string? Note = null);

/// <summary>A test of skill.</summary>
/// <param name="By">Who tested.</param>
/// <param name="On">The day.</param>
/// <param name="Passed">Whether it was passed.</param>
/// <param name="Note">What was seen.</param>
public sealed record SkillTest(string By, DateOnly On, bool Passed, string? Note = null);
