using Pacesetter.Measuring;

namespace Pacesetter.Recognising;

/// <summary>What the title test needs to know of one person or team in one period. Everybody on the roll is a candidate, also those not on quota.</summary>
/// <param name="Unit">The code of the person or team.</param>
/// <param name="Fulfilment">Earned minutes and hours of verified rows.</param>
/// <param name="ScheduledHours">The hours that were planned.</param>
/// <param name="FirstPassYield">F14, or null where nothing was started, which breaks no floor.</param>
/// <param name="MaxHoursInDay">The most attended hours on one day.</param>
/// <param name="AverageWeekHours">Attended hours a week, on average over the period.</param>
/// <param name="Days">The days worked.</param>
/// <param name="RollShare">The share of the period's days on the roll, 0 to 1; a team that exists throughout has 1.</param>
public sealed record TitleCandidate(
    string Unit,
    Fulfilment Fulfilment,
    decimal ScheduledHours,
    decimal? FirstPassYield,
    decimal MaxHoursInDay,
    decimal AverageWeekHours,
    int Days,
    decimal RollShare)
{
    /// <summary>On some day the fulfilment is above what is plausible, and no count on the spot stands for it.</summary>
    public bool BeyondBelief { get; init; }
}
