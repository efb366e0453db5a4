namespace Pacesetter.Workspaces.Bulletins;

/// <summary>How a figure of the bulletin is computed and where the records behind it are.</summary>
/// <param name="Figure">An id in snake_case; the wording has <c>computed.ID</c> (its name) and <c>computed.ID.formula</c> (the formula in words).</param>
/// <param name="Command">The command line, without the program's name, that prints what is behind it.</param>
public sealed record Computation(string Figure, string Command)
{
    /// <summary>The figures whose formulas every wording has.</summary>
    public static IReadOnlyList<string> Known { get; } = ["fulfilment", "share", "distribution", "spread", "fair", "frontier", "adoptions", "movers", "hours_saved", "target", "plan", "questions", "suppression"];
}

/// <summary>A value of the policy that shaped a figure.</summary>
/// <param name="Key">Its key in the policy document; the wording may have <c>policy.KEY</c>.</param>
/// <param name="Value">Its value as <c>policy show</c> prints it.</param>
public sealed record PolicyValue(string Key, string Value);
