namespace Pacesetter.Workspaces.Exchanging.Findings;

/// <summary>What the records give for a claim: a value, or why there is none.</summary>
/// <param name="Value">The value, unrounded.</param>
/// <param name="Reason">Why there is none, an id in snake_case.</param>
/// <param name="Command">The command line, without the program's name, that prints what is behind it.</param>
sealed record ClaimFigure(decimal? Value, string? Reason, string? Command)
{
    public static ClaimFigure Missing(string reason, string? command = null) => new(null, reason, command);

    public static ClaimFigure Of(decimal value, string command) => new(value, null, command);
}
