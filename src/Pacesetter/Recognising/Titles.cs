namespace Pacesetter.Recognising;

/// <summary>Who met the conditions of the title in a period, and what share that is of whom.</summary>
/// <param name="Population">Everybody on the roll, each weighted by the share of the period's days on it (A2).</param>
/// <param name="HeadCount">Everybody on the roll on any day, unweighted.</param>
/// <param name="OnQuota">Those with hours on quota.</param>
/// <param name="Holders">Those who met every condition.</param>
/// <param name="ShareOfAll">Holders ÷ population (F3), or null without a population.</param>
/// <param name="ShareOfOnQuota">Holders ÷ those on quota, or null where nobody was.</param>
/// <param name="Comparator">How fulfilment had to stand to the threshold.</param>
/// <param name="Rows">One row a candidate, in the order given: not a ranking.</param>
public sealed record Titles(
    decimal Population,
    int HeadCount,
    int OnQuota,
    int Holders,
    decimal? ShareOfAll,
    decimal? ShareOfOnQuota,
    Comparator Comparator,
    IReadOnlyList<TitleRow> Rows);

/// <summary>One candidate's outcome.</summary>
/// <param name="Unit">The code of the person or team.</param>
/// <param name="Fulfilment">The lower of the two, which the title goes by.</param>
/// <param name="FulfilmentOnQuota">F1a.</param>
/// <param name="FulfilmentAttended">F1b.</param>
/// <param name="Met">Whether every condition is met.</param>
/// <param name="ExcludedBy">The floors broken by one who reaches the threshold; empty for all others.</param>
public sealed record TitleRow(
    string Unit,
    decimal? Fulfilment,
    decimal? FulfilmentOnQuota,
    decimal? FulfilmentAttended,
    bool Met,
    IReadOnlyList<string> ExcludedBy);
