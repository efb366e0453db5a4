using System.Globalization;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>Least squares with a handful of regressors, by Householder reflections [GolubVanLoan2013, 5.2].</summary>
static class LeastSquares
{
    /// <summary>The coefficients of y on x.</summary>
    /// <param name="x">n × k, column by column; overwritten by the factors.</param>
    /// <param name="y">n outcomes; overwritten.</param>
    /// <param name="k">How many regressors.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.Collinear"/>, <see cref="Assumption.TooFewValues"/>.</exception>
    public static double[] Solve(Span<double> x, Span<double> y, int k)
    {
        int n = y.Length;
        Require.AtLeast(y, k, "values");
        var diagonal = new double[k];
        for (int j = 0; j < k; j++)
        {
            Span<double> column = x.Slice(j * n, n);
            diagonal[j] = Reflect(column[j..], Norm(column), j);
            for (int l = j + 1; l < k; l++)
            {
                Apply(column[j..], x.Slice((l * n) + j, n - j));
            }

            Apply(column[j..], y[j..]);
        }

        var coefficients = new double[k];
        for (int j = k - 1; j >= 0; j--)
        {
            double sum = y[j];
            for (int l = j + 1; l < k; l++)
            {
                sum -= x[(l * n) + j] * coefficients[l];
            }

            coefficients[j] = sum / diagonal[j];
        }

        return coefficients;
    }

    // Turns a column into the normalised vector of its reflection and returns the entry left on the diagonal.
    static double Reflect(Span<double> v, double whole, int j)
    {
        double norm = Norm(v);
        if (!(norm > 1e-11 * whole))
        {
            throw new AssumptionException(Assumption.Collinear, "regressors", string.Create(CultureInfo.InvariantCulture, $"regressor {j + 1} is a combination of those before it"));
        }

        double entry = v[0] > 0 ? -norm : norm;
        v[0] -= entry;
        double scale = 1 / Norm(v);
        for (int i = 0; i < v.Length; i++)
        {
            v[i] *= scale;
        }

        return entry;
    }

    static void Apply(ReadOnlySpan<double> v, Span<double> column)
    {
        double dot = 0;
        for (int i = 0; i < v.Length; i++)
        {
            dot += v[i] * column[i];
        }

        for (int i = 0; i < v.Length; i++)
        {
            column[i] -= 2 * dot * v[i];
        }
    }

    static double Norm(ReadOnlySpan<double> v)
    {
        double sum = 0;
        foreach (double value in v)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}
