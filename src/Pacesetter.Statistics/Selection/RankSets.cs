using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Selection;

/// <summary>Which ranks each unit may have, given how noisy the values are; rank 1 is the highest.</summary>
/// <remarks>
/// <para>t_jk = (x_j − x_k) ÷ √(s_j² + s_k²); the rank set of j is [1 + #{k surely above}, n − #{k surely below}]   [MogstadRomanoShaikhWilhelm2024]</para>
/// <para>Surely: t beyond the quantile of the greatest of the pairs under normal noise, drawn; pairs already decided are taken out and the quantile drawn again until no pair falls [RomanoWolf2005].</para>
/// <para>Units: x and s in the unit of the measure. Assumes: independent, normal around the truth, s known; two units or more. Ties in the truth may lie in any order within the sets.</para>
/// <para>Checked against: csranks 1.2.3 on 37 school systems, one rank either way at 10,000 draws; drawing differs. Full text: docs/methods/rank-sets.md.</para>
/// </remarks>
public static class RankSets
{
    /// <summary>Sets that hold all true ranks at once.</summary>
    /// <param name="values">x: two or more.</param>
    /// <param name="standardErrors">s: in the order of x, above zero.</param>
    /// <param name="draws">Coverage, number of draws, seed.</param>
    /// <exception cref="AssumptionException">Too few, not finite, not above zero.</exception>
    public static RankConfidence Simultaneous(ReadOnlyMemory<double> values, ReadOnlyMemory<double> standardErrors, RankDraws draws)
    {
        Check(values, standardErrors, draws);
        var pairs = new PairMaxima(values.ToArray(), standardErrors.ToArray());
        double critical = StepDown(limit => pairs.Draw(draws, new(OneSided: false, limit)), draws, limit => pairs.Undecided(limit, oneSided: false));
        return Sets(values.Span, standardErrors.Span, critical);
    }

    /// <summary>The units that may be among the best τ: with the chosen coverage, all of the true best are in it.</summary>
    /// <param name="values">x: two or more.</param>
    /// <param name="standardErrors">s: in the order of x, above zero.</param>
    /// <param name="best">τ, from 1 to n.</param>
    /// <param name="draws">Coverage, number of draws, seed.</param>
    /// <returns>Their places in the input, ascending.</returns>
    /// <exception cref="AssumptionException">Too few, not finite, not above zero.</exception>
    public static ImmutableArray<int> Best(ReadOnlyMemory<double> values, ReadOnlyMemory<double> standardErrors, int best, RankDraws draws)
    {
        Check(values, standardErrors, draws);
        ArgumentOutOfRangeException.ThrowIfNotEqual(best >= 1 && best <= values.Length, true, nameof(best));
        var pairs = new PairMaxima(values.ToArray(), standardErrors.ToArray());
        double critical = StepDown(limit => pairs.Draw(draws, new(OneSided: true, limit)), draws, limit => pairs.Undecided(limit, oneSided: true));
        RankConfidence sets = Sets(values.Span, standardErrors.Span, critical);
        return [.. Enumerable.Range(0, values.Length).Where(i => sets.Lower[i] <= best)];
    }

    /// <summary>The set of one unit alone: narrower, but its promise is for this unit, not for a table of them.</summary>
    /// <param name="values">x: two or more.</param>
    /// <param name="standardErrors">s: in the order of x, above zero.</param>
    /// <param name="unit">Its place in the input.</param>
    /// <param name="draws">Coverage, number of draws, seed.</param>
    /// <exception cref="AssumptionException">Too few, not finite, not above zero.</exception>
    public static (int Lower, int Upper) Marginal(ReadOnlyMemory<double> values, ReadOnlyMemory<double> standardErrors, int unit, RankDraws draws)
    {
        Check(values, standardErrors, draws);
        ArgumentOutOfRangeException.ThrowIfNotEqual(unit >= 0 && unit < values.Length, true, nameof(unit));
        var pairs = new PairMaxima(values.ToArray(), standardErrors.ToArray());
        double critical = StepDown(limit => pairs.DrawAgainst(unit, draws, limit), draws, limit => pairs.UndecidedAgainst(unit, limit));
        return Set(values.Span, standardErrors.Span, critical, unit);
    }

