using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>The Theta method in its closed form.</summary>
/// <remarks>
/// <para>f_h = l_n + b ÷ 2 × (h − 1 + (1 − (1 − α)ⁿ) ÷ α): simple exponential smoothing with half the slope of the straight line   [HyndmanBillah2003], of the method of [AssimakopoulosNikolopoulos2000]</para>
/// <para>Units: those of the series. Assumes: equal periods, no hole, no season, 12 periods or more.</para>
/// <para>Checked against: thetaf of R forecast 8.20, closed form to 1e-9 and 359 weekly series of M4. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public static class Theta
{
    /// <summary>Fits the method.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/> or <see cref="Assumption.SeriesWithHoles"/>.</exception>
    public static ThetaModel Fit(ReadOnlySpan<double> values) => Of(ExponentialSmoothing.Fit(values, new()), values);

    internal static ThetaModel Of(SmoothingModel simple, ReadOnlySpan<double> values) => new(simple.Parameters.Alpha, simple.Level, Slope(values), values.Length, simple.Sigma);

    /// <summary>The least-squares slope of a series on its period number.</summary>
    internal static double Slope(ReadOnlySpan<double> values)
    {
        double middle = (values.Length - 1) / 2.0, top = 0, bottom = 0;
        for (int t = 0; t < values.Length; t++)
        {
            top += (t - middle) * (values[t] - values[0]);
            bottom += (t - middle) * (t - middle);
        }

        return top / bottom;
    }
}
