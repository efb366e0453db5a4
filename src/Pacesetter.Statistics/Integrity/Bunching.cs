using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>How many more values lie at a threshold than a smooth spread would have there.</summary>
/// <remarks>
/// <para>c_j = Σ_p β_p z_j^p over the bins outside the excluded ones; B = Σ_excluded (c_j − ĉ_j); b = B ÷ mean ĉ over the excluded   [ChettyFriedmanOlsenPistaferri2011; Kleven2016]</para>
/// <para>Corrected: counts above the excluded bins times 1 + B ÷ their sum, repeated until B stands still, since who bunches is missing above.</para>
/// <para>Standard errors: residuals of the included bins, drawn anew and laid on the fit; p one-sided by the normal distribution.</para>
/// <para>Units: B in counts, b in multiples of the expected count of a bin. Assumes: the spread would be a polynomial near the threshold; bins hold enough to be counted.</para>
/// <para>Checked against: bunching 0.8.6, uncorrected 1e-8, corrected 1e-3 (its loop stops when B moves by less than 1, ours by 1e-9). Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
public static class Bunching
{
    /// <summary>Estimates.</summary>
    /// <param name="values">The values; those outside the window take no part.</param>
    /// <param name="window">Where to look and how.</param>
    /// <exception cref="AssumptionException">Too few in the window, not finite, all in one bin, nothing expected at the threshold.</exception>
    public static BunchingEstimate At(ReadOnlySpan<double> values, BunchingWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.BinWidth > 0 && window.Degree >= 0 && window.BinsEachSide > 0, true, nameof(window));
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.ExcludedBelow >= 0 && window.ExcludedAbove >= 0 && (2 * window.BinsEachSide) - window.ExcludedBelow - window.ExcludedAbove > window.Degree + 1, true, nameof(window));
        Require.AtLeast(values, 1, nameof(values));
        Require.Finite(values, nameof(values));
        double[] counts = Count(values, window);
        int filled = counts.Count(count => count > 0);
        if (filled < window.Degree + 3)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"values: {filled} bins of the window hold any, at least {window.Degree + 3} needed");
            throw new AssumptionException(filled == 1 ? Assumption.AllEqual : Assumption.TooFewValues, nameof(values), text);
        }

        int bins = counts.Length;
        double[] positions = [.. Enumerable.Range(0, bins).Select(i => (double)(i - window.BinsEachSide))];
        bool[] excluded = [.. positions.Select(k => k >= -window.ExcludedBelow && k <= window.ExcludedAbove)];
        var smooth = new SmoothCounts(positions, excluded, window.Degree, window.RoundEvery.Select(every => Round(window, every, bins)));
        var fit = new double[bins];
        (double excess, double relative) = Excess(counts, fit, smooth, (excluded, window));
        if (!(Expected(fit, excluded) > 0))
        {
            throw new AssumptionException(Assumption.OutOfRange, nameof(values), "values: the smooth spread has no count above zero at the threshold");
        }

        (double excessError, double relativeError) = Errors(counts, fit, smooth, (excluded, window));
        double p = excessError > 0 ? Normal.Upper(excess / excessError) : excess > 0 ? 0 : 1;
        return new(excess, relative, ImmutableCollectionsMarshal.AsImmutableArray(counts), ImmutableCollectionsMarshal.AsImmutableArray(fit))
        {
            ExcessError = excessError,
            RelativeError = relativeError,
            Question = new(PatternQuestion.Bunching, relative, p, (long)counts.Sum()),
        };
    }

    static double[] Count(ReadOnlySpan<double> values, BunchingWindow window)
    {
        var counts = new double[(2 * window.BinsEachSide) + 1];
        double start = (window.Centred ? 0.5 : 0) + window.BinsEachSide;
        foreach (double value in values)
        {
            // A hair below an edge is on it: differences of decimals are not exact.
            double bin = Math.Floor(((value - window.Threshold) / window.BinWidth) + start + 1e-9);
            if (bin >= 0 && bin < counts.Length)
            {
                counts[(int)bin]++;
            }
        }

        return counts;
    }

    // Marks the bins that hold a multiple of a round number.
    static double[] Round(BunchingWindow window, double every, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        var marks = new double[bins];
        for (int i = 0; i < bins; i++)
        {
            double low = window.Threshold + ((i - window.BinsEachSide - (window.Centred ? 0.5 : 0)) * window.BinWidth);
            double multiple = Math.Ceiling((low / every) - 1e-9) * every;
            marks[i] = multiple < low + (window.BinWidth * (1 - 1e-9)) ? 1 : 0;
        }

        return marks;
    }

    static (double Excess, double Relative) Excess(ReadOnlySpan<double> counts, double[] fit, SmoothCounts smooth, (bool[] Excluded, BunchingWindow Window) where)
    {
        int above = where.Window.BinsEachSide + where.Window.ExcludedAbove + 1;
        double right = 0;
        foreach (double count in counts[above..])
        {
            right += count;
        }

        double[] shifted = counts.ToArray();
        double before = 0;
        for (int round = 0; round < 200; round++)
        {
            smooth.Fit(shifted, fit);
            double excess = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                excess += where.Excluded[i] ? counts[i] - fit[i] : 0;
            }

            bool settled = !where.Window.Corrected || right == 0 || Math.Abs(excess - before) <= 1e-9 * Math.Max(1, Math.Abs(excess));
            before = excess;
            if (settled)
            {
                break;
            }

            for (int i = above; i < counts.Length; i++)
            {
                shifted[i] = counts[i] * (1 + (excess / right));
            }
        }

        return (before, before / Expected(fit, where.Excluded));
    }

    static double Expected(double[] fit, bool[] excluded) => fit.Where((_, i) => excluded[i]).Average();

    static (double Excess, double Relative) Errors(double[] counts, double[] fit, SmoothCounts smooth, (bool[] Excluded, BunchingWindow Window) where)
    {
        var plain = new double[fit.Length];
        smooth.Fit(counts, plain);
        int included = where.Excluded.Count(x => !x);
        double widen = Math.Sqrt(included / (double)(included - smooth.Coefficients));
        double[] residuals = [.. counts.Select((count, i) => (count - plain[i]) * widen).Where((_, i) => !where.Excluded[i])];
        double bunched = counts.Where((_, i) => where.Excluded[i]).Sum() / where.Excluded.Count(x => x);
        int draws = where.Window.Draws;
        var excesses = new double[draws];
        var relatives = new double[draws];
        Parallel.For(0, draws, r =>
        {
            var random = new RandomSequence(where.Window.Seed, (ulong)r);
            var drawn = new double[fit.Length];
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = (where.Excluded[i] ? bunched : plain[i]) + residuals[random.NextInt(residuals.Length)];
            }

            (excesses[r], relatives[r]) = Excess(drawn, new double[fit.Length], smooth, where);
        });
        return (Deviation(excesses), Deviation(relatives));
    }

    static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}

