using System.Diagnostics;
using System.Globalization;
using Pacesetter.Statistics.Assignment;
using Pacesetter.Statistics.Forecasting;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>Forecasts, completion paths and assignments: how fast, beside R where it is installed, and how well calibrated.</summary>
static class PlanningRuns
{
    const int Next = 13;

    public static void Run(Func<Func<double>, double> median, Func<Action, double> time)
    {
        double[][] series = WeeklySeries.Read();
        double[][] past = [.. series.Select(y => y[..^Next])];
        Console.WriteLine($"{past.Length} weekly series, mean length {past.Average(y => y.Length):0}\n");
        Peers(past, median);
        Console.WriteLine("\n| what | s | of processor time | goal, s |\n|---|--:|--:|--:|");
        double[][] short150 = [.. Enumerable.Range(0, 10_000).Select(k => Cut(past, k))];
        Row("AutoETS with season 52, 10,000 series of 150 points", 20, median, time, () => Parallel.ForEach(short150, y => ExponentialSmoothing.Choose(y, 52)));
        Row("AutoETS without season, the same", 20, median, time, () => Parallel.ForEach(short150, y => ExponentialSmoothing.Choose(y)));
        ForecastLaw law = FittedForecast.Fit(past[0], ForecastMethod.Combination).Law(52);
        Row("completion, 1,000,000 paths of 52 weeks", 0.5, median, time, () => Completion.Simulate(new([law], law.CumulativePoints()[39]) { Paths = 1_000_000 }));
        AssignmentSpecification wide = Learners(10), tight = Learners(3);
        Row("flow, 5,000 learners × 500 mentors of 10 places, 50 candidates each", 1, median, time, () => CapacitatedAssignment.Maximise(wide));
        Row("flow, the same with 3 places", 1, median, time, () => CapacitatedAssignment.Maximise(tight));
        double[] costs = Square(2000), noise = Noise(2000);
        Row("assignment 2,000 × 2,000, (31i² + 17j² + 7ij) mod 1009", 0.1, median, time, () => DenseAssignment.Minimise(costs, 2000));
        Row("assignment 2,000 × 2,000, uniform costs", 0.1, median, time, () => DenseAssignment.Minimise(noise, 2000));
        Console.WriteLine();
        PlanningCalibration.Run(series);
    }

    // One thread each, processor time, the same series and the same work: fit, and 13 weeks ahead.
    static void Peers(double[][] past, Func<Func<double>, double> median)
    {
        Dictionary<string, double> peers = Peers();
        Console.WriteLine("| method | Pacesetter, ms a series | R forecast, ms a series | times | goal |\n|---|--:|--:|--:|--:|");
        foreach ((string name, ForecastMethod method, string goal) in ((string, ForecastMethod, string)[])[("SES", ForecastMethod.Simple, "100"), ("Theta", ForecastMethod.Theta, "100"), ("Holt", ForecastMethod.Holt, ""), ("damped", ForecastMethod.Damped, "30"), ("ETS", ForecastMethod.Smoothing, "15")])
        {
            Action all = () =>
            {
                foreach (double[] y in past)
                {
                    FittedForecast.Fit(y, method).Law(Next);
                }
            };
            Processor(all);
            double own = 1000 * median(() => Processor(all)) / past.Length;
            string peer = peers.TryGetValue(name, out double ms) ? string.Create(CultureInfo.InvariantCulture, $"{ms:0.00} | {ms / own:0}") : "not installed | ";
            Console.WriteLine($"| {name} | {own:0.0000} | {peer} | {goal} |");
        }
    }

    // Seconds of processor time of one run, from as many runs as fill half a second: the clock ticks in hundredths.
    static double Processor(Action action)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan start = self.UserProcessorTime;
        int runs = 0;
        double spent;
        do
        {
            action();
            runs++;
            self.Refresh();
            spent = (self.UserProcessorTime - start).TotalSeconds;
        }
        while (spent < 0.5);
        return spent / runs;
    }

    static Dictionary<string, double> Peers()
    {
        string script = Path.Combine(WeeklySeries.Root, "bench", "peers", "forecast.R");
        try
        {
            using Process r = Process.Start(new ProcessStartInfo("Rscript", [script, WeeklySeries.Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Dictionary<string, double> times = r.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')).ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));
            r.WaitForExit();
            return times;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    // 150 weeks of series k mod 359, each time from another place.
    static double[] Cut(double[][] past, int k)
    {
        double[] y = past[k % past.Length];
        while (y.Length < 150)
        {
            y = past[++k % past.Length];
        }

        int from = (k * 37) % (y.Length - 149);
        return y[from..(from + 150)];
    }

    static AssignmentSpecification Learners(int places)
    {
        var random = new RandomSequence(5);
        var pairs = new List<Pair>();
        int[] mentors = [.. Enumerable.Range(0, 500)];
        for (int learner = 0; learner < 5000; learner++)
        {
            random.Shuffle<int>(mentors);
            double level = random.NextUniform();
            pairs.AddRange(mentors.Take(50).Select(mentor => new Pair(learner, mentor, (mentor / 500.0) - level + (0.2 * random.NextNormal()))));
        }

        return new(5000, [.. Enumerable.Repeat(places, 500)], pairs);
    }

    static double[] Square(int n) => [.. Enumerable.Range(0, n * n).Select(at => (double)(((31L * (1 + (at / n)) * (1 + (at / n))) + (17L * (1 + (at % n)) * (1 + (at % n))) + (7L * (1 + (at / n)) * (1 + (at % n)))) % 1009))];

    static double[] Noise(int n)
    {
        var random = new RandomSequence(8);
        return [.. Enumerable.Range(0, n * n).Select(_ => random.NextUniform())];
    }

    static void Row(string what, double goal, Func<Func<double>, double> median, Func<Action, double> time, Action action)
    {
        action();
        Console.WriteLine($"| {what} | {median(() => time(action)):0.000} | {median(() => Processor(action)):0.000} | {goal} |");
    }
}
