namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A part of the first page: what somebody takes away from the wall.</summary>
/// <param name="Id">found, try, plan, questions, thanks, claims.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">What it says, a few lines.</param>
public sealed record FrontPart(string Id, string Heading, IReadOnlyList<FrontLine> Lines)
{
    /// <summary>How far it goes, or what stands in the annex.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A line of a part.</summary>
/// <param name="Lead">Of what it speaks; null where the text says so itself.</param>
/// <param name="Text">What is said.</param>
public sealed record FrontLine(string? Lead, string Text);
