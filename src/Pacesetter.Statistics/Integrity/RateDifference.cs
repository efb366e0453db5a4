using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Whether the share of those chosen differs among groups by more than chance gives.</summary>
/// <remarks>
/// <para>X² = Σ_g (c_g − n_g c/n)² ÷ (n_g c/n (1 − c/n)), Pearson's; p = (1 + draws with an X² as great) ÷ (1 + draws), the c chosen drawn among all n whatever their group   [PhipsonSmyth2010]</para>
/// <para>Units: none. Assumes: anybody as likely to be chosen as anybody else, in whichever group.</para>
/// <para>Checked against: Fisher's exact test of two groups. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="ChiSquare">X².</param>
/// <param name="PValue">The chance of as great a difference when groups do not matter.</param>
public sealed record RateDifference(double ChiSquare, double PValue)
{
    /// <summary>Tests.</summary>
    /// <param name="members">n_g: the members of each group.</param>
    /// <param name="chosen">c_g: those of them who were chosen.</param>
    /// <param name="draws">How many random choices.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, or none or all chosen.</exception>
    /// <exception cref="ArgumentException">Lists of different lengths, or more chosen than there are.</exception>
    public static RateDifference Of(IReadOnlyList<int> members, IReadOnlyList<int> chosen, int draws = 9999, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 99);
        if (members.Count != chosen.Count || members.Zip(chosen).Any(it => it.Second < 0 || it.Second > it.First))
        {
            throw new ArgumentException("groups need as many counts of chosen as of members, none above its members");
        }

        int[] group = [.. members.SelectMany((count, g) => Enumerable.Repeat(g, count))];
        int all = chosen.Sum();
        if (members.Count(count => count > 0) < 2)
        {
            throw new AssumptionException(Assumption.OneLevel, "groups", "groups: all are of one");
        }

        if (all == 0 || all == group.Length)
        {
            throw new AssumptionException(Assumption.AllEqual, "chosen", all == 0 ? "chosen: nobody is" : "chosen: everybody is");
        }

        double found = Statistic(members, [.. chosen], (all, group.Length));
        var random = new RandomSequence(seed);
        int asGreat = 0;
        for (int r = 0; r < draws; r++)
        {
            random.Shuffle<int>(group);
            var drawn = new int[members.Count];
            for (int i = 0; i < all; i++)
            {
                drawn[group[i]]++;
            }

            // The same counts in another order sum to the same but for rounding.
            asGreat += Statistic(members, drawn, (all, group.Length)) >= found * (1 - 1e-12) ? 1 : 0;
        }

        return new(found, (1.0 + asGreat) / (1.0 + draws));
    }

    static double Statistic(IReadOnlyList<int> members, int[] chosen, (int Chosen, int Members) all)
    {
        double rate = (double)all.Chosen / all.Members;
        double sum = 0;
        for (int g = 0; g < chosen.Length; g++)
        {
            double expected = members[g] * rate;
            sum += members[g] == 0 ? 0 : (chosen[g] - expected) * (chosen[g] - expected) / (expected * (1 - rate));
        }

        return sum;
    }
}
