using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Whether output is crowded into the last days of its periods.</summary>
/// <remarks>
/// <para>share = Σ_periods output of the last k days ÷ Σ_periods output; even share = Σ_periods k × mean day ÷ Σ_periods output; p = (1 + draws with a share as great) ÷ (1 + draws), days drawn in any order within their period   [PhipsonSmyth2010]; of a single period with no more choices of last days than draws, their share counted out</para>
/// <para>Units: shares. Assumes: any order of a period's days equally likely when nobody rushes; days without work left out by the caller.</para>
/// <para>Checked against: all orders of a small period. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Share">The share of the last days in the output.</param>
/// <param name="Even">Their share if every day of a period were like its mean.</param>
/// <param name="MedianDay">The median of all days, which a rush does not move.</param>
/// <param name="Question">The question this raises; estimate: share ÷ even share.</param>
public sealed record EndLoading(double Share, double Even, double MedianDay, PatternQuestion Question)
{
    /// <summary>Estimates.</summary>
    /// <param name="periods">For each period the output of its days in order, zero or more each.</param>
    /// <param name="last">k: how many days make the end; every period needs more.</param>
    /// <param name="draws">How many random orders.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="AssumptionException">Too few, not finite, below zero, all days equal or none with output.</exception>
    public static EndLoading Of(IReadOnlyList<ReadOnlyMemory<double>> periods, int last = 3, int draws = 9999, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(last);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 99);
        double[] days = Check(periods, last);
        double whole = days.Sum();
        double end = periods.Sum(period => End(period.Span, last));
        double even = periods.Sum(period => last * Sum(period.Span) / period.Length);
        double bar = end - (1e-12 * whole); // the same days in another order sum to the same but for rounding
        Array.Sort(days);
        double median = (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2;
        double p = periods.Count == 1 && Choices(days.Length, last) <= draws
            ? AsGreat(days, last, bar) / Choices(days.Length, last)
            : (1.0 + Drawn(periods, (last, bar), draws, seed)) / (1.0 + draws);
        return new(end / whole, even / whole, median, new(PatternQuestion.EndLoading, end / even, p, days.Length));
    }

    static int Drawn(IReadOnlyList<ReadOnlyMemory<double>> periods, (int Last, double Bar) end, int draws, ulong seed)
    {
        var atLeast = new bool[draws];
        Parallel.For(0, draws, r =>
        {
            var random = new RandomSequence(seed, (ulong)r);
            double drawn = 0;
            foreach (ReadOnlyMemory<double> period in periods)
            {
                double[] order = period.ToArray();
                random.Shuffle<double>(order);
                drawn += End(order, end.Last);
            }

            atLeast[r] = drawn >= end.Bar;
        });
        return atLeast.Count(x => x);
    }

    // n over k, exact as far as it is compared with a number of draws.
    static double Choices(int n, int k)
    {
        double choices = 1;
        for (int i = 1; i <= k; i++)
        {
            choices = choices * (n - k + i) / i;
        }

        return choices;
    }

    // How many choices of that many days reach the bar.
    static int AsGreat(ReadOnlySpan<double> days, int count, double bar)
    {
        if (count == 0)
        {
            return bar <= 0 ? 1 : 0;
        }

        int found = 0;
        for (int i = 0; i + count <= days.Length; i++)
        {
            found += AsGreat(days[(i + 1)..], count - 1, bar - days[i]);
        }

        return found;
    }

    static double[] Check(IReadOnlyList<ReadOnlyMemory<double>> periods, int last)
    {
        double[] days = [.. periods.SelectMany(period => period.ToArray())];
        Require.AtLeast(days, last + 1, nameof(periods));
        Require.Finite(days, nameof(periods));
        Require.Within(days, (0, double.MaxValue), nameof(periods));
        Require.Varying(days, nameof(periods));
        foreach (ReadOnlyMemory<double> period in periods)
        {
            if (period.Length <= last)
            {
                throw new AssumptionException(Assumption.TooFewValues, nameof(periods), string.Create(CultureInfo.InvariantCulture, $"periods: one of {period.Length} days, more than {last} needed"));
            }
        }

        return days;
    }

    static double End(ReadOnlySpan<double> days, int last) => Sum(days[^last..]);

    static double Sum(ReadOnlySpan<double> days)
    {
        double sum = 0;
        foreach (double day in days)
        {
            sum += day;
        }

        return sum;
    }
}
