using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>Compares what a page shows with what a command prints.</summary>
static partial class Transcript
{
    /// <summary>What differs, or null. A line of three dots stands for any number of lines; days are all alike, and a blank line at an end counts for nothing.</summary>
    public static string? Difference(IReadOnlyList<string> shown, string printed)
    {
        string pattern = string.Join('\n', Trimmed(shown).Select(line => line == "..." ? Lines : Regex.Escape(Neutral(line))));
        pattern = pattern.Replace(Lines + "\n", AnyLines, StringComparison.Ordinal).Replace("\n" + Lines, AnyLinesToTheEnd, StringComparison.Ordinal).Replace(Lines, "(.|\n)*", StringComparison.Ordinal);
        string now = string.Join('\n', Trimmed([.. printed.ReplaceLineEndings("\n").Split('\n').Select(line => Neutral(line.TrimEnd()))]));
        return Regex.IsMatch(now, $@"\A{pattern}\z", RegexOptions.CultureInvariant) ? null : $"shown:\n{string.Join('\n', shown)}\nprinted:\n{printed}";
    }

    const string Lines = "\u0001";
    const string AnyLines = "(?:.*\n)*";
    const string AnyLinesToTheEnd = "(?:\n.*)*";

    static IReadOnlyList<string> Trimmed(IReadOnlyList<string> lines) => [.. lines.SkipWhile(it => it.Length == 0).Reverse().SkipWhile(it => it.Length == 0).Reverse()];

    // The words of a bulletin keep a day together with spaces that do not break; nobody types those.
    static string Neutral(string line) => Day().Replace(line.Replace('\u00a0', ' ').Replace('\u202f', ' '), "DAY");

    [GeneratedRegex(@"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?")]
    private static partial Regex Day();
}
