using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Takes the working calendar out of a series before it is forecast, and puts the coming calendar back.</summary>
/// <remarks>
/// <para>rate_t = output_t ÷ share_t, share_t = working shifts of period t ÷ those of a full period. Holidays, repair stops and shorter months are shares below one.</para>
/// <para>A period without work (share 0) has no rate: it takes the rate of one season before, else the last one before it, else the first after it.</para>
/// <para>Units: output in its unit, shares without unit, rates in output a full period. Assumes: output in proportion to the time worked.</para>
/// <para>Checked against: worked examples and the round trip. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public static class WorkingCalendar
{
    /// <summary>Outputs a full period.</summary>
    /// <param name="outputs">n outputs, zero or above, in time order.</param>
    /// <param name="shares">n working shares, zero or above.</param>
    /// <param name="season">m, 1 for none.</param>
    /// <exception cref="AssumptionException">Holes, an output below zero, output in a period without work, or no period with work.</exception>
    public static double[] Rates(ReadOnlySpan<double> outputs, ReadOnlySpan<double> shares, int season = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Length, outputs.Length, nameof(shares));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(season);
        Require.Series(outputs, 1, nameof(outputs));
        Require.NotNegative(outputs, nameof(outputs));
        Require.Series(shares, 1, nameof(shares));
        Require.NotNegative(shares, nameof(shares));
        int first = shares.IndexOfAnyExcept(0);
        if (first < 0)
        {
            throw new AssumptionException(Assumption.TooFewPeriods, nameof(shares), "no period has working time");
        }

        var rates = new double[outputs.Length];
        for (int t = 0; t < rates.Length; t++)
        {
            if (shares[t] == 0 && outputs[t] > 0)
            {
                throw new AssumptionException(Assumption.OutputWithoutWork, nameof(outputs), $"outputs: period {t + 1} has output and no working time");
            }

            rates[t] = shares[t] > 0 ? outputs[t] / shares[t]
                : t < first ? outputs[first] / shares[first]
                : season > 1 && t >= season ? rates[t - season]
                : rates[t - 1];
        }

        return rates;
    }
}
