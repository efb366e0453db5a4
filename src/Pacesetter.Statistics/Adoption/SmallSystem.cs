using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Weighted moments X'WX of a few regressors and their solution, by Cholesky after scaling to a diagonal of one.</summary>
sealed class SmallSystem
{
    readonly double[] root;
    readonly double[] scale;

    SmallSystem(double[] root, double[] scale) => (this.root, this.scale) = (root, scale);

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

        double[] scale = [.. Enumerable.Range(0, k).Select(a => Math.Sqrt(m[(a * k) + a]))];
        for (int a = 0; a < k; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = m[(a * k) + b] / (scale[a] * scale[b]);
                for (int c = 0; c < b; c++)
                {
                    sum -= m[(a * k) + c] * m[(b * k) + c];
                }

                if (a == b && !(sum > 1e-13))
                {
                    throw new AssumptionException(singular, "characteristics", singular == Assumption.Collinear ? "a characteristic is the same for all, or a combination of the others" : DoublyRobust.Apart);
                }

                m[(a * k) + b] = a == b ? Math.Sqrt(sum) : sum / m[(b * k) + b];
            }
        }

        return new(m, scale);
    }

    public double[] Solve(double[] right)
    {
        int k = scale.Length;
        var z = new double[k];
        for (int a = 0; a < k; a++)
        {
            z[a] = right[a] / scale[a];
            for (int c = 0; c < a; c++)
            {
                z[a] -= root[(a * k) + c] * z[c];
            }

            z[a] /= root[(a * k) + a];
        }

        for (int a = k - 1; a >= 0; a--)
        {
            for (int c = a + 1; c < k; c++)
            {
                z[a] -= root[(c * k) + a] * z[c];
            }

            z[a] /= root[(a * k) + a];
        }

        for (int a = 0; a < k; a++)
        {
            z[a] /= scale[a];
        }

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

    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int a = 0; a < x.Length; a++)
        {
            sum += x[a] * y[a];
        }

        return sum;
    }
}
