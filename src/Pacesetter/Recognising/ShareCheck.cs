namespace Pacesetter.Recognising;

/// <summary>A counted share held against a claimed one, under both readings of "or more" (F3; AT-06).</summary>
/// <remarks>Units: shares without unit. Compared before any rounding, on count and claimed × base.</remarks>
/// <param name="Count">How many meet the condition.</param>
/// <param name="Base">Of how many.</param>
/// <param name="Claimed">The claimed share.</param>
/// <param name="Share">Count ÷ base, or null without a base.</param>
/// <param name="AtLeast">Whether the share is the claimed one or more; null without a base.</param>
/// <param name="MoreThan">Whether the share is more than the claimed one; null without a base.</param>
public sealed record ShareCheck(decimal Count, decimal Base, decimal Claimed, decimal? Share, bool? AtLeast, bool? MoreThan)
{
    /// <summary>Holds a count of a base against a claimed share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count or the base is negative.</exception>
    public static ShareCheck Of(decimal count, decimal of, decimal claimed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        return of == 0
            ? new(count, of, claimed, null, null, null)
            : new(count, of, claimed, count / of, Comparator.AtLeast.Holds(count, of, claimed), Comparator.MoreThan.Holds(count, of, claimed));
    }
}
