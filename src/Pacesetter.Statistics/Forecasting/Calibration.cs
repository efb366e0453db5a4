using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Corrects forecast probabilities by how past ones came out.</summary>
/// <remarks>
/// <para>u = P(S ≤ s), the forecast probability of at most what then came. If the forecasts are right the u are uniform [Dawid1984]; else P′(S ≤ x) = F(P(S ≤ x)), F the share of past u not above it, straight between them [KuleshovFennerErmon2018].</para>
/// <para>F = (k F_own + κ F_all) ÷ (k + κ): few past forecasts of a series are filled up by those of all series, or by the uniform.</para>
/// <para>Units: none. Assumes: the forecasts ahead err as those behind.</para>
/// <para>Checked against: worked examples; hit rates on the M4 weekly series. Full text: docs/methods/completion.md.</para>
/// </remarks>
public sealed class Calibration
{
    readonly double[] sorted;
    readonly Calibration? all;
    readonly double filling;

    Calibration(double[] sorted, Calibration? all, double filling)
    {
        this.sorted = sorted;
        this.all = all;
        this.filling = filling;
    }

    /// <summary>Learns from past forecasts.</summary>
    /// <param name="outcomes">k values of u, 0 to 1, in any order; none is allowed.</param>
    /// <param name="all">The calibration of all series, to fill up with; none for the uniform.</param>
    /// <param name="filling">κ, the weight of the filling in past forecasts, above zero.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/>.</exception>
    public static Calibration From(ReadOnlySpan<double> outcomes, Calibration? all = null, double filling = 50)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(filling);
        Require.Finite(outcomes, nameof(outcomes));
        double[] sorted = outcomes.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 || (sorted[0] >= 0 && sorted[^1] <= 1)
            ? new(sorted, all, filling)
            : throw new ArgumentOutOfRangeException(nameof(outcomes), "a probability lies between 0 and 1");
    }

    /// <summary>The corrected probability of at most x.</summary>
    /// <param name="p">The forecast one.</param>
    public double Corrected(double p)
    {
        double fill = all?.Corrected(p) ?? p;
        return sorted.Length == 0 ? fill : ((sorted.Length * Own(p)) + (filling * fill)) / (sorted.Length + filling);
    }

    /// <summary>The forecast probability whose corrected one is q.</summary>
    /// <param name="q">Above 0 and below 1.</param>
    public double Uncorrected(double q)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(q is > 0 and < 1, true, nameof(q));
        double low = 0, high = 1;
        for (int halved = 0; halved < 52; halved++)
        {
            double middle = (low + high) / 2;
            (low, high) = Corrected(middle) < q ? (middle, high) : (low, middle);
        }

        return Math.Clamp(high, 1e-16, 1 - 1e-16);
    }

    // Through (0, 0), (u_i, i ÷ (k + 1)) and (1, 1); of equal u the last counts.
    double Own(double p)
    {
        int below = Below(p);
        double left = below == 0 ? 0 : sorted[below - 1], right = below == sorted.Length ? 1 : sorted[below];
        double part = right > left ? (p - left) / (right - left) : 0;
        return p >= 1 ? 1 : (below + part) / (sorted.Length + 1);
    }

    // How many u are not above p.
    int Below(double p)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= p ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
