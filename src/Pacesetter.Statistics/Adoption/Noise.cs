namespace Pacesetter.Statistics.Adoption;

/// <summary>How much the adopters' weeks jump about compared with the donors', before use.</summary>
/// <remarks>
/// <para>z_it = y_it − the donors' mean of week t, less the unit's own mean of that; ρ = Σ z_t z_(t−1) ÷ Σ z²_(t−1) over all donors</para>
/// <para>v_i = Σ (z_t − ρ z_(t−1))² ÷ (pairs − 1); h = mean v of adopters ÷ mean v of donors. A gap takes out the pairs it belongs to.</para>
/// </remarks>
static class Noise
{
    /// <summary>h, and the donors' ρ and mean v.</summary>
    /// <param name="rows">Units × weeks before use, adopters first; overwritten by z.</param>
    /// <param name="weeks">T₀.</param>
    /// <param name="adopters">n₁.</param>
    public static (double Ratio, double Persistence, double Variance) Compare(Span<double> rows, int weeks, int adopters)
    {
        int units = rows.Length / weeks;
        SubtractWeeks(rows, weeks, adopters);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < units; i++)
        {
            Span<double> z = rows.Slice(i * weeks, weeks);
            SubtractMean(z);
            for (int t = i < adopters ? weeks : 1; t < weeks; t++)
            {
                double product = z[t] * z[t - 1];
                bool pair = !double.IsNaN(product);
                products += pair ? product : 0;
                squares += pair ? z[t - 1] * z[t - 1] : 0;
            }
        }

        double rho = squares > 0 ? products / squares : 0;
        double ours = MeanVariance(rows[..(adopters * weeks)], weeks, rho);
        double theirs = MeanVariance(rows[(adopters * weeks)..], weeks, rho);
        return (theirs > 0 ? ours / theirs : ours > 0 ? double.PositiveInfinity : 1, rho, theirs);
    }

    static void SubtractWeeks(Span<double> rows, int weeks, int adopters)
    {
        int units = rows.Length / weeks;
        var sums = new double[weeks];
        var counts = new int[weeks];
        for (int i = adopters; i < units; i++)
        {
            ReadOnlySpan<double> row = rows.Slice(i * weeks, weeks);
            for (int t = 0; t < weeks; t++)
            {
                bool present = !double.IsNaN(row[t]);
                sums[t] += present ? row[t] : 0;
                counts[t] += present ? 1 : 0;
            }
        }

        for (int t = 0; t < weeks; t++)
        {
            sums[t] /= counts[t]; // NaN where no donor has the week: then nobody has it
        }

        for (int i = 0; i < units; i++)
        {
            Span<double> row = rows.Slice(i * weeks, weeks);
            for (int t = 0; t < weeks; t++)
            {
                row[t] -= sums[t];
            }
        }
    }

    static void SubtractMean(Span<double> z)
    {
        double mean = Window.Of(z).Mean;
        for (int t = 0; t < z.Length; t++)
        {
            z[t] -= mean;
        }
    }

    static double MeanVariance(ReadOnlySpan<double> rows, int weeks, double rho)
    {
        double sum = 0;
        int units = rows.Length / weeks;
        for (int i = 0; i < units; i++)
        {
            ReadOnlySpan<double> z = rows.Slice(i * weeks, weeks);
            double square = 0;
            int pairs = 0;
            for (int t = 1; t < weeks; t++)
            {
                double u = z[t] - (rho * z[t - 1]);
                bool pair = !double.IsNaN(u);
                square += pair ? u * u : 0;
                pairs += pair ? 1 : 0;
            }

            sum += pairs > 1 ? square / (pairs - 1) : 0;
        }

        return sum / units;
    }
}
