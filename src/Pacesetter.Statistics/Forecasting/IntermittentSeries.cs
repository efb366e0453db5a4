using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Series in which many periods have no output at all.</summary>
/// <remarks>
/// <para>Sizes z and gaps p between outputs are smoothed where there is one: z′ = z + α(y − z), p′ = p + α(gap − p); f = (1 − α ÷ 2) z ÷ p   [Croston1972], corrected by [SyntetosBoylan2005]</para>
/// <para>or sizes where there is one and the chance of one, π, in every period: π′ = π + α([y &gt; 0] − π); f = π z, which falls when outputs stop   [TeunterSyntetosBabai2011]</para>
/// <para>The law has the same f for every period and errors that do not carry on; σ is the root mean square of the one-step errors.</para>
/// <para>Units: those of the series. Assumes: y ≥ 0, equal periods, 12 periods or more, at least two with output.</para>
/// <para>Checked against: worked examples. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public static class IntermittentSeries
{
    /// <summary>Croston's method with the correction of Syntetos and Boylan.</summary>
    /// <param name="values">y: n ≥ 12 values, zero or above, in time order.</param>
    /// <param name="horizon">H, one or more.</param>
    /// <param name="alpha">α, above 0 to 1.</param>
    /// <exception cref="AssumptionException">Too short, with holes, negative, or fewer than two periods with output.</exception>
    public static ForecastLaw CrostonSba(ReadOnlySpan<double> values, int horizon, double alpha = 0.1)
    {
        int first = First(values, alpha);
        double size = values[first], gap = first + 1, squares = 0;
        int since = 0;
        double correction = 1 - (alpha / 2);
        for (int t = first + 1; t < values.Length; t++)
        {
            since++;
            double e = values[t] - (correction * size / gap);
            squares += e * e;
            if (values[t] > 0)
            {
                size += alpha * (values[t] - size);
                gap += alpha * (since - gap);
                since = 0;
            }
        }

        return Flat(correction * size / gap, Math.Sqrt(squares / (values.Length - first - 1)), horizon);
    }

    /// <summary>The method of Teunter, Syntetos and Babai.</summary>
    /// <param name="values">y: n ≥ 12 values, zero or above, in time order.</param>
    /// <param name="horizon">H, one or more.</param>
    /// <param name="alpha">α of the chance and the sizes, above 0 to 1.</param>
    /// <exception cref="AssumptionException">Too short, with holes, negative, or fewer than two periods with output.</exception>
    public static ForecastLaw Tsb(ReadOnlySpan<double> values, int horizon, double alpha = 0.1)
    {
        int first = First(values, alpha);
        double size = values[first], chance = 1.0 / (first + 1), squares = 0;
        for (int t = first + 1; t < values.Length; t++)
        {
            double e = values[t] - (chance * size);
            squares += e * e;
            if (values[t] > 0)
            {
                size += alpha * (values[t] - size);
            }

            chance += alpha * ((values[t] > 0 ? 1 : 0) - chance);
        }

        return Flat(chance * size, Math.Sqrt(squares / (values.Length - first - 1)), horizon);
    }

    static int First(ReadOnlySpan<double> values, double alpha)
    {
        if (!(alpha is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "α lies above 0 and up to 1");
        }

        Require.Series(values, ExponentialSmoothing.FewestPeriods, nameof(values));
        Require.NotNegative(values, nameof(values));
        int first = values.IndexOfAnyExcept(0);
        return first >= 0 && values[(first + 1)..].IndexOfAnyExcept(0) >= 0
            ? first
            : throw new AssumptionException(Assumption.TooFewValues, nameof(values), "fewer than two periods have an output");
    }

    static ForecastLaw Flat(double point, double sigma, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        double[] points = new double[horizon], carried = new double[horizon];
        Array.Fill(points, point);
        carried[0] = 1;
        return new(points, carried, sigma);
    }
}
