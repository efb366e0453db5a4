using Pacesetter.Measuring;

namespace Pacesetter.Recognising;

/// <summary>The test behind the title of pacesetter: the threshold on both bases, and floors that speed may not break (F2, F3).</summary>
/// <remarks>
/// <para>Met ⇔ earned minutes ≥ threshold × 60 × hours, on quota and attended, and no floor is broken. Nothing is divided before it is compared.</para>
/// <para>A month is one sum: a best day counts no more than any other day (AT-08).</para>
/// <para>Assumes: verified rows alone; one period for all. Full text: docs/methods/titles.md.</para>
/// </remarks>
public static class TitleTest
{
    /// <summary>First-pass yield below its floor.</summary>
    public const string FirstPassYield = "first_pass_yield";

    /// <summary>A day longer than the limit.</summary>
    public const string HoursDay = "hours_day";

    /// <summary>Weeks longer than the limit, on average.</summary>
    public const string HoursWeek = "hours_week";

    /// <summary>Too small a share of the scheduled hours on quota.</summary>
    public const string TooLittleOnQuota = "too_little_on_quota";

    /// <summary>Too few days worked.</summary>
    public const string TooFewDays = "too_few_days";

    /// <summary>A day beyond what is plausible, not counted on the spot.</summary>
    public const string BeyondBelief = "beyond_belief";

    /// <summary>Tests everybody on the roll of one period.</summary>
    /// <param name="candidates">Everybody on the roll, each once.</param>
    /// <param name="policy">The published conditions.</param>
    public static Titles Apply(IReadOnlyList<TitleCandidate> candidates, TitlePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(policy);
        TitleRow[] rows = [.. candidates.Select(candidate => Row(candidate, policy))];
        decimal population = candidates.Sum(candidate => candidate.RollShare);
        int onQuota = candidates.Count(candidate => candidate.Fulfilment.OnQuotaHours > 0);
        int holders = rows.Count(row => row.Met);
        return new(
            population,
            candidates.Count,
            onQuota,
            holders,
            population > 0 ? holders / population : null,
            onQuota > 0 ? (decimal)holders / onQuota : null,
            policy.Comparator,
            rows);
    }

    static TitleRow Row(TitleCandidate candidate, TitlePolicy policy)
    {
        Fulfilment fulfilment = candidate.Fulfilment;
        bool reaches = Reaches(fulfilment, policy);
        string[] brokenFloors = reaches ? [.. BrokenFloors(candidate, policy)] : [];
        return new(candidate.Unit, fulfilment.Lower, fulfilment.OnQuota, fulfilment.Attended, reaches && brokenFloors.Length == 0, brokenFloors);
    }

    static bool Reaches(Fulfilment fulfilment, TitlePolicy policy) =>
        fulfilment is { OnQuotaHours: > 0, AttendedHours: > 0 }
        && policy.Comparator.Holds(fulfilment.EarnedMinutes, 60m * fulfilment.OnQuotaHours, policy.Threshold)
        && policy.Comparator.Holds(fulfilment.EarnedMinutes, 60m * fulfilment.AttendedHours, policy.Threshold);

    static IEnumerable<string> BrokenFloors(TitleCandidate candidate, TitlePolicy policy)
    {
        if (candidate.FirstPassYield < policy.FloorFirstPassYield)
        {
            yield return FirstPassYield;
        }

        if (candidate.MaxHoursInDay > policy.HourLimitDay)
        {
            yield return HoursDay;
        }

        if (candidate.AverageWeekHours > policy.HourLimitWeek)
        {
            yield return HoursWeek;
        }

        if (candidate.Fulfilment.OnQuotaHours < policy.MinShareOnQuota * candidate.ScheduledHours)
        {
            yield return TooLittleOnQuota;
        }

        if (candidate.Days < policy.MinDays)
        {
            yield return TooFewDays;
        }

        if (candidate.BeyondBelief)
        {
            yield return BeyondBelief;
        }
    }
}
