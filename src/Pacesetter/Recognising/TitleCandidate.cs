using Pacesetter.Measuring;

namespace Pacesetter.Recognising;

/// <summary>A person or a team with its sums of a period.</summary>
/// <param name="Unit">The code.</param>
/// <param name="Fulfilment">Earned minutes over verified records, and hours on both bases.</param>
/// <param name="ScheduledHours">Scheduled hours, attended hours where no schedule is known.</param>
/// <param name="FirstPassYield">Good the first time ÷ started, or null where nothing was started.</param>
/// <param name="MaxHoursInDay">The longest day of a person.</param>
/// <param name="AverageWeekHours">Attended hours a person and week.</param>
/// <param name="Days">Days worked.</param>
/// <param name="RollShare">The share of the period's days on the roll, 0 to 1.</param>
public sealed record TitleCandidate(
    string Unit,
    Fulfilment Fulfilment,
    decimal ScheduledHours,
    decimal? FirstPassYield,
    decimal MaxHoursInDay,
    decimal AverageWeekHours,
    int Days,
    decimal RollShare);
