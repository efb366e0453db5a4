using System.Globalization;
using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Statistics.Tests.FixedEffects;

/// <summary>The reference files of crossed effects, read from beside the sources.</summary>
static class EffectFiles
{
    public static string[][] Read(string file)
    {
        return [.. File.ReadLines(SharedData.PathOf("effects", file)).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Levels as whole numbers from zero, in the order of first appearance.</summary>
    public static int[] Levels(IEnumerable<string> names)
    {
        var ids = new Dictionary<string, int>();
        return [.. names.Select(name => ids.TryGetValue(name, out int id) ? id : ids[name] = ids.Count)];
    }

    /// <summary>InstEval of lme4: student, lecturer, department.</summary>
    public static (int[][] Levels, double[] Outcome) InstEval()
    {
        string[][] rows = Read("lme4_InstEval.csv")[1..];
        return ([Levels(rows.Select(row => row[0])), Levels(rows.Select(row => row[1])), Levels(rows.Select(row => row[5]))], [.. rows.Select(row => Number(row[6]))]);
    }

    /// <summary>Penicillin of lme4: plate, sample.</summary>
    public static (int[][] Levels, double[] Outcome) Penicillin()
    {
        string[][] rows = Read("lme4_Penicillin.csv")[1..];
        return ([Levels(rows.Select(row => row[1])), Levels(rows.Select(row => row[2]))], [.. rows.Select(row => Number(row[0]))]);
    }

    /// <summary>Synthetic workers: worker, operation, machine, shift (numbered as in the file, less one); x; log fulfilment; minutes.</summary>
    public static (int[][] Levels, double[] X, double[] Outcome, double[] Minutes) Workers()
    {
        string[][] rows = Read("workers_synthetic_12000.csv")[1..];
        return (
            [.. Enumerable.Range(0, 4).Select(column => rows.Select(row => int.Parse(row[column], CultureInfo.InvariantCulture) - 1).ToArray())],
            [.. rows.Select(row => Number(row[4]))],
            [.. rows.Select(row => Number(row[6]))],
            [.. rows.Select(row => Number(row[5]))]);
    }

    /// <summary>Every observation a cell of its own.</summary>
    public static CrossedCells Single(IReadOnlyList<int[]> levels, double[] outcome, double[]? weights = null, IReadOnlyList<double[]>? covariates = null) => new()
    {
        Levels = levels,
        Means = outcome,
        Weights = weights ?? [.. outcome.Select(_ => 1.0)],
        SumLogWeights = weights?.Sum(Math.Log) ?? 0,
        Covariates = covariates ?? [],
    };

    /// <summary>Workers, operations and machines at random, a few of each for every worker; the effects are known.</summary>
    public static (int[][] Levels, double[] X, double[] Outcome, double[] Hours) Simulated(int observations, int workers, int seed)
    {
        var random = new Random(seed);
        int operations = Math.Max(3, workers / 5), machines = Math.Max(2, workers / 10);
        double[][] effects = [.. ((int[])[workers, operations, machines]).Select(count => Enumerable.Range(0, count).Select(_ => 0.3 * Normal(random)).ToArray())];
        int[][] levels = [new int[observations], new int[observations], new int[observations]];
        (double[] x, double[] y, double[] hours) = (new double[observations], new double[observations], new double[observations]);
        for (int i = 0; i < observations; i++)
        {
            levels[0][i] = i < workers ? i : random.Next(workers);
            levels[1][i] = i < operations ? i : (levels[0][i] + random.Next(3)) % operations;
            levels[2][i] = i < machines ? i : random.Next(machines);
            x[i] = Normal(random);
            hours[i] = 1 + random.Next(8);
            y[i] = effects[0][levels[0][i]] + effects[1][levels[1][i]] + effects[2][levels[2][i]] + (0.1 * x[i]) + (0.5 * Normal(random) / Math.Sqrt(hours[i]));
        }

        return (levels, x, y, hours);
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
