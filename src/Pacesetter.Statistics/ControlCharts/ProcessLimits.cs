using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.ControlCharts;

/// <summary>The natural process limits of single values in time order (F25, the X chart of XmR).</summary>
/// <remarks>
/// <para>limits = mean ± 2.66 × mean moving range, moving range_t = |x_t − x_(t−1)|   [Wheeler1993]</para>
/// <para>2.66 = 3 ÷ 1.128, the mean range of two normal values in standard deviations.</para>
/// <para>Units: those of the values. Assumes: time order, equal spacing, no trend in the window.</para>
/// <para>Checked against: a worked example and the chart's invariances. Full text: docs/methods/process-limits.md.</para>
/// </remarks>
/// <param name="Centre">The mean.</param>
/// <param name="Lower">The lower limit; may be below zero.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="MeanMovingRange">The mean of the n − 1 moving ranges.</param>
public sealed record ProcessLimits(double Centre, double Lower, double Upper, double MeanMovingRange)
{
    const double Scale = 2.66;

    /// <summary>The limits that the values of a window set for the values after it.</summary>
    /// <param name="values">n ≥ 2 values in time order.</param>
    /// <exception cref="AssumptionException">Fewer than two values, or one that is not finite.</exception>
    public static ProcessLimits From(ReadOnlySpan<double> values)
    {
        Require.AtLeast(values, 2, nameof(values));
        Require.Finite(values, nameof(values));
        double sum = values[0];
        double ranges = 0;
        for (int t = 1; t < values.Length; t++)
        {
            sum += values[t];
            ranges += Math.Abs(values[t] - values[t - 1]);
        }

        double centre = sum / values.Length;
        double meanRange = ranges / (values.Length - 1);
        return new(centre, centre - (Scale * meanRange), centre + (Scale * meanRange), meanRange);
    }

    /// <summary>True where a value lies on or between the limits: noise as before, no cause for praise or blame.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
