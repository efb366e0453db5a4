using Pacesetter.Lifecycles;

namespace Pacesetter.Planning;

/// <summary>A quantity to reach in a period, on a stated basis.</summary>
public sealed class Goal : Entry<GoalState>
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>The metric, or <c>earned_hours</c>, or <c>good</c>.</summary>
    public string Metric { get; set; } = "";

    /// <summary>The operation, where only one counts.</summary>
    public string? Operation { get; set; }

    /// <summary>The first day of the plan.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day of the plan.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What is to be reached.</summary>
    public decimal? Target { get; set; }

    /// <summary>On what basis it counts as reached; without one no figure of the goal is given.</summary>
    public GoalBasis? Basis { get; set; }

    /// <summary>The goal above this one.</summary>
    public string? Parent { get; set; }

    /// <summary>How each level set the target, from the highest down.</summary>
    public IReadOnlyList<LevelTarget> Levels { get; set; } = [];

    /// <summary>How much the levels added to one another: lowest ÷ highest target (F26); null with fewer than two.</summary>
    public decimal? MarkUp => Levels.Count < 2 || Levels[0].Value == 0 ? null : Math.Round(Levels[^1].Value / Levels[0].Value, 6, MidpointRounding.AwayFromZero);

    /// <inheritdoc/>
    public override string? Searched() => Title;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Metric.Length == 0 || Unit is null || From is null || To is null || Target is null)
        {
            yield return new("goal_incomplete", "A goal names unit, metric, from, to and target.", "Set them.");
        }

        if (facts.Policy.Scored(Metric) is { } scored)
        {
            yield return scored;
        }

        if (Target is <= 0m || Levels.Any(it => it.Value < 0m))
        {
            yield return new("target_not_positive", Target is <= 0m ? $"There is nothing to reach at {Target:0.######}." : "A level's target lies below zero.", "Set targets above zero.");
        }

        if (facts.Find<Goal>(Parent) is { } whole && OnOtherScale(whole) is { } scales)
        {
            yield return new("mixed_bases", $"{scales} cannot stand on one scale with those of {whole.Id}: they add up to nothing.", "Choose one metric and one basis along the tree, or leave out parent.");
        }

        if (To < From)
        {
            yield return new("dates_reversed", "The plan ends before it begins.", "Mend from and to.");
        }

        if (Levels.Any(it => string.IsNullOrWhiteSpace(it.Author)))
        {
            yield return new("author_missing", "Each level's target has an author.", "Name them in levels.");
        }

        var seen = new HashSet<string> { Id };
        for (Goal? above = facts.Find<Goal>(Parent); above is not null; above = facts.Find<Goal>(above.Parent))
        {
            if (!seen.Add(above.Id))
            {
                yield return new("goal_cycle", $"{above.Id} would lie above itself.", "Mend parent.");
                yield break;
            }
        }
    }

    // A level of twelve months is no part of a total, nor are pairs a part of tonnes.
    string? OnOtherScale(Goal whole) =>
        Metric.Length > 0 && (whole.Metric != Metric || whole.Operation != Operation) ? $"Figures of {Metric}{(Operation is null ? "" : $" of {Operation}")}"
        : whole.Basis is { } above && Basis is { } own && (above == GoalBasis.Level) != (own == GoalBasis.Level) ? $"Figures on the basis {own}"
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == GoalState.Draft ? [] : ["unit", "metric", "operation", "from", "to", "target", "basis"];
}

/// <summary>Where a goal stands.</summary>
public enum GoalState
{
    /// <summary>Being discussed.</summary>
    Draft,

    /// <summary>Agreed.</summary>
    Set,

    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Its time is over, and it is not reached.</summary>
    Missed,

    /// <summary>Given up, with the reason.</summary>
    Dropped,
}

/// <summary>On what basis a goal counts as reached.</summary>
public enum GoalBasis
{
    /// <summary>The sum from the first day on reaches the target.</summary>
    Cumulative,

    /// <summary>The last twelve months reach the level of the plan's last year.</summary>
    Level,

    /// <summary>The sum has come to a later date of the plan's calendar.</summary>
    Calendar,
}

/// <summary>The target as one level set it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Value">Its target.</param>
/// <param name="Author">Who set it.</param>
public sealed record LevelTarget(string Level, decimal Value, string Author);
