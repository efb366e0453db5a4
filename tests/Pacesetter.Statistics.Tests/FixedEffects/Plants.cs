using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Statistics.Tests.FixedEffects;

/// <summary>Plants with persons, jobs and machines of their own, drawn at random: the cells of all, and of each by itself.</summary>
sealed record Plants(CrossedCells All, (CrossedCells Cells, int[][] Levels)[] Parts)
{
    /// <summary>Draws plants of very different size, down to one person on one job; inside a plant there may be halls that share nothing.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="shifts">Shifts that all plants have; with 0 none are told apart.</param>
    public static Plants Draw(int seed, int shifts)
    {
        var random = new Random(seed);
        var cells = new List<(int Plant, string[] Levels, double[] Sums)>();
        int plants = random.Next(2, 7);
        for (int plant = 0; plant < plants; plant++)
        {
            int[] most = [random.Next(1, 12), random.Next(1, 5), random.Next(1, 4), Math.Max(1, shifts)];
            for (int i = random.Next(1, 40); i > 0; i--)
            {
                int[] at = Array.ConvertAll(most, random.Next);
                double y = (0.3 * at[0]) - (0.2 * at[1]) + (0.1 * at[3]) + plant + EffectFiles.Normal(random);
                cells.Add((plant, [.. at.Select((level, factor) => factor < 3 ? $"{plant}.{level}" : $"{level}")], [1 + random.NextDouble(), y, random.Next(2, 6), random.NextDouble()]));
            }
        }

        (int Plant, string[] Levels, double[] Sums)[] mixed = [.. cells.DistinctBy(cell => string.Join('|', cell.Levels)).OrderBy(_ => random.Next())];
        int factors = shifts > 0 ? 4 : 3;
        (CrossedCells all, string[][] names) = Cells(mixed, factors);
        return new(all, [.. mixed.GroupBy(cell => cell.Plant).Select(part =>
        {
            (CrossedCells own, string[][] local) = Cells([.. part], factors);
            return (own, local.Select((of, factor) => Array.ConvertAll(of, name => Array.IndexOf(names[factor], name))).ToArray());
        })]);
    }

    /// <summary>The mean outcome of all.</summary>
    public double Centre => All.Weights.Zip(All.Means, (weight, mean) => weight * mean).Sum() / All.Weights.Sum();

    /// <summary>The estimate part by part.</summary>
    public PartedEstimate? Parted(int threads = 0, params int[] shared)
    {
        var parted = new PartedEffects([.. All.Levels.Select(it => it.Max() + 1)], shared, Centre, threads);
        foreach ((CrossedCells cells, int[][] levels) in Parts)
        {
            parted.Add(cells, levels);
        }

        return parted.Finish();
    }

    static (CrossedCells Cells, string[][] Names) Cells((int Plant, string[] Levels, double[] Sums)[] rows, int factors)
    {
        string[][] names = [.. Enumerable.Range(0, factors).Select(factor => rows.Select(row => row.Levels[factor]).Distinct().ToArray())];
        return (new CrossedCells
        {
            Levels = [.. names.Select((of, factor) => Array.ConvertAll(rows, row => Array.IndexOf(of, row.Levels[factor])))],
            Weights = Array.ConvertAll(rows, row => row.Sums[0]),
            Means = Array.ConvertAll(rows, row => row.Sums[1]),
            Counts = Array.ConvertAll(rows, row => row.Sums[2]),
            Within = Array.ConvertAll(rows, row => row.Sums[3]),
        }, names);
    }
}
