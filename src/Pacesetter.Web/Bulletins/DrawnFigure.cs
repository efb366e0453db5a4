namespace Pacesetter.Web.Bulletins;

/// <summary>A drawn figure: one chart, or small multiples.</summary>
/// <param name="Finding">Its title.</param>
/// <param name="Subject">Its subtitle.</param>
/// <param name="Panels">Its charts.</param>
public sealed record DrawnFigure(string Finding, string Subject, IReadOnlyList<DrawnPanel> Panels)
{
    /// <summary>How many leading sentences of the section the title already says.</summary>
    public int SentencesSaid { get; init; }
}

/// <summary>A chart, drawn for wide and for narrow screens; small multiples are drawn once.</summary>
/// <param name="Name">The unit, in small multiples.</param>
/// <param name="Note">What is under the name.</param>
/// <param name="Wide">SVG.</param>
/// <param name="Narrow">SVG.</param>
public sealed record DrawnPanel(string Name, string Note, string Wide, string Narrow);
