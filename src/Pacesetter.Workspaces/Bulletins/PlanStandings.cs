using Pacesetter.Planning;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Where the goals stand on their bases, and when they will be reached.</summary>
/// <param name="AsOf">The day on which they stand so.</param>
/// <param name="Goals">The goals, those on top of others first.</param>
public sealed record PlanStandings(DateOnly AsOf, IReadOnlyList<PlanStanding> Goals)
{
    /// <summary>Goals left out because their unit has fewer than k persons.</summary>
    public Figure Hidden { get; init; } = Figure.Of(0);

    /// <summary>True where goals along the unit tree were made to add up.</summary>
    public bool Reconciled { get; init; }

    /// <summary>Past forecasts by which the chances were corrected; null where they are the model's own.</summary>
    public int? Forecasts { get; init; }
}

/// <summary>A goal.</summary>
/// <param name="Goal">Its code.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Metric">What is counted.</param>
public sealed record PlanStanding(string Goal, Named Unit, Named Metric)
{
    /// <summary>What it is called, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Null while none is chosen: no figure is given then.</summary>
    public GoalBasis? Basis { get; init; }

    public Figure Target { get; init; } = Figure.Missing("basis_not_chosen");

    public Figure Done { get; init; } = Figure.Missing("basis_not_chosen");

    /// <summary>Done ÷ target.</summary>
    public Figure Share { get; init; } = Figure.Missing("basis_not_chosen");

    /// <summary>The chance of being reached by the planned end.</summary>
    public Figure InTime { get; init; } = Figure.Missing("basis_not_chosen");

    public DateOnly? PlannedEnd { get; init; }

    public DateOnly? ReachedOn { get; init; }

    /// <summary>The days by which it is reached with a chance of 10, 50, 80, 90 %; null beyond the horizon.</summary>
    public IReadOnlyList<DateOnly?> Days { get; init; } = [null, null, null, null];

    /// <summary>Days ahead of the plan, below zero behind it.</summary>
    public int? Lead { get; init; }

    /// <summary>True where the lead counts days with shifts alone.</summary>
    public bool WorkDays { get; init; }

    /// <summary>The targets of the goals below together ÷ its own; null without any.</summary>
    public decimal? PartsMarkUp { get; init; }

    /// <summary>Why figures are missing: an id whose text is the wording's <c>reason.ID</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The picture of a sum; null for others.</summary>
    public PlanFan? Fan { get; init; }
}

/// <summary>How far a sum was, and will be, ahead of the plan's even line.</summary>
/// <param name="Weeks">Full weeks behind that the forecast rests on.</param>
/// <param name="Past">The lead at the end of each of the last weeks; one at least.</param>
/// <param name="Ahead">The same for the weeks to come.</param>
public sealed record PlanFan(int Weeks, IReadOnlyList<FanPast> Past, IReadOnlyList<FanAhead> Ahead)
{
    /// <summary>What it will be at the planned end; null where that lies beyond the horizon.</summary>
    public FanAhead? End { get; init; }
}

/// <summary>What was done by a day less what was planned by then.</summary>
public sealed record FanPast(DateOnly Day, decimal Lead);

/// <summary>What will have been done by a day, less what is planned by then, with a chance of 10, 25, 50, 75, 90 % of less.</summary>
public sealed record FanAhead(DateOnly Day, IReadOnlyList<decimal> Leads);
