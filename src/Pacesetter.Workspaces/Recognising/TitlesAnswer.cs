using Pacesetter.Panels;
using Pacesetter.Recognising;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Who met the conditions, and the share with both denominators.</summary>
public sealed record TitlesAnswer
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>All on the roll, each weighted by the share of the days on it.</summary>
    public decimal Population { get; init; }

    public int HeadCount { get; init; }

    public int OnQuota { get; init; }

    public int Holders { get; init; }

    public decimal? ShareOfAll { get; init; }

    public decimal? ShareOfOnQuota { get; init; }

    public Comparator Comparator { get; init; }

    /// <summary>The share beside a goal, by both readings; empty without a goal.</summary>
    public IReadOnlyList<ShareLine> ShareChecks { get; init; } = [];

    public IReadOnlyList<TitleLine> Rows { get; init; } = [];

    public static TitlesAnswer Of(Titles titles, Period period, IReadOnlySet<string> restated, decimal? goal) => new()
    {
        From = period.First,
        To = period.Last,
        Population = titles.Population,
        HeadCount = titles.HeadCount,
        OnQuota = titles.OnQuota,
        Holders = titles.Holders,
        ShareOfAll = titles.ShareOfAll,
        ShareOfOnQuota = titles.ShareOfOnQuota,
        Comparator = titles.Comparator,
        ShareChecks = goal is null ? [] : [.. ((Comparator[])[Comparator.AtLeast, Comparator.MoreThan]).Select(it => new ShareLine(it, goal.Value, it.Holds(titles.Holders, titles.Population, goal.Value)))],
        Rows = [.. titles.Rows.Select(row => new TitleLine(row.Unit, row.Fulfilment, row.FulfilmentOnQuota, row.FulfilmentAttended, row.Met, row.ExcludedBy, restated.Contains(row.Unit)))],
    };
}

/// <summary>A share compared with a goal.</summary>
public sealed record ShareLine(Comparator Comparator, decimal Goal, bool Met);

/// <summary>One candidate: the lower fulfilment counts; those excluded reach the threshold and break a floor.</summary>
public sealed record TitleLine(string Unit, decimal? Fulfilment, decimal? FulfilmentOnQuota, decimal? FulfilmentAttended, bool Met, IReadOnlyList<string> ExcludedBy, bool Restated);
