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
    const int DiagonalParts = 8;
    const int DensePatience = 100;

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

    public double[] Solve(double[] right) => Solve([right])[0];

    // All right sides go step by step together: one pass over the cross-table serves each of them.
    public double[][] Solve(double[][] rights)
    {
        if (dense is not null)
        {
            return dense.Solve(rights);
        }

        GradientColumn[] columns = Array.ConvertAll(rights, right => new GradientColumn(right, Precondition));
        GradientColumn[] open = columns;
        for (int iteration = 0; (open = Array.FindAll(open, it => !it.Settled())).Length > 0; iteration++)
        {
            if (iteration >= DensePatience && denseFits)
            {
                dense = new DenseRest(cross, tau, threads);
                return dense.Solve(rights);
            }

            Apply(open);
            Array.ForEach(open, it => it.Step());
            Iterations += open.Length;
        }

        return Array.ConvertAll(columns, it => it.X);
    }

    void Apply(GradientColumn[] open)
    {
        if (written is null)
        {
            cross.ApplyReduced([.. open.Select(it => it.Direction)], tau, [.. open.Select(it => it.Image)], threads);
            return;
        }

        foreach (GradientColumn column in open)
        {
            written.Apply(column.Direction, column.Image);
        }
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
}
