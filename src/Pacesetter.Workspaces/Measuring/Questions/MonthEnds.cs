using Pacesetter.Panels;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Whether a team's output is crowded into the last days of the month.</summary>
/// <remarks>Each month of each team is tested, and beside it all months of a team together: three days of one month can be chosen in so few ways that a single month alone hardly stands out among many.</remarks>
static class MonthEnds
{
    /// <summary>Days at the end of a month on which there may be no work anyway.</summary>
    public const int Slack = 3;

    /// <summary>How many days beyond its end a month must have to be looked at.</summary>
    const int FewestOtherDays = 4;

    /// <summary>Enough that three days of a month are counted out, not drawn.</summary>
    const int MonthDraws = 19_999;

    /// <summary>What a question over several months is held against.</summary>
    const string AllMonths = "months";

    /// <summary>Asks; answers each month with the number of its test in the family, if one could be made.</summary>
    public static IReadOnlyList<(MonthEnd End, int? Test)> Ask(Family family, PersonDays days, Reach reach)
    {
        var ends = new List<(MonthEnd End, int? Test)>();
        int last = reach.Policy.LastDays;
        foreach (IGrouping<string?, DayWork> team in days.Works.Where(work => work.Team is not null && work.Earned > 0 && days.Teams.ContainsKey(work.Team)).GroupBy(work => work.Team).OrderBy(team => team.Key, StringComparer.Ordinal))
        {
            var months = new List<ReadOnlyMemory<double>>();
            foreach (IGrouping<DateOnly, DayWork> month in team.GroupBy(work => Period.MonthOf(work.Day).First).OrderBy(month => month.Key))
            {
                double[] output = [.. month.GroupBy(work => work.Day).OrderBy(day => day.Key).Select(day => day.Sum(work => work.Earned))];
                if (reach.Covers(Period.MonthOf(month.Key)) && output.Length >= last + FewestOtherDays)
                {
                    months.Add(output);
                    ends.Add(OneMonth(family, days.Teams[team.Key!], (Period.Label(Grain.Month, month.Key), output), reach.Policy));
                }
            }

            if (months.Count > 1)
            {
                Family.Try(() => family.Add(Test(days.Teams[team.Key!], Together(months, last), reach.Policy) with { At = AllMonths }));
            }
        }

        return ends;
    }

    static (MonthEnd End, int? Test) OneMonth(Family family, Subject team, (string Label, double[] Output) month, IntegrityPolicy policy)
    {
        Asked? asked = null;
        string? reason = Family.Try(() => asked = Test(team, EndLoading.Of([month.Output], policy.LastDays, MonthDraws), policy) with { At = month.Label });
        double[] days = [.. month.Output.Order()];
        var end = new MonthEnd(team.Name.Code, month.Label, month.Output[^policy.LastDays..].Sum() / days.Sum(), (double)policy.LastDays / days.Length)
        {
            MedianDay = (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2,
            PValue = asked?.Pattern.PValue,
            Reason = reason,
        };
        return (end, asked is null ? null : family.Add(asked));
    }

    static EndLoading Together(List<ReadOnlyMemory<double>> months, int last) =>
        Draws.Refined(months.Sum(month => month.Length), draws => EndLoading.Of(months, last, draws), it => it.Question.PValue);

    static Asked Test(Subject team, EndLoading found, IntegrityPolicy policy) =>
        new(team, PatternQuestion.EndLoading, found.Question) { Strong = found.Question.Estimate >= policy.LeastEndLoading, Pair = (found.Even, found.Share) };

    /// <summary>How far the figures reach.</summary>
    /// <param name="Extent">The days with work.</param>
    /// <param name="Asked">The days asked for, or null for all.</param>
    /// <param name="Policy">The policy.</param>
    public sealed record Reach(Period Extent, Period? Asked, IntegrityPolicy Policy)
    {
        /// <summary>True where a month is there from its first day to its end.</summary>
        public bool Covers(Period month) =>
            (Asked is not { } asked || (asked.First <= month.First && asked.Last >= month.Last))
            && Extent.Last.AddDays(Slack) >= month.Last;
    }
}
