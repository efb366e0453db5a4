using System.Numerics;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Resampling;

/// <summary>Random numbers that a seed and a number fix: the same on every machine and for any number of threads, when each piece of work takes the sequence of its own number.</summary>
/// <remarks>
/// <para>xoshiro256++ [BlackmanVigna2021], its state filled by SplitMix64 from the seed and the number. Not for secrets.</para>
/// <para>Normal numbers by Φ⁻¹, one for each uniform, so that −z is the antithetic partner of z. Checked against: moments and independence of neighbouring sequences.</para>
/// </remarks>
public sealed class RandomSequence
{
    ulong a;
    ulong b;
    ulong c;
    ulong d;

    /// <summary>Begins a sequence.</summary>
    /// <param name="seed">The seed of the whole calculation.</param>
    /// <param name="number">The number of this piece of the work: replication, block, unit.</param>
    public RandomSequence(ulong seed, ulong number = 0)
    {
        ulong state = seed;
        ulong mixed = Mix(ref state) ^ BitOperations.RotateLeft(number, 32);
        state = unchecked(mixed + (number * 0xD1342543DE82EF95));
        (a, b, c, d) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = unchecked(BitOperations.RotateLeft(a + d, 23) + a);
        ulong shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform, strictly between 0 and 1.</summary>
    public double NextUniform() => ((NextBits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Uniform among 0 … count − 1, without bias [Lemire2019].</summary>
    /// <param name="count">How many, above zero.</param>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ulong range = (ulong)count;
        ulong high = Math.BigMul(NextBits(), range, out ulong low);
        if (low < range)
        {
            ulong least = unchecked(0UL - range) % range;
            while (low < least)
            {
                high = Math.BigMul(NextBits(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Standard normal.</summary>
    public double NextNormal() => Normal.Quantile(NextUniform());

    /// <summary>Puts items in random order [FisherYates].</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    static ulong Mix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
