using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.ControlCharts;

/// <summary>Natural process limits of single values in time (XmR chart): what the process does when nothing has changed.</summary>
/// <remarks>
/// <para>limits = x̄ ± 2.66 × mean moving range, where the moving range is |x_i − x_(i−1)|   [Wheeler1993]</para>
/// <para>2.66 = 3 ÷ d2 with d2 = 1.128 for ranges of two.</para>
/// <para>Units: those of the values. Assumes values in the order of time, one at each equal step.</para>
/// <para>Checked against: the worked case of the tests. Full text: docs/methods/process-limits.md.</para>
/// </remarks>
/// <param name="Centre">The mean.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="MeanMovingRange">The mean of the moving ranges.</param>
public readonly record struct ProcessLimits(double Centre, double Lower, double Upper, double MeanMovingRange)
{
    const double Factor = 2.66;

    /// <summary>The limits of a series.</summary>
    /// <param name="values">x: two values or more, in the order of time.</param>
    /// <exception cref="AssumptionException">Fewer than two values, or one that is not finite.</exception>
    public static ProcessLimits From(ReadOnlySpan<double> values)
    {
        Require.AtLeast(2, values, nameof(values));
        Require.Finite(values, nameof(values));
        double sum = values[0];
        double ranges = 0;
        for (int i = 1; i < values.Length; i++)
        {
            sum += values[i];
            ranges += Math.Abs(values[i] - values[i - 1]);
        }

        double centre = sum / values.Length;
        double range = ranges / (values.Length - 1);
        return new ProcessLimits(centre, centre - (Factor * range), centre + (Factor * range), range);
    }
}
