namespace Pacesetter.Recognising;

/// <summary>How a figure stands to the bound it is held against.</summary>
public enum Comparator
{
    /// <summary>The bound or more (以上).</summary>
    AtLeast,

    /// <summary>More than the bound.</summary>
    MoreThan,

    /// <summary>The bound or less (以下).</summary>
    AtMost,

    /// <summary>Less than the bound.</summary>
    LessThan,

    /// <summary>The bound itself.</summary>
    EqualTo,
}

/// <summary>Comparing fractions with bounds.</summary>
public static class Comparison
{
    /// <summary>True where numerator ÷ denominator stands so to the bound; decided on numerator and bound × denominator, so that nothing is rounded.</summary>
    /// <param name="comparator">The relation.</param>
    /// <param name="numerator">What is counted.</param>
    /// <param name="denominator">What it is counted of, above zero.</param>
    /// <param name="bound">The bound of the fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not above zero.</exception>
    public static bool Holds(this Comparator comparator, decimal numerator, decimal denominator, decimal bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        decimal needed = bound * denominator;
        return comparator switch
        {
            Comparator.AtLeast => numerator >= needed,
            Comparator.MoreThan => numerator > needed,
            Comparator.AtMost => numerator <= needed,
            Comparator.LessThan => numerator < needed,
            Comparator.EqualTo => numerator == needed,
            _ => throw new ArgumentOutOfRangeException(nameof(comparator), comparator, "an unknown comparator"),
        };
    }
}
