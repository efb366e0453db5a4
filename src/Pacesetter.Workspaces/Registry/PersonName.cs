namespace Pacesetter.Workspaces.Registry;

/// <summary>The name of a person. It lives here alone, so that a leaver can be erased; the ledger knows only the code.</summary>
public sealed class PersonName
{
    public required string Person { get; init; }

    public string? Name { get; set; }

    public string? NameZh { get; set; }
}
