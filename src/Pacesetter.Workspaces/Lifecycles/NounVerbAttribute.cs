namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Registers a use case once for every noun: the command <c>NOUN verb</c>.</summary>
/// <param name="verb">The verb.</param>
/// <param name="summary">One line of help; {key}, {plural} and {summary} stand for the noun's.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NounVerbAttribute(string verb, string summary) : Attribute
{
    public string Verb { get; } = verb;

    public string Summary { get; } = summary;

    /// <summary>The line of help for a noun.</summary>
    public string SummaryFor(Noun noun) => Summary
        .Replace("{key}", noun.Key.Replace('-', ' '), StringComparison.Ordinal)
        .Replace("{plural}", noun.Plural.Replace('-', ' '), StringComparison.Ordinal)
        .Replace("{summary}", noun.Summary, StringComparison.Ordinal);
}
