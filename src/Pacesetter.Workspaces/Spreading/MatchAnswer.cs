namespace Pacesetter.Workspaces.Spreading;

/// <summary>Who should learn from whom, so that the plan gains most.</summary>
public sealed record MatchAnswer
{
    /// <summary>The sum of what the pairs bring net of what they cost.</summary>
    public double Total { get; init; }

    /// <summary>The greatest total there is; the total itself unless a lot was drawn.</summary>
    public double Best { get; init; }

    /// <summary>What gains are counted in: <c>as_given</c>, or <c>earned_hours_a_week</c>.</summary>
    public required string GainUnit { get; init; }

    /// <summary>The pairs, in the order of the learners.</summary>
    public required IReadOnlyList<MatchPair> Pairs { get; init; }

    /// <summary>Learners that stay as they are.</summary>
    public required IReadOnlyList<string> Unmatched { get; init; }

    /// <summary>Why there are no pairs: <c>nobody_told_apart</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The seed of the lot; null where none was drawn.</summary>
    public long? Seed { get; init; }

    /// <summary>The probability of this plan; null where no lot was drawn.</summary>
    public double? Probability { get; init; }

    /// <summary>How many different plans were in the lot; null where no lot was drawn.</summary>
    public int? Plans { get; init; }

    /// <summary>The likeliest of them; the seed gives all again. Null where no lot was drawn.</summary>
    public IReadOnlyList<MatchPlan>? NearBest { get; init; }

    /// <summary>Who waits for a place, in the order drawn: those to compare the placed with. Null without a lottery of places.</summary>
    public IReadOnlyList<MatchWaiting>? Waiting { get; init; }

    /// <summary>Why each of those who stay as they are is in no pair.</summary>
    public IReadOnlyList<MatchWhyNot> WhyNot { get; init; } = [];

    /// <summary>Pairs left out for the time being, because the learner declined.</summary>
    public IReadOnlyList<MatchDeclined> Declined { get; init; } = [];
}

/// <summary>A learner who waits, and the probability with which the lot would have given a place.</summary>
public sealed record MatchWaiting(int Place, string Learner, double Probability);

/// <summary>One learner and one mentor.</summary>
/// <param name="Learner">The one who learns.</param>
/// <param name="Mentor">The one who shows.</param>
/// <param name="Gain">What it is expected to bring, its cost not taken off; from a workspace the lower end of it.</param>
/// <param name="Reason">Why these two, in words.</param>
public sealed record MatchPair(string Learner, string Mentor, double Gain, string Reason)
{
    /// <summary>The probability with which the lot pairs them, or in a lottery of places gives the learner one; null where none was drawn.</summary>
    public double? Probability { get; init; }

    /// <summary>The operation that most of the gain comes from.</summary>
    public string? Operation { get; init; }

    /// <summary>The mentor's practice to be taken up.</summary>
    public string? Practice { get; init; }

    /// <summary>What the gain rests on: <c>as_given</c>, <c>pooled</c> effects of the practice, or a part of the gap <c>assumed</c>.</summary>
    public string Basis { get; init; } = "as_given";

    /// <summary>The expected gain, of which the gain is the lower end; null where it is assumed or given.</summary>
    public double? Expected { get; init; }

    /// <summary>The pooled effect that it rests on.</summary>
    public ExchangeEffect? Effect { get; init; }

    /// <summary>The learner's hours a week in the shared work.</summary>
    public double? Hours { get; init; }

    /// <summary>What it costs the host: hours a week while the visits last.</summary>
    public double? HostHours { get; init; }

    /// <summary>What it costs the host or mentor: hours in all.</summary>
    public double? CostHours { get; init; }

    /// <summary>The same a week, in what the gain is counted in, spread over the weeks in which the gain counts; null where gains are given.</summary>
    public double? Cost { get; init; }

    /// <summary>Gain less cost: what the plan makes greatest.</summary>
    public double Net => Gain - (Cost ?? 0);

    /// <summary>What the host earns less a week while the visits last.</summary>
    internal double HostLoss { get; init; }

    /// <summary>The entry drafted.</summary>
    public string? Draft { get; init; }

    /// <summary>Why no entry was drafted: <c>mentor_without_practice</c>, or <c>proposed_already</c>.</summary>
    public string? NotDrafted { get; init; }

    /// <summary>What is under way between the two; null where nothing is.</summary>
    public MatchStanding? Standing { get; init; }
}

/// <summary>A plan in the lot.</summary>
public sealed record MatchPlan(double Total, double Probability, int Placed);