    // The quantile falls as decided pairs leave; it ends when the set of undecided pairs stands still.
    static double StepDown(Func<double, double[]> maxima, RankDraws draws, Func<double, long> undecided)
    {
        double critical = double.PositiveInfinity;
        long before = undecided(critical);
        while (true)
        {
            double[] drawn = maxima(critical);
            Array.Sort(drawn);
            int place = Math.Min(drawn.Length, (int)Math.Ceiling(draws.Coverage * (drawn.Length + 1)));
            critical = Math.Min(critical, drawn[place - 1]);
            long now = undecided(critical);
            if (now == before || now == 0)
            {
                return critical;
            }

            before = now;
        }
    }

    static RankConfidence Sets(ReadOnlySpan<double> x, ReadOnlySpan<double> s, double critical)
    {
        (var lower, var upper, var rank) = (new int[x.Length], new int[x.Length], new int[x.Length]);
        for (int j = 0; j < x.Length; j++)
        {
            (lower[j], upper[j]) = Set(x, s, critical, j);
            rank[j] = 1;
            foreach (double value in x)
            {
                rank[j] += value > x[j] ? 1 : 0;
            }
        }

        return new(critical, Whole(lower), Whole(rank), Whole(upper));
    }

    static (int Lower, int Upper) Set(ReadOnlySpan<double> x, ReadOnlySpan<double> s, double critical, int j)
    {
        (int above, int below) = (0, 0);
        for (int k = 0; k < x.Length; k++)
        {
            double difference = x[k] - x[j];
            bool sure = difference * difference > critical * critical * ((s[j] * s[j]) + (s[k] * s[k]));
            (above, below) = (above + (sure && difference > 0 ? 1 : 0), below + (sure && difference < 0 ? 1 : 0));
        }

        return (1 + above, x.Length - below);
    }

    static ImmutableArray<int> Whole(int[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    static void Check(ReadOnlyMemory<double> values, ReadOnlyMemory<double> standardErrors, RankDraws draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Coverage is > 0 and < 1, true, nameof(draws));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws.Count, 100, nameof(draws));
        ArgumentOutOfRangeException.ThrowIfNotEqual(standardErrors.Length, values.Length);
        Require.AtLeast(values.Span, 2, nameof(values));
        Require.Finite(values.Span, nameof(values));
        Require.Finite(standardErrors.Span, nameof(standardErrors));
        Require.Positive(standardErrors.Span, nameof(standardErrors));
    }
}

/// <summary>How rank sets are drawn.</summary>
/// <param name="Coverage">The promised chance, between 0 and 1.</param>
/// <param name="Count">How many draws, 100 or more; 10,000 is customary.</param>
/// <param name="Seed">The seed: the same seed gives the same bits on any number of threads.</param>
public sealed record RankDraws(double Coverage = 0.95, int Count = 10_000, ulong Seed = 1);

/// <summary>The ranks each unit may have.</summary>
/// <param name="Critical">The difference, in its standard errors, from which a pair is decided.</param>
/// <param name="Lower">The best rank that cannot be excluded.</param>
/// <param name="Rank">The rank of the values as they are; ties share the better one.</param>
/// <param name="Upper">The worst rank that cannot be excluded.</param>
public sealed record RankConfidence(double Critical, ImmutableArray<int> Lower, ImmutableArray<int> Rank, ImmutableArray<int> Upper)
{
    /// <summary>True where no pair of units can be told apart.</summary>
    public bool NobodyTellable => Lower.All(rank => rank == 1) && Upper.All(rank => rank == Upper.Length);
}
