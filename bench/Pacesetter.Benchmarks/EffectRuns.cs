using System.Diagnostics;
using System.Globalization;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.FixedEffects.LeaveOut;
using Pacesetter.Statistics.MixedModels;

namespace Pacesetter.Benchmarks;

/// <summary>Crossed effects, mixed models and leave-out variances at size. Prints rows of a Markdown table.</summary>
static class EffectRuns
{
    const string Libraries = "/usr/lib/x86_64-linux-gnu/";

    /// <summary>Runs one part: insteval FOLDER, leaveout FOLDER, cells, records, fixed.</summary>
    public static void Run(string part, string folder)
    {
        Console.WriteLine("| what | s | processor s | detail |\n|---|--:|--:|---|");
        switch (part)
        {
            case "insteval": InstEval(folder); break;
            case "leaveout": LeaveOut(folder); break;
            case "cells": Mixed("REML, 10 M cells, 1 M persons × 4,500 operations × 500 machines", (10_000_000, 1_000_000, 4_500, 500), 1); break;
            case "records": Mixed("REML, 100 M records in 5 M cells, 500,000 persons × 2,000 operations × 500 machines", (5_000_000, 500_000, 2_000, 500), 20); break;
            default: Fixed("simple"); Fixed("difficult"); break;
        }

        Console.WriteLine($"\nPeak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.00} GB.");
    }

    static void InstEval(string folder)
    {
        string file = Path.Combine(folder, "lme4_InstEval.csv");
        string[][] rows = Rows(file);
        int[][] levels = [Levels(rows, 0), Levels(rows, 1), Levels(rows, 5)];
        double[] outcome = [.. rows.Select(row => Number(row[6]))];
        MixedEstimate found = null!;
        (double Wall, double Processor)[] runs = [.. Enumerable.Range(0, 10).Select(_ => Measure(() => found = MixedModel.Fit(CellSums.Of(levels, outcome), Likelihood.Restricted)))];
        double[] seconds = [.. runs.Select(run => run.Wall)];
        double median = Median(seconds[1..]);
        Row("InstEval, Pacesetter, first call", seconds[0], $"criterion {found.Criterion:F9}, {found.Evaluations} evaluations, all standard deviations of prediction included", runs[0].Processor);
        Row("InstEval, Pacesetter, median of 9 more", median, $"fastest {seconds.Min():0.000}, slowest of them {seconds[1..].Max():0.000}", Median(runs[1..].Select(run => run.Processor)));
        foreach ((string name, string at) in ((string, string)[])[("reference BLAS", ""), ("OpenBLAS, serial", "openblas-serial/")])
        {
            string blas = Libraries + (at.Length > 0 ? at : "blas/") + "libblas.so.3";
            string[] said = Peer(file, blas + ":" + Libraries + (at.Length > 0 ? at : "lapack/") + "liblapack.so.3").Split(' ');
            Row($"InstEval, {said[3]}, {name}", Number(said[0]), $"criterion {said[2]}; {Number(said[0]) / median:0.0} × our median, {Number(said[0]) / seconds[0]:0.0} × our first call; processor {Number(said[1]) / Median(runs[1..].Select(run => run.Processor)):0.0} ×", Number(said[1]));
        }
    }

    static string Peer(string file, string preload)
    {
        string script = Path.Combine("bench", "peers", "insteval.R");
        var start = new ProcessStartInfo("Rscript", [script, file]) { RedirectStandardOutput = true };
        start.Environment["LD_PRELOAD"] = preload;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim().Split('\n')[^1];
    }

