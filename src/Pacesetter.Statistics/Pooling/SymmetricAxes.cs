using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Pooling;

/// <summary>The axes of a symmetric positive matrix, by Jacobi's rotations [GolubVanLoan2013, 8.5]; for a few dozen rows.</summary>
sealed class SymmetricAxes
{
    readonly double[] vectors; // k × k, axis by axis in columns
    readonly int k;

    SymmetricAxes(double[] values, double[] vectors, int k) => (Values, this.vectors, this.k) = (values, vectors, k);

    /// <summary>The variances along the axes.</summary>
    public double[] Values { get; }

    public static SymmetricAxes Of(ReadOnlySpan<double> matrix, int k, string subject)
    {
        Require.Finite(matrix, subject);
        double[] a = matrix.ToArray();
        double largest = 0;
        for (int i = 0; i < k; i++)
        {
            largest = Math.Max(largest, Math.Abs(a[(i * k) + i]));
        }

        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(a[(i * k) + j] - a[(j * k) + i]) > 1e-10 * largest)
                {
                    throw new AssumptionException(Assumption.NotPositiveDefinite, subject, $"{subject}: entries {i + 1}, {j + 1} and {j + 1}, {i + 1} differ");
                }
            }
        }

        var vectors = new double[k * k];
        for (int i = 0; i < k; i++)
        {
            vectors[(i * k) + i] = 1;
        }

        for (int sweep = 0; sweep < 60 && Sweep(a, vectors, k); sweep++)
        {
        }

        double[] values = [.. Enumerable.Range(0, k).Select(i => a[(i * k) + i])];
        return values.Min() > 1e-12 * largest
            ? new(values, vectors, k)
            : throw new AssumptionException(Assumption.NotPositiveDefinite, subject, $"{subject}: some combination of the studies has no variance, or one below zero");
    }

    /// <summary>U'z.</summary>
    public double[] Rotate(ReadOnlySpan<double> z)
    {
        var rotated = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                rotated[j] += vectors[(i * k) + j] * z[i];
            }
        }

        return rotated;
    }

    /// <summary>μ + τ² M⁻¹(y − μ), and its error, for M = V + τ²I.</summary>
    public ImmutableArray<PooledStudy> Shrunken(double[] effects, WeightedFit fit, double between, double factor)
    {
        double mean = fit.Coefficients[0];
        double[] own = [.. Values.Select(value => between / (between + value))];
        double[] ones = [.. Enumerable.Repeat(1.0, k)];
        double[] residuals = Rotate([.. effects.Select(effect => effect - mean)]);
        double[] axis = Rotate(ones);
        var rows = ImmutableArray.CreateBuilder<PooledStudy>(k);
        for (int i = 0; i < k; i++)
        {
            double moved = 0;
            double variance = 0;
            double drawn = 0; // the row sum of I − τ²M⁻¹: how much of the mean's error the study takes over
            for (int j = 0; j < k; j++)
            {
                double at = vectors[(i * k) + j];
                moved += at * own[j] * residuals[j];
                variance += at * at * own[j] * Values[j];
                drawn += at * (1 - own[j]) * axis[j];
            }

            rows.Add(new(effects[i], null, mean + moved, Math.Sqrt(variance + (drawn * drawn * factor * fit.Covariance(0, 0)))));
        }

        return rows.ToImmutable();
    }

    // One rotation for every pair of rows; true while something was left to turn.
    static bool Sweep(double[] a, double[] vectors, int k)
    {
        bool turned = false;
        for (int p = 0; p < k; p++)
        {
            for (int q = p + 1; q < k; q++)
            {
                double off = a[(p * k) + q];
                if (Math.Abs(off) <= 1e-17 * Math.Sqrt(Math.Abs(a[(p * k) + p] * a[(q * k) + q])))
                {
                    continue;
                }

                turned = true;
                double theta = (a[(q * k) + q] - a[(p * k) + p]) / (2 * off);
                double t = Math.CopySign(1 / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1)), theta);
                double c = 1 / Math.Sqrt((t * t) + 1);
                Turn(a, k, (p, q), (c, t * c));
                for (int i = 0; i < k; i++)
                {
                    Pair(ref vectors[(i * k) + p], ref vectors[(i * k) + q], c, t * c);
                }
            }
        }

        return turned;
    }

    static void Turn(double[] a, int k, (int P, int Q) rows, (double C, double S) angle)
    {
        for (int i = 0; i < k; i++)
        {
            Pair(ref a[(i * k) + rows.P], ref a[(i * k) + rows.Q], angle.C, angle.S);
        }

        for (int i = 0; i < k; i++)
        {
            Pair(ref a[(rows.P * k) + i], ref a[(rows.Q * k) + i], angle.C, angle.S);
        }
    }

    static void Pair(ref double x, ref double y, double c, double s) => (x, y) = ((c * x) - (s * y), (s * x) + (c * y));
}
