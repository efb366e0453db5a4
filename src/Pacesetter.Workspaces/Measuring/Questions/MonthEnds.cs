using Pacesetter.Panels;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Whether a team's output is crowded into the last days of the month.</summary>
/// <remarks>The shares stand month by month; the test is over all months of a team, for three days of one month can be drawn in so few ways that chance is never excluded.</remarks>
static class MonthEnds
{
    /// <summary>Days at the end of a month on which there may be no work anyway.</summary>
    const int Slack = 3;

    /// <summary>How many days beyond its end a month must have to be looked at.</summary>
    const int FewestOtherDays = 4;

    public static IReadOnlyList<MonthEnd> Ask(Family family, PersonDays days, Reach reach)
    {
        var shares = new List<MonthEnd>();
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
                    shares.Add(new(team.Key!, Period.Label(Grain.Month, month.Key), output[^last..].Sum() / output.Sum(), (double)last / output.Length));
                }
            }

            Family.Try(() => family.Add(Test(days.Teams[team.Key!], months, reach.Policy)));
        }

        return shares;
    }

    static Asked Test(Subject team, List<ReadOnlyMemory<double>> months, IntegrityPolicy policy)
    {
        EndLoading found = Draws.Refined(months.Sum(month => month.Length), draws => EndLoading.Of(months, policy.LastDays, draws), it => it.Question.PValue);
        return new(team, PatternQuestion.EndLoading, found.Question) { Strong = found.Question.Estimate >= policy.LeastEndLoading, Pair = (found.Even, found.Share) };
    }

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
