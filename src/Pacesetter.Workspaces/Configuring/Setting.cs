namespace Pacesetter.Workspaces.Configuring;

/// <summary>A setting of the program: where it may be given, and what holds where it is not.</summary>
/// <param name="Name">Its name in the settings file, levels parted by dots.</param>
/// <param name="Meaning">One line: what it is for.</param>
public sealed record Setting(string Name, string Meaning)
{
    /// <summary>What holds where nobody says otherwise; null for nothing.</summary>
    public string? Usual { get; init; }

    /// <summary>Its value is never shown.</summary>
    public bool Secret { get; init; }

    /// <summary>The least value of a whole number; null where it is a text.</summary>
    public int? Least { get; init; }

    /// <summary>The words allowed; empty for any text.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The environment variable that goes before the settings file.</summary>
    public string Variable => "PACESETTER_" + Name.Replace('.', '_').ToUpperInvariant();
}
