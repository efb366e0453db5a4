using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Forecasting;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>Goals set at random on the weekly series of M4: how often the forecast dates were kept, and the score of the totals beside the drift.</summary>
/// <remarks>
/// Up to five windows of 26 weeks at the end of each series, none of which overlaps another; the goal is 3 to 13 weeks of the mean of
/// the last 13. Each window is forecast from what lies before it alone; the calibration of a window learns from rolling origins before
/// it, of its own series and of all series.
/// </remarks>
static class PlanningCalibration
{
    const int Window = 26;
    const int Season = 52;

    public static void Run(double[][] series)
    {
        Case[] cases = [.. series.SelectMany((y, i) => Enumerable.Range(1, 5).Where(k => y.Length - (k * Window) >= 60).Select(k => new Case(y[..(y.Length - (k * Window))], y.AsSpan(y.Length - (k * Window), Window).ToArray(), i, k)))];
        var laws = new ForecastLaw[cases.Length];
        var outcomes = new double[cases.Length][];
        Parallel.For(0, cases.Length, c =>
        {
            laws[c] = FittedForecast.Fit(cases[c].Past, ForecastMethod.Combination, Season).Law(2 * Window);
            outcomes[c] = RollingOrigin.Of(cases[c].Past, new(13) { Season = Season, Origins = 20 }).Outcomes(4, 13);
        });
        Calibration[] all = [.. Enumerable.Range(0, 6).Select(k => Calibration.From([.. Enumerable.Range(0, cases.Length).Where(c => cases[c].Number == k).SelectMany(c => outcomes[c])]))];
        Console.WriteLine($"{cases.Length} goals set at random on weekly series.\n\n| | P10 | P50 | P80 | P90 | CRPS better than drift |\n|---|--:|--:|--:|--:|--:|");
        Print("goal", "", "45–55 %", "77–83 %", "", "≥ 5 %");
        Tell("as the model says", cases, laws, _ => Calibration.From([]));
        Tell("calibrated on all series", cases, laws, c => all[cases[c].Number]);
        Tell("calibrated on its own and all series", cases, laws, c => Calibration.From(outcomes[c], all[cases[c].Number], 200));
    }

    static void Tell(string name, Case[] cases, ForecastLaw[] laws, Func<int, Calibration> learnt)
    {
        double[] levels = [0.1, 0.5, 0.8, 0.9];
        var kept = new int[levels.Length];
        double score = 0, drift = 0;
        for (int c = 0; c < cases.Length; c++)
        {
            Case it = cases[c];
            var random = new RandomSequence(99, (ulong)((it.Series * 10) + it.Number));
            double goal = it.Past[^13..].Average() * (3 + (10 * random.NextUniform()));
            int weeks = 4 + random.NextInt(10);
            Calibration calibration = learnt(c);
            Completion completion = Completion.Closed(laws[c], goal).Calibrated(calibration);
            double reached = Reached(it.Next, goal);
            for (int i = 0; i < levels.Length; i++)
            {
                kept[i] += reached <= (completion.MomentAt(levels[i]) ?? 2 * Window) ? 1 : 0;
            }

            double total = it.Next.Take(weeks).Sum(), step = it.Past.Zip(it.Past.Skip(1), (a, b) => Math.Abs(b - a)).Average() * weeks;
            score += Score(laws[c], calibration, weeks, total) / step;
            drift += Score(Naive.Law(it.Past, weeks, drift: true), Calibration.From([]), weeks, total) / step;
        }

        Print(name, [.. kept.Select(it => $"{100.0 * it / cases.Length:0.0} %"), $"{100 * (1 - (score / drift)):0.0} %"]);
    }

    // The moment of completion, a week's output spread evenly over it; beyond all where it lies after the window.
    static double Reached(double[] next, double goal)
    {
        double sum = 0;
        for (int h = 0; h < next.Length; sum += next[h++])
        {
            if (sum + next[h] >= goal)
            {
                return h + ((goal - sum) / next[h]);
            }
        }

        return double.PositiveInfinity;
    }

    // The continuous ranked probability score as twice the mean quantile loss at 100 levels.
    static double Score(ForecastLaw law, Calibration calibration, int weeks, double total)
    {
        double mean = law.CumulativePoints()[weeks - 1], error = Math.Max(law.CumulativeStandardErrors()[weeks - 1], 1e-9), score = 0;
        for (int i = 0; i < 100; i++)
        {
            double p = (i + 0.5) / 100, x = mean + (error * Inverse(calibration, p));
            score += 2 * ((total <= x ? 1 : 0) - p) * (x - total) / 100;
        }

        return score;
    }

    static double Inverse(Calibration calibration, double p)
    {
        double low = -9, high = 9;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = calibration.Corrected(Normal.Cumulative(middle)) < p ? (middle, high) : (low, middle);
        }

        return low;
    }

    static void Print(string name, params string[] cells) => Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");

    sealed record Case(double[] Past, double[] Next, int Series, int Number);
}
