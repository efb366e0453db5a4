using Pacesetter.Planning;

namespace Pacesetter.Workspaces.Planning;

/// <summary>The goals, each by itself: goals in different quantities or on different bases are never put on one scale.</summary>
/// <param name="AsOf">The day on which they stand so.</param>
/// <param name="Rows">The goals, in the order of their codes.</param>
public sealed record GoalsAnswer(DateOnly? AsOf, IReadOnlyList<GoalRow> Rows);

/// <summary>Where a goal stands, and when it will be reached.</summary>
public record GoalRow(string Goal, string? Unit, string Metric)
{
    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    public string? Operation { get; init; }

    public GoalState State { get; init; }

    /// <summary>What is to be reached.</summary>
    public decimal? Target { get; init; }

    /// <summary>Cumulative and calendar: the sum from the first day of the plan on. Level: the sum of the last twelve months.</summary>
    public decimal? Done { get; init; }

    /// <summary>Done ÷ target.</summary>
    public decimal? Share { get; init; }

    public GoalBasis? Basis { get; init; }

    public DateOnly? PlannedEnd { get; init; }

    /// <summary>The day on which it was reached; null while it is not.</summary>
    public DateOnly? ReachedOn { get; init; }

    /// <summary>When it will be reached; null once it is, or where <see cref="Reason"/> says why.</summary>
    public GoalCompletion? Completion { get; init; }

    /// <summary>Days ahead of the plan, below zero behind it: of the day it was reached or, half to half, will be; on the calendar's basis of today.</summary>
    public int? LeadDays { get; init; }

    /// <summary>The same in whole months.</summary>
    public int? LeadMonths { get; init; }

    /// <summary><c>days</c>, or <c>work_days</c> where the calendar of the unit covers the plan.</summary>
    public string? LeadIn { get; init; }

    /// <summary>The chance of being reached by the planned end.</summary>
    public double? ProbabilityInTime { get; init; }

    /// <summary>How much the levels added to one another: lowest ÷ highest target.</summary>
    public decimal? MarkUp { get; init; }

    /// <summary>The target as each level set it, and what it added to that above.</summary>
    public IReadOnlyList<GoalLevel> Levels { get; init; } = [];

    /// <summary>The targets of the goals below together; null without any.</summary>
    public decimal? PartsTarget { get; init; }

    /// <summary>The same ÷ the target: above 1, more is asked below than is needed here.</summary>
    public decimal? PartsMarkUp { get; init; }

    /// <summary><c>reconciled</c>: made to add up with the goals above and below; <c>own</c>: of its unit alone.</summary>
    public string? Forecast { get; init; }

    /// <summary>Why a goal of a tree stands by its own forecast: <c>parts_overlap</c>, <c>parts_exceed_whole</c>, or the need of the forecast that is not met.</summary>
    public string? ForecastReason { get; init; }

    /// <summary>The past forecasts by which the chances were corrected; null where they are the model's own.</summary>
    public GoalCalibration? CalibratedOn { get; init; }

    /// <summary>Why figures are missing: <c>basis_not_chosen</c>, <c>no_output</c>, <c>plan_over</c>, <c>beyond_horizon</c>, <c>metric_unknown</c>, <c>metric_not_summed</c>, or the need of the forecast that is not met.</summary>
    public string? Reason { get; init; }
}

/// <summary>The days by which the goal is reached with a chance of 10, 50, 80, 90 %; null beyond the horizon.</summary>
public sealed record GoalCompletion(DateOnly? P10, DateOnly? P50, DateOnly? P80, DateOnly? P90)
{
    /// <summary>The chance of being done by the end of each coming week.</summary>
    public required IReadOnlyList<CompletionChance> By { get; init; }
}

/// <summary>A level of the mark-up ledger.</summary>
/// <param name="Level">The level.</param>
/// <param name="Value">Its target.</param>
/// <param name="Author">Who set it.</param>
/// <param name="MarkUp">÷ the level above it; null for the highest.</param>
public sealed record GoalLevel(string Level, decimal Value, string Author, decimal? MarkUp);

/// <summary>How many teams' past was forecast again, and how many forecasts that makes.</summary>
public sealed record GoalCalibration(int Series, int Forecasts);
