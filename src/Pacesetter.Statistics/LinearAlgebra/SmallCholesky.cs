namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>The factor L of a positive definite matrix of a few rows, A = L L', in place and without room of its own; <see cref="Cholesky"/> is for many.</summary>
static class SmallCholesky
{
    /// <summary>Factors the lower triangle.</summary>
    /// <param name="a">A: n × n, row by row.</param>
    /// <param name="n">Rows.</param>
    /// <param name="tolerance">The smallest pivot, as a share of its diagonal, that is not a combination of the rows before.</param>
    /// <returns>The first row without such a pivot, at which the factor stops; −1 where there is none.</returns>
    public static int Decompose(Span<double> a, int n, double tolerance)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = a.Slice(i * n, n);
            double diagonal = row[i];
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - Vectors.Dot(row[..j], a.Slice(j * n, j))) / a[(j * n) + j];
            }

            double pivot = diagonal - Vectors.Dot(row[..i], row[..i]);
            if (!(pivot > tolerance * Math.Abs(diagonal)))
            {
                return i;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return -1;
    }

    /// <summary>Replaces B by A⁻¹B.</summary>
    /// <param name="root">L, as <see cref="Decompose"/> leaves it.</param>
    /// <param name="b">B: n × k, row by row.</param>
    /// <param name="n">Rows of A.</param>
    /// <param name="k">Columns of B.</param>
    public static void Solve(ReadOnlySpan<double> root, Span<double> b, int n, int k)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = b.Slice(i * k, k);
            for (int j = 0; j < i; j++)
            {
                Vectors.AddScaled(row, -root[(i * n) + j], b.Slice(j * k, k));
            }

            Divide(row, root[(i * n) + i]);
        }

        for (int i = n - 1; i >= 0; i--)
        {
            Span<double> row = b.Slice(i * k, k);
            for (int j = i + 1; j < n; j++)
            {
                Vectors.AddScaled(row, -root[(j * n) + i], b.Slice(j * k, k));
            }

            Divide(row, root[(i * n) + i]);
        }
    }

    /// <summary>Replaces b by A⁻¹b.</summary>
    public static void Solve(ReadOnlySpan<double> root, Span<double> b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
        {
            b[i] = (b[i] - Vectors.Dot(root.Slice(i * n, i), b)) / root[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            b[i] /= root[(i * n) + i];
            Vectors.AddScaled(b, -b[i], root.Slice(i * n, i));
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
