using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>The past forecast again from several origins: how far off the method was, in its own standard errors.</summary>
/// <remarks>
/// <para>score = (y_(o+h) − f_(o,h)) ÷ s_(o,h), the model fitted to periods 1 to o alone; the same for the sums of periods o + 1 to o + h   [Tashman2000]</para>
/// <para>Width for a level L: the ⌈(k + 1)L⌉-th smallest of k scores without sign   [VovkGammermanShafer2005]; where k is too small for that at a horizon, of the scores of all horizons.</para>
/// <para>Units: none. Assumes: the errors ahead are like those behind. Origins lie behind one another, so scores are not independent and the level is met on average, not for sure.</para>
/// </remarks>
public sealed class RollingOrigin
{
    readonly List<double>[] single;
    readonly List<double>[] summed;
    readonly double fallback;

    RollingOrigin(int horizon, double fallback)
    {
        single = [.. Enumerable.Range(0, horizon).Select(_ => new List<double>())];
        summed = [.. Enumerable.Range(0, horizon).Select(_ => new List<double>())];
        this.fallback = fallback;
    }

    /// <summary>How many origins the history had room for; with none the widths are those of the model and a normal distribution.</summary>
    public int Origins { get; private set; }

    /// <summary>Forecasts the past.</summary>
    /// <param name="values">y: n ≥ 12 values in time order: rates, where there is a calendar.</param>
    /// <param name="specification">Method, season, level, origins.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/>, <see cref="Assumption.SeriesWithHoles"/> or a need of the method.</exception>
    public static RollingOrigin Of(ReadOnlySpan<double> values, ForecastSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        Require.Series(values, ExponentialSmoothing.FewestPeriods, nameof(values));
        var rolled = new RollingOrigin(specification.Horizon, Distributions.Normal.Quantile(0.5 + (specification.Level / 2)));
        int least = Math.Max(ExponentialSmoothing.FewestPeriods, Math.Max(values.Length / 3, specification.Season > 1 && values.Length > 3 * specification.Season ? 2 * specification.Season : 0));
        for (int k = 1; k <= specification.Origins && values.Length - (k * specification.Stride) >= least; k++)
        {
            int origin = values.Length - (k * specification.Stride);
            if (Possible(values[..origin], specification.Method))
            {
                rolled.Add(values, origin, FittedForecast.Fit(values[..origin], specification.Method, specification.Season));
            }
        }

        return rolled;
    }

    /// <summary>Half-widths of the intervals of periods 1 to H, in standard errors of the model.</summary>
    /// <param name="level">L, above 0 and below 1.</param>
    public double[] Widths(double level) => Widths(single, level);

    /// <summary>u = P(S ≤ s) of the sums of periods 1 to h, by the model's normal law, of all origins and the horizons asked for: what a <see cref="Calibration"/> learns from.</summary>
    /// <param name="from">The least h.</param>
    /// <param name="to">The greatest h.</param>
    public double[] Outcomes(int from, int to) => [.. summed[(from - 1)..to].SelectMany(it => it).Select(Distributions.Normal.Cumulative)];

    /// <summary>Half-widths of the intervals of the sums of periods 1 to h, in standard errors of the model.</summary>
    /// <param name="level">L, above 0 and below 1.</param>
    public double[] CumulativeWidths(double level) => Widths(summed, level);

    // An intermittent method needs two outputs before the origin.
    static bool Possible(ReadOnlySpan<double> past, ForecastMethod method)
    {
        int first = past.IndexOfAnyExcept(0);
        return method is not (ForecastMethod.CrostonSba or ForecastMethod.Tsb) || (first >= 0 && past[(first + 1)..].IndexOfAnyExcept(0) >= 0);
    }

    void Add(ReadOnlySpan<double> values, int origin, FittedForecast fitted)
    {
        Origins++;
        ForecastLaw law = fitted.Law(Math.Min(single.Length, values.Length - origin));
        double[] errors = law.StandardErrors(), sumErrors = law.CumulativeStandardErrors();
        double sum = 0;
        for (int h = 0; h < law.Horizon; h++)
        {
            double off = values[origin + h] - law.Points[h];
            sum += off;
            single[h].Add(Score(off, errors[h], values[origin + h]));
            summed[h].Add(Score(sum, sumErrors[h], values[origin + h]));
        }
    }

    // A model without error is off by rounding alone, or infinitely many of its standard errors.
    static double Score(double off, double error, double scale) =>
        Math.Abs(off) <= 1e-9 * Math.Abs(scale) ? 0 : error > 0 ? off / error : Math.CopySign(double.MaxValue, off);

    double[] Widths(List<double>[] scores, double level)
    {
        double[] pooled = [.. scores.SelectMany(it => it).Select(Math.Abs).Order()];
        double all = Ranked(pooled, level) ?? fallback;
        return [.. scores.Select(it => Ranked([.. it.Select(Math.Abs).Order()], level) ?? all)];
    }

    static double? Ranked(double[] sorted, double level)
    {
        int rank = (int)Math.Ceiling((sorted.Length + 1) * level);
        return rank >= 1 && rank <= sorted.Length ? sorted[rank - 1] : null;
    }
}
