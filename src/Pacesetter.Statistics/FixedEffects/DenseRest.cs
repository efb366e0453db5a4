using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The rest solved by a dense Cholesky factor; levels that others make up are held at zero.</summary>
sealed class DenseRest : IRestSolver
{
    readonly SymmetricMatrix matrix;
    readonly Cholesky cholesky;

    public DenseRest(CrossProducts cross, double[] tau, int threads)
    {
        matrix = new SymmetricMatrix(cross.Rest);
        double[] one = new double[cross.Rest];
        one.AsSpan().Fill(1);
        new SchurComplement(cross, threads).Fill(matrix, tau, one, 0);
        matrix.Pad();

        // Pivots are judged by the diagonal before elimination: after it, a level that cannot be compared has only rounding left.
        cholesky = new Cholesky(matrix, threads);
        cholesky.Decompose(1e-10, 0, cross.Diagonal);
    }

    public EffectSolver Kind => EffectSolver.Cholesky;

    public int Iterations => 0;

    /// <summary>The directions in which nothing can be told.</summary>
    public int Deficiency => cholesky.Dropped.Count;

    public double[] Solve(double[] right)
    {
        double[] x = [.. right];
        cholesky.Forward(x);
        cholesky.Backward(x);
        return x;
    }

    public double[][] Solve(double[][] rights) => Array.ConvertAll(rights, Solve);

    /// <summary>A generalised inverse of S.</summary>
    public SymmetricMatrix Invert()
    {
        var inverse = new SymmetricMatrix(matrix.Size);
        cholesky.Invert(inverse, matrix.Size);
        return inverse;
    }
}
