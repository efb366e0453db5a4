using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Weighted moments X'WX of a few regressors and their solution.</summary>
sealed class SmallSystem
{
    readonly double[] root;

    SmallSystem(double[] root) => this.root = root;

    public static SmallSystem Moments(double[][] x, double[] weights, string singular = Assumption.Collinear)
    {
        int k = x.Length == 0 ? 0 : x[0].Length;
        if (x.Length < k || k == 0)
        {
            throw new AssumptionException(Assumption.NoDonors, "outcome", "fewer controls than characteristics");
        }

        var m = new double[k * k];
        for (int i = 0; i < x.Length; i++)
        {
            for (int a = 0; a < k; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    m[(a * k) + b] += weights[i] * x[i][a] * x[i][b];
                }
            }
        }

        return SmallCholesky.Decompose(m, k, 1e-13) < 0
            ? new(m)
            : throw new AssumptionException(singular, "characteristics", singular == Assumption.Collinear ? "a characteristic is the same for all, or a combination of the others" : DoublyRobust.Apart);
    }

    public double[] Solve(double[] right)
    {
        double[] z = [.. right];
        SmallCholesky.Solve(root, z);
        return z;
    }

    /// <summary>X'w.</summary>
    public static double[] Sum(double[][] x, double[] weights)
    {
        var sum = new double[x[0].Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int a = 0; a < sum.Length; a++)
            {
                sum[a] += weights[i] * x[i][a];
            }
        }

        return sum;
    }

    public static double Dot(double[] x, double[] y) => Vectors.Dot(x, y);
}
