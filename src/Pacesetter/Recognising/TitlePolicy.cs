namespace Pacesetter.Recognising;

/// <summary>The published conditions of the title of pacesetter.</summary>
public sealed record TitlePolicy
{
    /// <summary>The fulfilment to reach on both bases: 1.5 = twelve hours' work in eight.</summary>
    public decimal Threshold { get; init; } = 1.5m;

    /// <summary>How fulfilment has to stand to the threshold.</summary>
    public Comparator Comparator { get; init; } = Comparator.AtLeast;

    /// <summary>The least share of the scheduled hours that was worked on quota.</summary>
    public decimal MinShareOnQuota { get; init; } = 0.6m;

    /// <summary>The least first-pass yield.</summary>
    public decimal FloorFirstPassYield { get; init; } = 0.95m;

    /// <summary>The most attended hours on any one day.</summary>
    public decimal HourLimitDay { get; init; } = 12m;

    /// <summary>The most attended hours a week, on average over the period.</summary>
    public decimal HourLimitWeek { get; init; } = 48m;

    /// <summary>The fewest days worked in the period.</summary>
    public int MinDays { get; init; } = 10;

    /// <summary>Whether persons hold titles at all; otherwise teams alone do.</summary>
    public bool Persons { get; init; }
}
