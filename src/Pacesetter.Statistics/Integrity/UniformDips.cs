using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>The dips of uniform samples of one size, drawn once for many samples of that size.</summary>
/// <remarks>
/// <para>p = (1 + uniform samples with as great a dip) ÷ (1 + draws)   [HartiganHartigan1985, PhipsonSmyth2010]</para>
/// <para>Units: none. Assumes: values without coarse steps. Checked against: the same samples drawn for one test. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Count">n: the values of a sample.</param>
/// <param name="Sorted">The dips, the smallest first.</param>
public sealed record UniformDips(int Count, ImmutableArray<double> Sorted)
{
    /// <summary>Draws them.</summary>
    /// <param name="count">n ≥ 4.</param>
    /// <param name="draws">How many samples, 99 or more.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static UniformDips Draw(int count, int draws = 1999, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 99);
        var dips = new double[draws];
        Parallel.For(0, draws, r =>
        {
            var random = new RandomSequence(seed, (ulong)r);
            var drawn = new double[count];
            for (int i = 0; i < count; i++)
            {
                drawn[i] = random.NextUniform();
            }

            Array.Sort(drawn);
            dips[r] = Dip.Of(drawn);
        });
        Array.Sort(dips);
        return new(count, ImmutableCollectionsMarshal.AsImmutableArray(dips));
    }

    /// <summary>The chance of so great a dip.</summary>
    /// <param name="dip">The dip of a sample of that size.</param>
    public double PValue(double dip)
    {
        int first = 0;
        int last = Sorted.Length;
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = Sorted[middle] < dip - 1e-12 ? (middle + 1, last) : (first, middle);
        }

        return (1.0 + Sorted.Length - first) / (1.0 + Sorted.Length);
    }
}
