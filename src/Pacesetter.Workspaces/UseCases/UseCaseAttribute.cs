namespace Pacesetter.Workspaces.UseCases;

/// <summary>Registers a use case once: the command, its help, and later the HTTP endpoint and the <c>--server</c> call derive from it.</summary>
/// <param name="step">The first word of the command: <c>measure</c>, <c>import</c>, …</param>
/// <param name="verb">The second word, or null for a one-word command.</param>
/// <param name="summary">One line of help.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute(string step, string? verb, string summary) : Attribute
{
    public string Step { get; } = step;

    public string? Verb { get; } = verb;

    public string Summary { get; } = summary;

    /// <summary>Command lines, without the program's name, that show the use; printed by <c>--help</c>.</summary>
    public string[] Examples { get; init; } = [];

    /// <summary>Runs only in the CLI's own process: it reads or writes local files.</summary>
    public bool Local { get; init; }

    /// <summary>The identifier of the answer: <c>pacesetter.measure.fulfilment/1</c>.</summary>
    public string Schema => Verb is null ? $"pacesetter.{Step}/1" : $"pacesetter.{Step}.{Verb}/1";
}
