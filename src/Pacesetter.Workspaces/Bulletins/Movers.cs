using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The teams and work centres whose fulfilment changed most against the period before.</summary>
/// <param name="Rows">In the order to print, largest change first.</param>
/// <param name="Outside">How many of them left their natural process limits.</param>
public sealed record Movers(IReadOnlyList<Mover> Rows, int Outside);

/// <summary>A unit that moved. Fulfilments are ratios.</summary>
/// <param name="Unit">The team or work centre.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Before">Its fulfilment in the period before.</param>
/// <param name="Now">Its fulfilment in this period.</param>
/// <param name="Change">Now − before: 0.05 prints as 5.0 percentage points.</param>
public sealed record Mover(Named Unit, UnitKind Kind, Figure Before, Figure Now, Figure Change)
{
    /// <summary>The natural process limits, or null when there are too few weeks before.</summary>
    public ProcessLimits? Limits { get; init; }

    /// <summary>Weekly fulfilment up to the end of this period, oldest first.</summary>
    public IReadOnlyList<WeekPoint> Weeks { get; init; } = [];

    /// <summary>True when a week of this period lies outside the limits.</summary>
    public bool Outside { get; init; }

    /// <summary>True where a record behind the figures was corrected.</summary>
    public bool Restated { get; init; }
}

/// <summary>Natural process limits of an XmR chart, from weeks before this period only: mean ± 2.66 × mean moving range.</summary>
/// <param name="Centre">The mean, a ratio.</param>
/// <param name="Lower">The lower limit, a ratio.</param>
/// <param name="Upper">The upper limit, a ratio.</param>
/// <param name="Weeks">The weeks they are computed from.</param>
public sealed record ProcessLimits(decimal Centre, decimal Lower, decimal Upper, int Weeks);

/// <summary>The fulfilment of one week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Fulfilment">A ratio; a week without work is missing and breaks the line.</param>
/// <param name="InPeriod">True for a week of this period, false for one the limits are computed from.</param>
/// <param name="Outside">True when it lies outside the limits.</param>
public sealed record WeekPoint(DateOnly Monday, Figure Fulfilment, bool InPeriod, bool Outside = false);
