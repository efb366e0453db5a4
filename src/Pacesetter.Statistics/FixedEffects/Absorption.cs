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

    /// <summary>A random vector with D × silent = 0, by factor; null unless <see cref="Of"/> was asked to find it on the way.</summary>
    public double[][]? Silent { get; private set; }

    /// <summary>For every column its coefficients by factor, and what is left of it. All are solved together.</summary>
    /// <param name="columns">Each a value a cell.</param>
    /// <param name="silent">The seed of <see cref="Silent"/>; null where it is not wanted.</param>
    public (double[][] Effects, double[] Left)[] Of(double[][] columns, int? silent)
    {
        double[]? omega = silent is { } seed ? Random(seed) : null;
        Freed[] all = [.. columns.Select((column, k) => new Freed(column, [.. cross.Sizes.Select(size => new double[size])])
        {
            Rows = [.. Enumerable.Range(0, cross.RowCount).Select(j => cross.RowSums[(j * cross.Columns) + k])],
            Rest = [.. Enumerable.Range(0, cross.Rest).Select(r => cross.RestSums[(r * cross.Columns) + k])],
        })];
        double[] largest = [.. all.Select(it => Math.Max(Largest(it.Rows), Largest(it.Rest)))];
        int[] open = [.. Enumerable.Range(0, all.Length)];
        for (int pass = 0; pass < 3 && open.Length > 0; pass++)
        {
            double[][][] steps = Solve([.. open.Select(k => all[k])], pass == 0 ? omega : null);
            for (int i = 0; i < open.Length; i++)
            {
                Take(all[open[i]], steps[i], largest[open[i]]);
            }

            open = [.. open.Where(k => !all[k].Settled)];
        }

        Remainder = all.Max(it => it.Remainder);
        return [.. all.Select(it => (it.Effects, it.Left))];
    }

    void Take(Freed of, double[][] step, double largest)
    {
        for (int factor = 0; factor < step.Length; factor++)
        {
            Vectors.AddScaled(of.Effects[factor], 1, step[factor]);
        }

        of.Left = Left(of.Column, of.Effects);
        (of.Rows, of.Rest) = Sums(of.Left);
        double remainder = largest == 0 ? 0 : Math.Max(Largest(of.Rows), Largest(of.Rest)) / largest;
        of.Settled = remainder < Accurate || remainder > of.Remainder / 4;
        of.Remainder = of.Settled ? Math.Min(of.Remainder, remainder) : remainder;
    }

    /// <summary>Solves for sums by row and by level of the rest: for each coefficients by factor.</summary>
    double[][][] Solve(Freed[] open, double[]? omega)
    {
        double[][] rights = [.. open.Select(it =>
        {
            double[] right = [.. it.Rest], scaled = new double[it.Rows.Length];
            for (int j = 0; j < scaled.Length; j++)
            {
                scaled[j] = -it.Rows[j] / cross.RowWeights[j];
            }

            cross.Scatter(scaled, right, threads);
            return right;
        }), .. omega is null ? Array.Empty<double[]>() : [Apply(omega)]];
        double[][] solved = solver.Solve(rights);
        Silent = omega is null ? Silent : Silenced(omega, solved[^1]);
        return [.. open.Zip(solved, (it, found) =>
        {
            double[] own = new double[it.Rows.Length];
            cross.Gather(found, own, threads);
            for (int j = 0; j < own.Length; j++)
            {
                own[j] = (it.Rows[j] - own[j]) / cross.RowWeights[j];
            }

            return ByFactor(found, own);
        })];
    }

    double[][] ByFactor(double[] found, double[] own) =>
        [.. Enumerable.Range(0, cross.Sizes.Length).Select(factor => factor == cross.Eliminated ? own : found[cross.Offsets[factor]..(cross.Offsets[factor] + cross.Sizes[factor])])];

    // S ω.
    double[] Apply(double[] omega)
    {
        double[] result = new double[cross.Rest];
        cross.ApplyReduced(omega, Array.ConvertAll(cross.RowWeights, weight => 1 / weight), result, threads);
        return result;
    }

    double[] Random(int seed)
    {
        var random = new Random(seed);
        double[] omega = new double[cross.Rest];
        for (int r = 0; r < omega.Length; r++)
        {
            omega[r] = random.NextDouble();
        }

        return omega;
    }

    // ω less the solution of S x = S ω.
    double[][] Silenced(double[] omega, double[] solution)
    {
        Vectors.AddScaled(omega, -1, solution);
        double[] own = new double[cross.RowCount];
        cross.Gather(omega, own, threads);
        for (int j = 0; j < own.Length; j++)
        {
            own[j] /= -cross.RowWeights[j];
        }

        return ByFactor(omega, own);
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

    /// <summary>A column on its way: what is left of it, and the sums of that by row and by level of the rest.</summary>
    sealed class Freed(double[] column, double[][] effects)
    {
        public double[] Column { get; } = column;

        public double[][] Effects { get; } = effects;

        public double[] Left { get; set; } = [];

        public required double[] Rows { get; set; }

        public required double[] Rest { get; set; }

        /// <summary>The largest of these sums, over that of the column itself.</summary>
        public double Remainder { get; set; } = double.PositiveInfinity;

        public bool Settled { get; set; }
    }

    static double Largest(double[] values) => values.Length == 0 ? 0 : Math.Max(values.Max(), -values.Min());
}