/// <summary>Where to look for bunching and how.</summary>
/// <param name="Threshold">The value to look at.</param>
/// <param name="BinWidth">The width of a bin, above zero.</param>
public sealed record BunchingWindow(double Threshold, double BinWidth)
{
    /// <summary>How many whole bins on each side of the bin of the threshold.</summary>
    public int BinsEachSide { get; init; } = 19;

    /// <summary>The degree of the polynomial.</summary>
    public int Degree { get; init; } = 4;

    /// <summary>True: the threshold lies in the middle of its bin; false: at its lower edge, so that the bin holds what is just reached.</summary>
    public bool Centred { get; init; } = true;

    /// <summary>How many bins below that of the threshold are excluded from the fit and counted with it.</summary>
    public int ExcludedBelow { get; init; }

    /// <summary>How many bins above.</summary>
    public int ExcludedAbove { get; init; }

    /// <summary>Round numbers that draw values of themselves: bins with a multiple of each get an allowance.</summary>
    public ImmutableArray<double> RoundEvery { get; init; } = [];

    /// <summary>Whether what bunches is put back above the threshold.</summary>
    public bool Corrected { get; init; } = true;

    /// <summary>How many times residuals are drawn for the standard errors.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Bunching at a threshold.</summary>
/// <param name="Excess">B: values beyond the smooth spread.</param>
/// <param name="Relative">b: in multiples of the expected count of a bin there.</param>
/// <param name="Counts">The count of each bin.</param>
/// <param name="Smooth">The count of each bin in the smooth spread.</param>
public sealed record BunchingEstimate(double Excess, double Relative, ImmutableArray<double> Counts, ImmutableArray<double> Smooth)
{
    /// <summary>The standard error of B.</summary>
    public required double ExcessError { get; init; }

    /// <summary>The standard error of b.</summary>
    public required double RelativeError { get; init; }

    /// <summary>The question this raises.</summary>
    public required PatternQuestion Question { get; init; }
}
