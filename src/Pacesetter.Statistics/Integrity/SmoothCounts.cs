namespace Pacesetter.Statistics.Integrity;

/// <summary>Least squares of counts on a polynomial over the bins that are not excluded, predicted for all bins; set up once, used for many counts.</summary>
/// <remarks>Columns are made orthonormal over the included bins (modified Gram–Schmidt, twice), so high degrees stay exact and a fit is a few dot products.</remarks>
sealed class SmoothCounts
{
    readonly List<double[]> columns = [];
    readonly bool[] excluded;

    /// <summary>Sets up.</summary>
    /// <param name="positions">The middle of each bin, in any unit, around zero.</param>
    /// <param name="excluded">Which bins take no part.</param>
    /// <param name="degree">The degree of the polynomial.</param>
    /// <param name="extra">Further columns: marks of round numbers.</param>
    public SmoothCounts(double[] positions, bool[] excluded, int degree, IEnumerable<double[]> extra)
    {
        this.excluded = excluded;
        double scale = Math.Max(positions.Max(), -positions.Min());
        var column = new double[positions.Length];
        Array.Fill(column, 1);
        for (int p = 0; p <= degree; p++)
        {
            Add([.. column]);

            // The next power grows from the last orthonormal column, which keeps the columns apart from one another.
            double[] last = columns[^1];
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = last[i] * positions[i] / scale;
            }
        }

        foreach (double[] marks in extra)
        {
            Add(marks);
        }
    }

    /// <summary>How many coefficients a fit has.</summary>
    public int Coefficients => columns.Count;

    /// <summary>The fit, for every bin.</summary>
    public void Fit(ReadOnlySpan<double> counts, Span<double> fitted)
    {
        fitted.Clear();
        foreach (double[] column in columns)
        {
            double weight = Dot(column, counts);
            for (int i = 0; i < fitted.Length; i++)
            {
                fitted[i] += weight * column[i];
            }
        }
    }

    void Add(double[] column)
    {
        double whole = Math.Sqrt(Dot(column, column));
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] other in columns)
            {
                double share = Dot(other, column);
                for (int i = 0; i < column.Length; i++)
                {
                    column[i] -= share * other[i];
                }
            }
        }

        double norm = Math.Sqrt(Dot(column, column));
        if (norm > 1e-9 * whole)
        {
            columns.Add([.. column.Select(value => value / norm)]);
        }
    }

    double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += excluded[i] ? 0 : x[i] * y[i];
        }

        return sum;
    }
}
