using System.Collections;
using System.Numerics;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>A set of rows counted from 0, one bit each up to the last; yields them ascending.</summary>
sealed class RowSet : IEnumerable<long>
{
    const int Bits = 64;

    ulong[] words = [];

    public void Add(long row)
    {
        long word = row / Bits;
        if (word >= words.Length)
        {
            Array.Resize(ref words, checked((int)Math.Max(word + 1, 2L * words.Length)));
        }

        words[word] |= 1UL << (int)(row % Bits);
    }

    public IEnumerator<long> GetEnumerator()
    {
        for (int word = 0; word < words.Length; word++)
        {
            for (ulong rest = words[word]; rest != 0; rest &= rest - 1)
            {
                yield return ((long)word * Bits) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
