using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>The last value, with or without the mean step: what every other method has to beat.</summary>
/// <remarks>
/// <para>f_h = y_n + h d; d = 0, or (y_n − y_1) ÷ (n − 1); c_j = 1; σ from the steps   [HyndmanAthanasopoulos2021, 5.2]</para>
/// <para>Units: those of the series. Assumes: equal periods, no hole, 12 periods or more.</para>
/// <para>Checked against: R forecast 8.20 on the 359 weekly series of M4. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public static class Naive
{
    /// <summary>The law of the next periods.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <param name="horizon">H, one or more.</param>
    /// <param name="drift">Whether the mean step goes on.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/> or <see cref="Assumption.SeriesWithHoles"/>.</exception>
    public static ForecastLaw Law(ReadOnlySpan<double> values, int horizon, bool drift = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        Require.Series(values, ExponentialSmoothing.FewestPeriods, nameof(values));
        int steps = values.Length - 1;
        double step = drift ? (values[^1] - values[0]) / steps : 0;
        double squares = 0;
        for (int t = 1; t < values.Length; t++)
        {
            double e = values[t] - values[t - 1] - step;
            squares += e * e;
        }

        double[] points = new double[horizon], carried = new double[horizon];
        for (int h = 0; h < horizon; h++)
        {
            (points[h], carried[h]) = (values[^1] + ((h + 1) * step), 1);
        }

        return new(points, carried, Math.Sqrt(squares / (steps - (drift ? 1 : 0))));
    }
}
