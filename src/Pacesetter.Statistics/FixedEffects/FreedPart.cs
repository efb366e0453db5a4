using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Columns of one part freed of the factors that stay inside it, with what later sums need and nothing that grows with its cells.</summary>
/// <remarks>
/// <para>A factor of a single level in the part takes out a constant at most, which the others take out as well: it is left away, with
/// effect and variance zero. With one factor left the solution is its weighted means; with more it is that of <see cref="CrossedEffects"/>.</para>
/// </remarks>
sealed class FreedPart
{
    FreedPart(int columns, int[] levels)
    {
        Effects = [.. Enumerable.Range(0, columns).Select(_ => Array.ConvertAll(levels, count => new double[count]))];
        Classes = Array.ConvertAll(levels, count => new int[count]);
        Firsts = Array.ConvertAll(levels, _ => (int[])[0]);
        Products = new double[columns * columns];
    }

    /// <summary>Column by column and factor by factor the coefficient of every level, with weighted mean zero in every class.</summary>
    public double[][][] Effects { get; }

    /// <summary>For every factor the class of every level, from zero.</summary>
    public int[][] Classes { get; }

    /// <summary>For every factor and class the first level of factor 0 in its component.</summary>
    public int[][] Firsts { get; }

    /// <summary>For every factor the variances of its effects over σ²; null where no inverse was made.</summary>
    public double[][]? Variances { get; private set; }

    /// <summary>Σ w x̃ x̃' of what is left of the columns: m × m.</summary>
    public double[] Products { get; }

    public int Rank { get; private set; }

    /// <summary>Frees the columns.</summary>
    /// <param name="cells">The part's cells, with the factors that stay inside it.</param>
    /// <param name="counts">The levels of each of them.</param>
    /// <param name="columns">Each a value a cell.</param>
    /// <param name="threads">Threads to use.</param>
    public static FreedPart Of(CrossedCells cells, int[] counts, double[][] columns, int threads)
    {
        int[] several = [.. Enumerable.Range(0, counts.Length).Where(factor => counts[factor] > 1)];
        var part = new FreedPart(columns.Length, counts);
        if (several.Length > 1)
        {
            part.Crossed(cells with { Levels = [.. several.Select(factor => cells.Levels[factor])] }, several, columns, threads);
        }
        else
        {
            part.OneWay(cells, several.Length == 1 ? several[0] : 0, columns);
        }

        return part;
    }

    void Crossed(CrossedCells cells, int[] several, double[][] columns, int threads)
    {
        int[] sizes = cells.Check(2);
        CrossProducts cross = CrossTable.Of(cells, sizes, columns, new double[columns.Length * columns.Length], threads);
        IRestSolver solver = CrossedEffects.Solver(cross, effectErrors: true, threads);
        var absorption = new Absorption(cells, cross, solver, threads);
        (double[][] Effects, double[] Left)[] freed = absorption.Of(columns, CrossedEffects.Seed(sizes));
        Comparability comparability = CrossedEffects.Compared(cells, sizes, absorption);
        Rank = sizes.Sum() - ((solver as DenseRest)?.Deficiency ?? comparability.Deficiency());
        for (int k = 0; k < columns.Length; k++)
        {
            double[][] centred = CrossedEffects.Centred(freed[k].Effects, cross, comparability.Classes);
            for (int at = 0; at < several.Length; at++)
            {
                Effects[k][several[at]] = centred[at];
            }
        }

        for (int at = 0; at < several.Length; at++)
        {
            Classes[several[at]] = comparability.Classes[at];
            Firsts[several[at]] = FirstsOf(comparability, at, several[0] == 0);
        }

        Variances = solver is DenseRest dense ? AllVariances(new EffectVariances(cross, dense.Invert(), threads), several) : null;
        Multiply(cells.Weights, [.. freed.Select(it => it.Left)], threads);
    }

    double[][] AllVariances(EffectVariances variances, int[] several)
    {
        double[][] all = Array.ConvertAll(Classes, of => new double[of.Length]);
        for (int at = 0; at < several.Length; at++)
        {
            all[several[at]] = variances.Of(at, Classes[several[at]]);
        }

        return all;
    }

    // Where factor 0 has a single level, every component begins with it.
    static int[] FirstsOf(Comparability comparability, int at, bool ownFirst)
    {
        int[] first = new int[comparability.ComponentCount];
        Array.Fill(first, ownFirst ? int.MaxValue : 0);
        for (int level = 0; ownFirst && level < comparability.Components[0].Length; level++)
        {
            first[comparability.Components[0][level]] = Math.Min(first[comparability.Components[0][level]], level);
        }

        int[] firsts = new int[comparability.Classes[at].Max() + 1];
        for (int level = 0; level < comparability.Classes[at].Length; level++)
        {
            firsts[comparability.Classes[at][level]] = first[comparability.Components[at][level]];
        }

        return firsts;
    }

    void OneWay(CrossedCells cells, int factor, double[][] columns)
    {
        int[] levels = cells.Levels[factor];
        int count = Classes[factor].Length;
        double[] weights = new double[count];
        for (int cell = 0; cell < levels.Length; cell++)
        {
            weights[levels[cell]] += cells.Weights[cell];
        }

        double total = weights.Sum();
        double[][] left = [.. columns.Select((column, k) => Level(column, Effects[k][factor]))];
        Rank = count;
        Variances = Array.ConvertAll(Classes, of => new double[of.Length]);
        for (int level = 0; level < count; level++)
        {
            Variances[factor][level] = count > 1 ? (1 / weights[level]) - (1 / total) : 0;
        }

        Multiply(cells.Weights, left, 1);

        double[] Level(double[] column, double[] effects)
        {
            for (int cell = 0; cell < levels.Length; cell++)
            {
                effects[levels[cell]] += cells.Weights[cell] * column[cell];
            }

            double mean = effects.Sum() / total;
            double[] rest = [.. column.Select((value, cell) => value - (effects[levels[cell]] / weights[levels[cell]]))];
            for (int level = 0; level < count; level++)
            {
                effects[level] = (effects[level] / weights[level]) - mean;
            }

            return rest;
        }
    }

    void Multiply(double[] weights, double[][] left, int threads)
    {
        int m = left.Length;
        Blocks.Run(m, threads, k =>
        {
            for (int l = 0; l <= k; l++)
            {
                var sum = new CompensatedSum();
                for (int cell = 0; cell < weights.Length; cell++)
                {
                    sum.Add(weights[cell] * left[k][cell] * left[l][cell]);
                }

                Products[(k * m) + l] = Products[(l * m) + k] = sum.Value;
            }
        });
    }
}
