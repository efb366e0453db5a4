using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Columns freed of all factors: the coefficients that take most of each, and what is left of it in every cell.</summary>
/// <remarks>
/// <para>S b_R = Z_R'Wx − G_R0 T⁻¹ Z_0'Wx; b_0j = (z_j − c_j'b_R) ÷ g_j; left = x − b_0 − b_R, solved again for its own remainder
/// where that is more than rounding.</para>
/// </remarks>
sealed class Absorption
{
    const int CellBlock = 1 << 15;
    const double Accurate = 1e-11;

    readonly CrossedCells cells;
    readonly CrossProducts cross;
    readonly IRestSolver solver;
    readonly int threads;

    public Absorption(CrossedCells cells, CrossProducts cross, IRestSolver solver, int threads)
    {
        (this.cells, this.cross, this.solver, this.threads) = (cells, cross, solver, threads);
    }

    /// <summary>The largest remainder found, over the largest level sum of its column.</summary>
    public double Remainder { get; private set; }

    /// <summary>Coefficients by factor, and what is left of column <paramref name="k"/>.</summary>
    public (double[][] Effects, double[] Left) Of(double[] column, int k)
    {
        double[] rows = [.. Enumerable.Range(0, cross.RowCount).Select(j => cross.RowSums[(j * cross.Columns) + k])];
        double[] rest = [.. Enumerable.Range(0, cross.Rest).Select(r => cross.RestSums[(r * cross.Columns) + k])];
        double largest = Math.Max(Largest(rows), Largest(rest));
        double[][] effects = [.. cross.Sizes.Select(size => new double[size])];
        double[] left = [.. column];
        double before = double.PositiveInfinity;
        for (int pass = 0; pass < 3; pass++)
        {
            double[][] step = Solve(rows, rest);
            for (int factor = 0; factor < effects.Length; factor++)
            {
                Vectors.AddScaled(effects[factor], 1, step[factor]);
            }

            left = Left(column, effects);
            (rows, rest) = Sums(left);
            double remainder = largest == 0 ? 0 : Math.Max(Largest(rows), Largest(rest)) / largest;
            if (remainder < Accurate || remainder > before / 4)
            {
                before = Math.Min(before, remainder);
                break;
            }

            before = remainder;
        }

        Remainder = Math.Max(Remainder, before);
        return (effects, left);
    }

    /// <summary>Solves for sums by row and by level of the rest: coefficients by factor.</summary>
    double[][] Solve(double[] rows, double[] rest)
    {
        double[] right = [.. rest];
        double[] scaled = new double[rows.Length];
        for (int j = 0; j < rows.Length; j++)
        {
            scaled[j] = -rows[j] / cross.RowWeights[j];
        }

        cross.Scatter(scaled, right, threads);
        double[] found = solver.Solve(right);
        double[] own = new double[rows.Length];
        cross.Gather(found, own, threads);
        for (int j = 0; j < rows.Length; j++)
        {
            own[j] = (rows[j] - own[j]) / cross.RowWeights[j];
        }

        return [.. Enumerable.Range(0, cross.Sizes.Length).Select(factor => factor == cross.Eliminated ? own : found[cross.Offsets[factor]..(cross.Offsets[factor] + cross.Sizes[factor])])];
    }

    /// <summary>S ω for any ω.</summary>
    public static double[] Apply(CrossProducts cross, double[] omega, int threads)
    {
        double[] result = new double[cross.Rest];
        cross.ApplyReduced(omega, Array.ConvertAll(cross.RowWeights, weight => 1 / weight), result, threads);
        return result;
    }

    /// <summary>A random vector with D × silent = 0, by factor.</summary>
    public double[][] Silent(int seed)
    {
        var random = new Random(seed);
        double[] omega = new double[cross.Rest];
        for (int r = 0; r < omega.Length; r++)
        {
            omega[r] = random.NextDouble();
        }

        Vectors.AddScaled(omega, -1, solver.Solve(Apply(cross, omega, threads)));
        double[] own = new double[cross.RowCount];
        cross.Gather(omega, own, threads);
        for (int j = 0; j < own.Length; j++)
        {
            own[j] /= -cross.RowWeights[j];
        }

        return [.. Enumerable.Range(0, cross.Sizes.Length).Select(factor => factor == cross.Eliminated ? own : omega[cross.Offsets[factor]..(cross.Offsets[factor] + cross.Sizes[factor])])];
    }

    double[] Left(double[] column, double[][] effects)
    {
        double[] left = new double[column.Length];
        Blocks.Run(Blocks.Count(left.Length, CellBlock), threads, block =>
        {
            (int first, int end) = Blocks.Range(block, CellBlock, left.Length);
            Span<double> own = left.AsSpan(first, end - first);
            column.AsSpan(first, end - first).CopyTo(own);
            for (int factor = 0; factor < effects.Length; factor++)
            {
                ReadOnlySpan<int> levels = cells.Levels[factor].AsSpan(first, end - first);
                double[] of = effects[factor];
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] -= of[levels[i]];
                }
            }
        });
        return left;
    }

    (double[] Rows, double[] Others) Sums(double[] left)
    {
        double[] rows = new double[cross.RowCount];
        double[] rest = new double[cross.Rest];
        Blocks.Run(cross.Sizes.Length, threads, factor =>
        {
            int[] levels = cells.Levels[factor];
            Span<double> to = factor == cross.Eliminated ? rows : rest.AsSpan(cross.Offsets[factor], cross.Sizes[factor]);
            for (int c = 0; c < left.Length; c++)
            {
                to[levels[c]] += cells.Weights[c] * left[c];
            }
        });
        return (rows, rest);
    }

    static double Largest(double[] values) => values.Length == 0 ? 0 : Math.Max(values.Max(), -values.Min());
}
