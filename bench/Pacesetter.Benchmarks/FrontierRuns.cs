using System.Diagnostics;
using System.Globalization;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>Scores of units against their frontier: the published set of 100,000 and its first 4,000, a made million, the bootstrap, and lpSolve in the same run.</summary>
static class FrontierRuns
{
    const int Sampled = 40;

    public static void Run(string[] what, Func<Func<double>, double> median, Func<Action, double> time)
    {
        Console.WriteLine("| what | s | processor s | scores/s | frame | mean score | worst of the certificates |\n|---|--:|--:|--:|--:|--:|---|");
        string? set = Shared("dula_100000x5_2in3out.csv");
        if (set is not null && (what.Length == 0 || what.Contains("set")))
        {
            double[][] columns = Read(set);
            (double, double) small = Row("4,000 × 5, variable returns, score", First(columns, 4000), phase: false, threads: Environment.ProcessorCount, median, time);
            Row("the same, one thread", First(columns, 4000), false, 1, median, time);
            Row("4,000 × 5, with the second phase", First(columns, 4000), true, Environment.ProcessorCount, median, time);
            Row("100,000 × 5, score", First(columns, 100_000), false, Environment.ProcessorCount, median, time);
            Row("the same, one thread", First(columns, 100_000), false, 1, median, time);
            Row("100,000 × 5, with the second phase", First(columns, 100_000), true, Environment.ProcessorCount, median, time);
            Peer(set, small);
        }

        if (what.Length == 0 || what.Contains("bootstrap"))
        {
            Bootstrap(median, time);
        }

        if (what.Length == 0 || what.Contains("million"))
        {
            Row("1,000,000 × 5, made", Made(1_000_000, 2, 3), false, Environment.ProcessorCount, run => run(), time);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak memory of this process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.00} GB."));
    }

    static (double Seconds, double Processor) Row(string what, UnitPanel panel, bool phase, int threads, Func<Func<double>, double> median, Func<Action, double> time)
    {
        FrontierEstimate? estimate = null;
        var asked = new FrontierSpecification { SecondPhase = phase, Outliers = null, Threads = threads };
        for (int warm = 0; panel.Units <= 4000 && warm < 40; warm++)
        {
            Frontier.Measure(asked, panel);
        }

        TimeSpan before = Used();
        int runs = 0;
        double seconds = median(() => time(() =>
        {
            runs++;
            estimate = Frontier.Measure(asked, panel);
        }));
        double processor = (Used() - before).TotalSeconds / runs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:0.0000} | {processor:0.0000} | {panel.Units / seconds:N0} | {estimate!.FrameSize:N0} | {estimate.Scores.Average():0.000000000000} | {estimate.Certificate.PrimalViolation:E1} / {estimate.Certificate.DualViolation:E1} / {estimate.Certificate.Gap:E1}, {(estimate.Certificate.Holds ? "all hold" : "NOT all hold")} |"));
        return (seconds, processor);
    }

    static void Bootstrap(Func<Func<double>, double> median, Func<Action, double> time)
    {
        foreach ((string name, UnitPanel panel) in ((string, UnitPanel)[])[("70 × 8, made", Made(70, 5, 3)), ("70 × 5, made", Made(70, 2, 3))])
        {
            BootstrapEstimate? estimate = null;
            TimeSpan before = Used();
            double seconds = median(() => time(() => estimate = EfficiencyBootstrap.Estimate(new(), panel)));
            double processor = (Used() - before).TotalSeconds / 3;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| bootstrap, 2,000 of {name} | {seconds:0.0000} | {processor:0.0000} | {2000 * 70 / seconds:N0} | | {estimate!.Units.Average(unit => unit.Corrected):0.000000} corrected | |"));
        }
    }

    static void Peer(string set, (double Seconds, double Processor) ours)
    {
        string? script = Up("bench/peers/frontier_lpsolve.R");
        if (script is null || !File.Exists("/usr/bin/Rscript"))
        {
            Console.WriteLine("| lpSolve | not installed | | | | | |");
            return;
        }

        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/Rscript", [script, set, "4000", Sampled.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string[] answer = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        double each = double.Parse(answer[0], CultureInfo.InvariantCulture);
        double used = double.Parse(answer[1], CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| lpSolve {answer[3]}, 4,000 × 5: {Sampled} units timed, × 100 | {4000 * each:0.0} | {4000 * used:0.0} | {1 / each:N0} | | | ours is {4000 * each / ours.Seconds:N0} times as fast, {4000 * used / ours.Processor:N0} by processor time |"));
    }

    /// <summary>Units whose outputs come from their inputs by a rule with decreasing returns, less a part lost.</summary>
    static UnitPanel Made(int units, int inputs, int outputs)
    {
        double[][] columns = [.. Enumerable.Range(0, inputs + outputs).Select(_ => new double[units])];
        var random = new RandomSequence(5);
        for (int k = 0; k < units; k++)
        {
            double logarithm = 0;
            for (int i = 0; i < inputs; i++)
            {
                columns[i][k] = 10 + (90 * random.NextUniform());
                logarithm += Math.Log(columns[i][k]) / inputs;
            }

            double total = Math.Exp((0.8 * logarithm) - (0.4 * Math.Abs(random.NextNormal())));
            double[] direction = [.. Enumerable.Range(0, outputs).Select(_ => 0.1 + random.NextUniform())];
            double length = Math.Sqrt(direction.Sum(part => part * part));
            for (int r = 0; r < outputs; r++)
            {
                columns[inputs + r][k] = total * direction[r] / length;
            }
        }

        return new(columns[..inputs], columns[inputs..]);
    }

    static UnitPanel First(double[][] columns, int units) => new([columns[0][..units], columns[1][..units]], [columns[2][..units], columns[3][..units], columns[4][..units]]);

    static double[][] Read(string path)
    {
        double[][] rows = [.. File.ReadLines(path).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))];
        return [.. Enumerable.Range(0, 5).Select(column => Array.ConvertAll(rows, row => row[column]))];
    }

    static TimeSpan Used() => Process.GetCurrentProcess().TotalProcessorTime;

    static string? Shared(string file) => Up(Path.Combine("..", "shared", "data", "dea", file));

    static string? Up(string path)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        string? full = at is null ? null : Path.Combine(at.FullName, path);
        return File.Exists(full) ? full : null;
    }
}
