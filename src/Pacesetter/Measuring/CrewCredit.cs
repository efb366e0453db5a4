namespace Pacesetter.Measuring;

/// <summary>Splits what one ticket produced among the people who worked on it (F10).</summary>
/// <remarks>
/// <para>credit_i = Q × h_i c_i ÷ Σ h c, with h the hours and c the grade coefficient of each person.</para>
/// <para>Rounded by largest remainder, so that the parts sum exactly to the ticket; ties go to the earlier part.</para>
/// <para>Units: those of the total. Not for: tickets whose people are not all named.</para>
/// </remarks>
public static class CrewCredit
{
    /// <summary>Splits a total by weights.</summary>
    /// <param name="total">Q: zero or more, with at most <paramref name="decimals"/> decimals.</param>
    /// <param name="weights">h c of each person, in the order of the person code; zero or more.</param>
    /// <param name="decimals">The decimals of a part.</param>
    /// <param name="parts">Receives the parts, as many as there are weights.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a total above zero has no weight above zero to fall on.</exception>
    public static void Split(decimal total, ReadOnlySpan<decimal> weights, int decimals, Span<decimal> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Length, weights.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        decimal sum = 0;
        foreach (decimal weight in weights)
        {
            sum += weight;
        }

        if (sum <= 0)
        {
            parts.Clear();
            if (total != 0)
            {
                throw new ArgumentException("no weight is above zero", nameof(weights));
            }

            return;
        }

        decimal unit = UnitOf(decimals);
        decimal given = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = decimal.Floor(total * weights[i] / sum / unit) * unit;
            // The quotient was rounded, perhaps up to the next whole unit; products are exact.
            parts[i] -= parts[i] * sum > total * weights[i] ? unit : 0;
            given += parts[i];
        }

        for (long left = (long)((total - given) / unit); left > 0; left--)
        {
            parts[LargestRemainder(total, weights, sum, parts)] += unit;
        }
    }

    // Compared by products, since quotients that are equal may differ once rounded, and a tie would fall to anyone.
    // A part that has just been raised has a negative remainder, so no part is raised twice before all are raised once.
    static int LargestRemainder(decimal total, ReadOnlySpan<decimal> weights, decimal sum, ReadOnlySpan<decimal> parts)
    {
        int best = -1;
        decimal largest = decimal.MinValue;
        for (int i = 0; i < parts.Length; i++)
        {
            decimal remainder = (total * weights[i]) - (parts[i] * sum);
            if (weights[i] > 0 && remainder > largest)
            {
                largest = remainder;
                best = i;
            }
        }

        return best;
    }

    static decimal UnitOf(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
