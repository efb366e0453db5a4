using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>A forecast with intervals.</summary>
/// <remarks>
/// <para>The calendar is taken out, the rate is forecast, its intervals are sized by rolling origins, and the calendar ahead is put back.</para>
/// <para>Units: those of the series. Assumes: values of zero or more, 12 periods or more, no hole, errors ahead like those behind.</para>
/// <para>Checked against: the methods' own references; coverage on the M4 weekly series. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
/// <param name="Points">H expected values.</param>
/// <param name="Lower">H lower ends, not below zero.</param>
/// <param name="Upper">H upper ends.</param>
/// <param name="Law">What the model says of the rates, its σ as fitted.</param>
/// <param name="Origins">The origins that sized the intervals; 0 where the history is too short, and the intervals then are the model's own.</param>
public sealed record Forecast(IReadOnlyList<double> Points, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper, ForecastLaw Law, int Origins)
{
    /// <summary>Forecasts a series of outputs.</summary>
    /// <param name="values">y: n ≥ 12 outputs, zero or above, in time order.</param>
    /// <param name="specification">What to forecast and how.</param>
    /// <exception cref="AssumptionException">Too short, with holes, an output below zero, or output without work.</exception>
    public static Forecast Estimate(ReadOnlySpan<double> values, ForecastSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(specification.Horizon);
        ArgumentOutOfRangeException.ThrowIfNotEqual(specification.Level is > 0 and < 1, true, nameof(specification));
        Require.Series(values, ExponentialSmoothing.FewestPeriods, nameof(values));
        Require.NotNegative(values, nameof(values));
        double[] rates = specification.Worked is { } worked ? WorkingCalendar.Rates(values, worked.ToArray(), specification.Season) : values.ToArray();
        double[] shares = Shares(specification);
        ForecastLaw law = FittedForecast.Fit(rates, specification.Method, specification.Season).Law(specification.Horizon);
        RollingOrigin rolled = RollingOrigin.Of(rates, specification);
        double[] widths = rolled.Widths(specification.Level), errors = law.StandardErrors();
        double[] points = new double[law.Horizon], lower = new double[law.Horizon], upper = new double[law.Horizon];
        for (int h = 0; h < law.Horizon; h++)
        {
            double width = errors[h] == 0 ? 0 : widths[h] * errors[h];
            points[h] = shares[h] * Math.Max(0, law.Points[h]);
            lower[h] = shares[h] * Math.Max(0, law.Points[h] - width);
            upper[h] = shares[h] * Math.Max(0, law.Points[h] + width);
        }

        return new(points, lower, upper, law, rolled.Origins);
    }

    static double[] Shares(ForecastSpecification specification)
    {
        if (specification.ToWork is not { } ahead)
        {
            return [.. Enumerable.Repeat(1.0, specification.Horizon)];
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(ahead.Count, specification.Horizon, nameof(specification));
        double[] shares = [.. ahead];
        Require.Series(shares, 1, nameof(specification.ToWork));
        Require.NotNegative(shares, nameof(specification.ToWork));
        return shares;
    }
}
