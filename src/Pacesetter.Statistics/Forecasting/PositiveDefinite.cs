namespace Pacesetter.Statistics.Forecasting;

/// <summary>Solves small systems with a symmetric positive definite matrix.</summary>
static class PositiveDefinite
{
    /// <summary>Replaces B by A⁻¹B, by Cholesky in place.</summary>
    /// <param name="a">A: n × n, row by row; overwritten.</param>
    /// <param name="b">B: n × k, row by row; overwritten.</param>
    /// <param name="n">Rows of A.</param>
    /// <param name="k">Columns of B.</param>
    public static void Solve(Span<double> a, Span<double> b, int n, int k)
    {
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = a[(i * n) + j] - Dot(a.Slice(i * n, j), a.Slice(j * n, j));
                a[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / a[(j * n) + j];
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Subtract(b.Slice(i * k, k), a[(i * n) + j], b.Slice(j * k, k));
            }

            Divide(b.Slice(i * k, k), a[(i * n) + i]);
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                Subtract(b.Slice(i * k, k), a[(j * n) + i], b.Slice(j * k, k));
            }

            Divide(b.Slice(i * k, k), a[(i * n) + i]);
        }
    }

    /// <summary>Σ x y.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    static void Subtract(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] -= factor * row[i];
        }
    }

    static void Divide(Span<double> row, double by)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] /= by;
        }
    }
}
