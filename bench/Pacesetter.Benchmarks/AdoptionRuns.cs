using System.Diagnostics;
using System.Globalization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Pooling;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>How long the estimators of effects take; means over half a second of processor time, which a busy machine does not stretch as it does the wall clock.</summary>
static class AdoptionRuns
{
    /// <summary>Prints one line a task.</summary>
    public static void Run()
    {
        Console.WriteLine("| task | processor ms | wall ms |\n|---|--:|--:|");
        StaggeredPanel states = Staggered(39, 31, unit => unit == 0 ? 19 : OutcomePanel.Never);
        Print("synthetic difference, 39 units × 31 periods", () => SyntheticDifference.Estimate(states));
        Print("its 38 placebos", () => SyntheticDifference.Placebos(states));
        StaggeredPanel thousand = Staggered(1000, 60, Cohort);
        Print("imputation with errors, 1,000 × 60, 11 cohorts", () => ImputationEffect.Estimate(thousand));
        StaggeredPanel million = Staggered(16_667, 60, Cohort);
        Print("imputation with errors, 1,000,020 rows", () => ImputationEffect.Estimate(million));
        Print("group-time effects and all averages, 1,000 × 60", () => GroupTimeEffects.Estimate(thousand));
        double[] y = [.. Enumerable.Range(0, 13).Select(i => Math.Sin(i))];
        double[] v = [.. Enumerable.Range(0, 13).Select(i => 0.1 + (0.02 * i))];
        Print("1,000 pools of 13 by restricted likelihood", () =>
        {
            for (int i = 0; i < 1000; i++)
            {
                RandomEffects.Estimate(y, v);
            }
        });
        AdoptionCohort[] cohorts = Cohorts();
        Print("2,000 adoptions in 20 cohorts among 20,000 units at three looks", () => Parallel.ForEach(cohorts, cohort => CohortVerdict.Judge(cohort, new())));
    }

    static int Cohort(int unit) => unit % 12 == 11 ? OutcomePanel.Never : 5 + (5 * (unit % 12 % 11));

    static StaggeredPanel Staggered(int units, int periods, Func<int, int> firstUse)
    {
        var random = new RandomSequence(1);
        double[] values = [.. Enumerable.Range(0, units * periods).Select(_ => random.NextNormal())];
        return new(OutcomePanel.Of(units, periods, values), [.. Enumerable.Range(0, units).Select(firstUse)]);
    }

    static AdoptionCohort[] Cohorts()
    {
        OutcomePanel panel = Staggered(20_000, 124, _ => 1).Outcome;
        return [.. Enumerable.Range(0, 20).Select(c => new AdoptionCohort
        {
            Outcome = panel,
            Week = 52 + c,
            Adopters = [.. Enumerable.Range(100 * c, 100)],
            Donors = [.. Enumerable.Range(2000, 18_000).Select(unit => new Donor(unit))],
        })];
    }

    static void Print(string task, Action run)
    {
        run();
        run();
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        long began = Stopwatch.GetTimestamp();
        double spent = 0;
        int runs = 0;
        while (spent < 500 || runs < 3)
        {
            run();
            runs++;
            spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {task} | {spent / runs:0.000} | {Stopwatch.GetElapsedTime(began).TotalMilliseconds / runs:0.000} |"));
    }
}
