using Pacesetter.Measuring;

namespace Pacesetter.Recognising;

/// <summary>Tests who met the published conditions of the title in a period (F2) and what share of whom that is (F3).</summary>
/// <remarks>
/// <para>Met: earned ≥ threshold × worked on both bases, F1a and F1b, and every floor holds.</para>
/// <para>share of all = holders ÷ Σ share of days on the roll; share on quota = holders ÷ those with hours on quota.</para>
/// <para>Units: hours, minutes, ratios. Nothing is divided before it is compared.</para>
/// </remarks>
public static class TitleTest
{
    /// <summary>Tests all candidates.</summary>
    public static Titles Apply(IReadOnlyList<TitleCandidate> candidates, TitlePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(policy);
        TitleRow[] rows = [.. candidates.Select(candidate => Test(candidate, policy))];
        int holders = rows.Count(row => row.Met);
        int onQuota = candidates.Count(candidate => candidate.Fulfilment.OnQuotaHours > 0);
        decimal population = candidates.Sum(candidate => candidate.RollShare);
        return new Titles(
            population,
            candidates.Count,
            onQuota,
            holders,
            population > 0 ? holders / population : null,
            onQuota > 0 ? (decimal)holders / onQuota : null,
            Comparator.AtLeast,
            rows);
    }

    static TitleRow Test(TitleCandidate candidate, TitlePolicy policy)
    {
        Fulfilment fulfilment = candidate.Fulfilment;
        bool reaches = fulfilment.Reaches(policy.Threshold);
        string[] broken = reaches ? [.. Broken(candidate, policy)] : [];
        return new TitleRow(candidate.Unit, fulfilment.Lower, fulfilment.OnQuota, fulfilment.Attended, reaches && broken.Length == 0, broken);
    }

    static IEnumerable<string> Broken(TitleCandidate candidate, TitlePolicy policy)
    {
        if (candidate.Fulfilment.OnQuotaHours < policy.MinShareOnQuota * candidate.ScheduledHours)
        {
            yield return "share_on_quota";
        }

        if (candidate.FirstPassYield < policy.FloorFirstPassYield)
        {
            yield return "first_pass_yield";
        }

        if (candidate.MaxHoursInDay > policy.HourLimitDay)
        {
            yield return "hours_day";
        }

        if (candidate.AverageWeekHours > policy.HourLimitWeek)
        {
            yield return "hours_week";
        }

        if (candidate.Days < policy.MinDays)
        {
            yield return "too_few_days";
        }
    }
}

/// <summary>Who met the conditions.</summary>
/// <param name="Population">All on the roll, each weighted by the share of the days on it.</param>
/// <param name="HeadCount">All on the roll on any day, and whoever worked.</param>
/// <param name="OnQuota">Those with hours on quota.</param>
/// <param name="Holders">Those who met the conditions.</param>
/// <param name="ShareOfAll">Holders ÷ population; null without one.</param>
/// <param name="ShareOfOnQuota">Holders ÷ those on quota; null without any.</param>
/// <param name="Comparator">How fulfilment is compared with the threshold.</param>
/// <param name="Rows">One entry a candidate, in their order.</param>
public sealed record Titles(
    decimal Population,
    int HeadCount,
    int OnQuota,
    int Holders,
    decimal? ShareOfAll,
    decimal? ShareOfOnQuota,
    Comparator Comparator,
    IReadOnlyList<TitleRow> Rows);

/// <summary>The result of one candidate.</summary>
/// <param name="Unit">The code.</param>
/// <param name="Fulfilment">The lower of the two, which counts.</param>
/// <param name="FulfilmentOnQuota">F1a.</param>
/// <param name="FulfilmentAttended">F1b.</param>
/// <param name="Met">Whether all conditions are met.</param>
/// <param name="ExcludedBy">The floors that a candidate who reaches the threshold breaks.</param>
public sealed record TitleRow(string Unit, decimal? Fulfilment, decimal? FulfilmentOnQuota, decimal? FulfilmentAttended, bool Met, IReadOnlyList<string> ExcludedBy);
