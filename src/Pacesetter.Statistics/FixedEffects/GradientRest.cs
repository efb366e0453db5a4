using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The rest solved by preconditioned conjugate gradients, on the singular but consistent equations.</summary>
/// <remarks>
/// <para>Where S has few numbers it is written out and preconditioned factor by factor by an approximate Cholesky factor: such graphs
/// mix slowly. Where it has many, levels meet each other everywhere and mix at once: S is applied through the cross-table and its
/// diagonal is preconditioner enough. Should that go slowly and a dense factor fit, the dense factor takes over.</para>
/// <para>Stops when the residual, plain or preconditioned, is 1e-13 of the right side, or small and no longer falling
/// [HestenesStiefel1952].</para>
/// </remarks>
sealed class GradientRest : IRestSolver
{
    const double Tolerance = 1e-13;
    const int DiagonalParts = 8;
    const int Patience = 20;
    const int DensePatience = 100;
    const int MostIterations = 50_000;

    readonly CrossProducts cross;
    readonly double[] tau;
    readonly bool denseFits;
    readonly int threads;
    readonly SparseRest? written;
    readonly ApproximateCholesky? factor;
    readonly double[] diagonal;
    DenseRest? dense;

    public GradientRest(CrossProducts cross, double[] tau, bool denseFits, int threads)
    {
        (this.cross, this.tau, this.denseFits, this.threads) = (cross, tau, denseFits, threads);
        written = SparseRest.Of(cross, tau, threads);
        int[] factorOf = new int[cross.Rest];
        for (int f = 0; f < cross.Sizes.Length; f++)
        {
            if (f != cross.Eliminated)
            {
                factorOf.AsSpan(cross.Offsets[f], cross.Sizes[f]).Fill(f);
            }
        }

        factor = written is null ? null : new ApproximateCholesky(written, factorOf);
        diagonal = factor is null ? Diagonal() : [];
    }

    public EffectSolver Kind => dense is null ? EffectSolver.ConjugateGradient : EffectSolver.Cholesky;

    public int Iterations { get; private set; }

    public double[] Solve(double[] right)
    {
        if (dense is not null)
        {
            return dense.Solve(right);
        }

        double[] x = new double[right.Length];
        double goal = Tolerance * Math.Sqrt(Vectors.Dot(right, right));
        double[] r = [.. right];
        double[] z = new double[r.Length];
        Precondition(r, z);
        double[] direction = [.. z];
        double[] image = new double[r.Length];
        double product = Vectors.Dot(r, z);
        double least = Tolerance * Tolerance * product;
        double left, marked = double.PositiveInfinity;
        for (int iteration = 0; (left = Math.Sqrt(Vectors.Dot(r, r))) > goal && product > least; iteration++)
        {
            if (iteration % Patience == 0)
            {
                // What no longer falls, and is small, is the rounding of the right side itself.
                if (left > marked / 2 && left < 1e5 * goal)
                {
                    break;
                }

                marked = left;
            }

            if (iteration >= DensePatience && denseFits)
            {
                dense = new DenseRest(cross, tau, threads);
                return dense.Solve(right);
            }

            Require(iteration, product);
            Apply(direction, image);
            double step = product / Vectors.Dot(direction, image);
            Vectors.AddScaled(x, step, direction);
            Vectors.AddScaled(r, -step, image);
            Precondition(r, z);
            double next = Vectors.Dot(r, z);
            double keep = next / product;
            product = next;
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = z[i] + (keep * direction[i]);
            }

            Iterations++;
        }

        return x;
    }

    void Apply(double[] v, double[] result)
    {
        if (written is not null)
        {
            written.Apply(v, result);
            return;
        }

        cross.ApplyReduced(v, tau, result, threads);
    }

    void Precondition(double[] r, double[] z)
    {
        if (factor is not null)
        {
            factor.Solve(r, z);
            return;
        }

        for (int i = 0; i < r.Length; i++)
        {
            z[i] = diagonal[i] > 1e-12 * cross.Diagonal[i] ? r[i] / diagonal[i] : 0;
        }
    }

    double[] Diagonal()
    {
        int size = Math.Max(1, Blocks.Count(cross.RowCount, DiagonalParts));
        double[][] parts = new double[DiagonalParts][];
        Blocks.Run(DiagonalParts, threads, part =>
        {
            double[] sums = parts[part] = new double[cross.Rest];
            (int first, int end) = Blocks.Range(part, size, cross.RowCount);
            for (int row = first; row < end; row++)
            {
                foreach (Entry entry in cross.Entries.AsSpan(cross.Start[row], cross.Start[row + 1] - cross.Start[row]))
                {
                    sums[entry.Level] += tau[row] * entry.Weight * entry.Weight;
                }
            }
        });
        double[] result = [.. cross.Diagonal];
        foreach (double[] part in parts)
        {
            Vectors.AddScaled(result, -1, part);
        }

        return result;
    }

    static void Require(int iteration, double product)
    {
        if (iteration >= MostIterations || !double.IsFinite(product))
        {
            throw new AssumptionException(Assumption.NotConverged, "effects", "conjugate gradients did not settle: the levels hardly meet each other");
        }
    }
}
