namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Registers a use case once for every noun: the command <c>NOUN verb</c>.</summary>
/// <param name="verb">The verb.</param>
/// <param name="summary">One line of help; {key}, {plural} and {summary} stand for the noun's.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NounVerbAttribute(string verb, string summary) : Attribute
{
    public string Verb { get; } = verb;

    public string Summary { get; } = summary;

    /// <summary>Command lines that show the use, with the same marks and {state} for the second state of the noun.</summary>
    public string[] Examples { get; init; } = [];

    /// <summary>The command lines for a noun.</summary>
    public IReadOnlyList<string> ExamplesFor(Noun noun) =>
        [.. Examples.Select(it => it.Replace("{key}", noun.Key, StringComparison.Ordinal).Replace("{state}", noun.States[1], StringComparison.Ordinal))];

    /// <summary>The line of help for a noun.</summary>
    public string SummaryFor(Noun noun) => Summary
        .Replace("a {key}", noun.Named, StringComparison.Ordinal)
        .Replace("{key}", noun.Key.Replace('-', ' '), StringComparison.Ordinal)
        .Replace("{plural}", noun.Plural.Replace('-', ' '), StringComparison.Ordinal)
        .Replace("{summary}", noun.Summary, StringComparison.Ordinal);
}