    static void LeaveOut(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, "LeaveOutTwoWay_test.csv"));
        string[][] rows = [.. lines.Select(line => line.Split(','))];
        int[][] levels = [Levels(rows, 0), Levels(rows, 1)];
        double[] outcome = [.. rows.Select(row => Number(row[3]))];
        LeaveOutEstimate found = null!;
        (double Wall, double Processor)[] runs = [.. Enumerable.Range(0, 5).Select(_ => Measure(() => found = LeaveOutVariance.Estimate(CellSums.Of(levels, outcome))))];
        Row("leave-out correction, 71,614 rows, exact, median of 5", Median(runs.Select(run => run.Wall)), $"first call {runs[0].Wall:0.000}; corrected {found.Corrected.Second:R} / {found.Corrected.Covariance:R} / {found.Corrected.First:R}", Median(runs.Select(run => run.Processor)));
    }

    static void Mixed(string what, (int Cells, int Persons, int Operations, int Machines) size, int records)
    {
        CrossedCells cells = Simulate(size, records);
        MixedEstimate found = null!;
        (double seconds, double processor) = Measure(() => found = MixedModel.Fit(cells, Likelihood.Restricted));
        Row(what, seconds, string.Create(CultureInfo.InvariantCulture, $"{found.Evaluations} evaluations, decrement {found.Decrement:0.0e0}, criterion {found.Criterion:F6}; standard deviations {string.Join(" ", found.Variances.Select(it => Math.Sqrt(it).ToString("0.00000", CultureInfo.InvariantCulture)))} {Math.Sqrt(found.ResidualVariance):0.00000}, true .15 .2 .1 .12"), processor);
    }

    // Persons meet operations and machines at random, without locality: the worst case. A cell of n records has mean and sum of
    // squares drawn from their own distributions (normal, and chi-squared by its normal limit where n is large).
    static CrossedCells Simulate((int Cells, int Persons, int Operations, int Machines) size, int records)
    {
        var random = new Random(5);
        double[] person = Normals(random, size.Persons, 0.15), operation = Normals(random, size.Operations, 0.2), machine = Normals(random, size.Machines, 0.1);
        int[][] levels = [new int[size.Cells], new int[size.Cells], new int[size.Cells]];
        double[] means = new double[size.Cells], within = new double[size.Cells], counts = new double[size.Cells];
        for (int c = 0; c < size.Cells; c++)
        {
            (levels[0][c], levels[1][c], levels[2][c]) = (c < size.Persons ? c : random.Next(size.Persons), c < size.Operations ? c : random.Next(size.Operations), c < size.Machines ? c : random.Next(size.Machines));
            counts[c] = records;
            means[c] = person[levels[0][c]] + operation[levels[1][c]] + machine[levels[2][c]] + (0.12 * Normal(random) / Math.Sqrt(records));
            within[c] = records > 1 ? 0.12 * 0.12 * Math.Max(0.1, records - 1 + (Math.Sqrt(2.0 * (records - 1)) * Normal(random))) : 0;
        }

        return new CrossedCells { Levels = levels, Means = means, Within = within, Counts = counts, Weights = counts };
    }

    // The published base generator: ten years, 23 persons a firm; firms drawn at random (simple) or handed out in turn (difficult).
    static void Fixed(string kind)
    {
        const int Years = 10;
        foreach (int n in (int[])[100_000, 1_000_000])
        {
            var random = new Random(7);
            int persons = n / Years, firms = (int)Math.Round(persons / 23.0);
            double[] person = Normals(random, persons, 1), firm = Normals(random, firms, 1), year = Normals(random, Years, 1);
            int[][] levels = [new int[n], new int[n], new int[n]];
            double[] x = Normals(random, n, 1), y = new double[n];
            for (int i = 0; i < n; i++)
            {
                (levels[0][i], levels[1][i], levels[2][i]) = (i / Years, i % Years, kind == "simple" ? random.Next(firms) : i % firms);
                y[i] = x[i] + (0.05 * x[i] * x[i]) + person[levels[0][i]] + year[levels[1][i]] + firm[levels[2][i]] + Normal(random);
            }

            var cells = new CrossedCells { Levels = levels, Means = y, Weights = [.. Enumerable.Repeat(1.0, n)], Covariates = [x, [.. x.Select(it => it * it)]] };
            CrossedEstimate found = null!;
            (double Wall, double Processor)[] runs = [.. Enumerable.Range(0, 5).Select(_ => Measure(() => found = CrossedEffects.Estimate(cells, effectErrors: false)))];
            Row($"three fixed effects, two covariates, {kind}, {n:N0} rows, median of 5", Median(runs.Select(run => run.Wall)), $"{found.Solver}, {found.Iterations} iterations, normal equations to {found.NormalResidual:0.0e0}, b {found.Coefficients[0]:F10}; first call {runs[0].Wall:0.000}", Median(runs.Select(run => run.Processor)));
        }
    }

    static void Row(string what, double seconds, string detail, double? processor = null) =>
        Console.WriteLine($"| {what} | {seconds:0.000} | {processor:0.000} | {detail} |");

    // Wall and processor time: where other work shares the machine, the second is what the run itself cost.
    static (double Wall, double Processor) Measure(Action action)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    static string[][] Rows(string file) => [.. File.ReadLines(file).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];

    static int[] Levels(string[][] rows, int column)
    {
        var ids = new Dictionary<string, int>();
        return [.. rows.Select(row => ids.TryGetValue(row[column], out int id) ? id : ids[row[column]] = ids.Count)];
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static double[] Normals(Random random, int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => deviation * Normal(random))];

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
