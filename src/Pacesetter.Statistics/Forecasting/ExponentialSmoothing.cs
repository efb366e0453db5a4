using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Exponential smoothing with additive errors, fitted by likelihood; and the choice among its forms by AICc.</summary>
/// <remarks>
/// <para>f = l + φb + s, e = y − f, l′ = l + φb + αe, b′ = φb + βe, s′ = s + γe   [HyndmanKoehlerOrdSnyder2008, 2.2]</para>
/// <para>α, β, φ, γ make Σe² least in 0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1 − α, 0.8 ≤ φ ≤ 0.98; level and slope before the first period are at their best for each, but a damped slope begins with the line through the first ten values; initial seasonal terms from a centred moving average.</para>
/// <para>Units: those of the series. Assumes: equal periods, no hole, 12 periods or more, and two whole seasons for a seasonal form.</para>
/// <para>Checked against: R forecast 8.20 on the 359 weekly series of M4. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public static class ExponentialSmoothing
{
    /// <summary>The fewest periods that a forecast is made from.</summary>
    public const int FewestPeriods = 12;

    /// <summary>Fits one form.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <param name="specification">The form.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/> or <see cref="Assumption.SeriesWithHoles"/>.</exception>
    public static SmoothingModel Fit(ReadOnlySpan<double> values, SmoothingSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(specification.Season);
        Require.Series(values, Math.Max(FewestPeriods, specification.Seasonal ? 2 * specification.Season : 0), nameof(values));
        double[] shifted = Shifted(values);
        double[] season = specification.Seasonal ? SeasonalStart.Of(shifted, specification.Season) : [];
        SmoothingParameters best = SmoothingSearch.Best(new SmoothingObjective(shifted, season, specification));
        return Filter(shifted, values[0], specification, best, season);
    }

    /// <summary>Runs given parameters over a series: the states and errors they lead to.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <param name="specification">The form.</param>
    /// <param name="parameters">α, β, φ, γ.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/> or <see cref="Assumption.SeriesWithHoles"/>.</exception>
    public static SmoothingModel Filter(ReadOnlySpan<double> values, SmoothingSpecification specification, SmoothingParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(specification);
        Require.Series(values, Math.Max(FewestPeriods, specification.Seasonal ? 2 * specification.Season : 0), nameof(values));
        double[] shifted = Shifted(values);
        return Filter(shifted, values[0], specification, parameters, specification.Seasonal ? SeasonalStart.Of(shifted, specification.Season) : []);
    }

    /// <summary>Fits every form that the length allows and keeps the one with the least AICc.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <param name="season">m, 1 for none; seasonal forms join in from two whole seasons on.</param>
    /// <param name="undamped">Whether a slope that goes on for ever may be chosen.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/> or <see cref="Assumption.SeriesWithHoles"/>.</exception>
    public static SmoothingModel Choose(ReadOnlySpan<double> values, int season = 1, bool undamped = true)
    {
        SmoothingModel? best = null;
        foreach (int m in season > 1 && values.Length >= 2 * season ? (ReadOnlySpan<int>)[1, season] : [1])
        {
            foreach (Trend trend in undamped ? (ReadOnlySpan<Trend>)[Trend.None, Trend.Additive, Trend.Damped] : [Trend.None, Trend.Damped])
            {
                SmoothingModel model = Fit(values, new(trend, m));
                best = best is null || model.Aicc < best.Aicc ? model : best;
            }
        }

        return best!;
    }

    static SmoothingModel Filter(double[] shifted, double by, SmoothingSpecification specification, SmoothingParameters parameters, double[] season)
    {
        double[] errors = new double[shifted.Length], ring = [.. season];
        (double Level, double Slope) start = SmoothingTrace.Start(shifted, parameters, season, InitialSlope.Of(shifted, specification.Trend));
        SmoothingTrace end = SmoothingTrace.Run(shifted, parameters, start, ring, errors);
        int turn = season.Length == 0 ? 0 : shifted.Length % season.Length;
        return new(specification, parameters, (start.Level + by, start.Slope), end.Level + by, end.Slope, [.. ring[turn..], .. ring[..turn]], season, errors);
    }

    // Near zero the recursions lose no digits on a series such as 10⁶ ± 1.
    static double[] Shifted(ReadOnlySpan<double> values)
    {
        var shifted = new double[values.Length];
        for (int t = 0; t < shifted.Length; t++)
        {
            shifted[t] = values[t] - values[0];
        }

        return shifted;
    }
}
