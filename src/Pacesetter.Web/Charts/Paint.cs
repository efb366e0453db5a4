namespace Pacesetter.Web.Charts;

/// <summary>How a shape is drawn: colours are tokens of the look, with the light value for a file that stands alone.</summary>
/// <param name="Fill">The colour inside.</param>
/// <param name="Stroke">The colour of the line.</param>
public sealed record Paint(string Fill, string Stroke = Paint.None)
{
    public const string None = "none";
    public const string Paper = "var(--paper,#FBFAF7)";
    public const string Ink = "var(--ink,#1C1F23)";
    public const string Muted = "var(--muted,#5B6168)";
    public const string Rule = "var(--rule,#D9D6CF)";
    public const string Context = "var(--context,#3B5B7A)";
    public const string Subject = "var(--subject,#B3261E)";

    /// <summary>The width of the line, px.</summary>
    public double Width { get; init; } = 1;

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>True for a dashed line.</summary>
    public bool Dashed { get; init; }

    /// <summary>A line of one colour.</summary>
    public static Paint Line(string stroke, double width = 1) => new(None, stroke) { Width = width };
}
