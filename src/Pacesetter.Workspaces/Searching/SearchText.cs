namespace Pacesetter.Workspaces.Searching;

/// <summary>The searched text of one noun's entry.</summary>
public sealed class SearchText
{
    public long Number { get; init; }

    /// <summary>The noun's key.</summary>
    public required string Noun { get; init; }

    public required string Id { get; init; }

    /// <summary>The unit it belongs to, for the scope of whoever searches.</summary>
    public string? Unit { get; init; }

    public required string Text { get; init; }
}
