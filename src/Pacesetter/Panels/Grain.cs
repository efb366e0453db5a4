namespace Pacesetter.Panels;

/// <summary>The length of the periods that figures are summed over.</summary>
public enum Grain
{
    /// <summary>One period for everything asked.</summary>
    All,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>An ISO 8601 week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}
