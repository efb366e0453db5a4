namespace Pacesetter.Recognising;

/// <summary>The published conditions of the title.</summary>
public sealed record TitlePolicy
{
    /// <summary>Earned time over worked time, at least; 1.5 = twelve hours' work in eight.</summary>
    public decimal Threshold { get; init; } = 1.5m;

    /// <summary>Hours on quota over scheduled hours, at least.</summary>
    public decimal MinShareOnQuota { get; init; } = 0.6m;

    /// <summary>First-pass yield, at least.</summary>
    public decimal FloorFirstPassYield { get; init; } = 0.95m;

    /// <summary>Attended hours in any one day, at most.</summary>
    public decimal HourLimitDay { get; init; } = 12m;

    /// <summary>Attended hours a week on average over the period, at most.</summary>
    public decimal HourLimitWeek { get; init; } = 48m;

    /// <summary>Days worked in the period, at least: a month is not one best day.</summary>
    public int MinDays { get; init; } = 5;

    /// <summary>Whether persons may hold titles; otherwise teams alone.</summary>
    public bool Persons { get; init; }
}
