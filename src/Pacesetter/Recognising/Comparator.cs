namespace Pacesetter.Recognising;

/// <summary>How a figure is compared with a bound. "34 % or more" is <see cref="AtLeast"/>.</summary>
public enum Comparator
{
    /// <summary>≥</summary>
    AtLeast,

    /// <summary>&gt;</summary>
    MoreThan,

    /// <summary>=</summary>
    Exactly,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>&lt;</summary>
    LessThan,
}

/// <summary>Compares shares without dividing, so that the boundary is exact.</summary>
public static class Comparison
{
    /// <summary>True where part ÷ whole stands so to the bound: 85 of 250 is at least, and not more than, .34.</summary>
    public static bool Holds(this Comparator comparator, decimal part, decimal whole, decimal bound)
    {
        int order = part.CompareTo(bound * whole);
        return comparator switch
        {
            Comparator.AtLeast => order >= 0,
            Comparator.MoreThan => order > 0,
            Comparator.Exactly => order == 0,
            Comparator.AtMost => order <= 0,
            Comparator.LessThan => order < 0,
            _ => throw new ArgumentOutOfRangeException(nameof(comparator)),
        };
    }
}
