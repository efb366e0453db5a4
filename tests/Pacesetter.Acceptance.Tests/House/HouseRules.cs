using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>The rules of the house that text can check. Each takes files, so that a test can show it failing.</summary>
static partial class HouseRules
{
    const int FileLines = 300;

    static readonly string[] Steps = ["Measuring", "Recognising", "Exchanging", "Spreading", "Proving", "Planning"];

    static readonly string[] Stores = ["DuckDB.NET", "Microsoft.Data.Sqlite", "Npgsql", "ClickHouse."];

    public static IEnumerable<string> Broken(string path, string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length > FileLines)
        {
            yield return $"{path}: {lines.Length} lines, the house stops at {FileLines}";
        }

        foreach (Match type in TypeName().Matches(text))
        {
            if (BannedEnding().IsMatch(type.Groups[1].Value))
            {
                yield return $"{path}: the name {type.Groups[1].Value} says nothing";
            }
        }

        if (BannedFolder().Match(path) is { Success: true } folder)
        {
            yield return $"{path}: the folder {folder.Value} names nothing";
        }

        foreach (Match forbidden in Forbidden().Matches(text))
        {
            yield return $"{path}: {forbidden.Value}";
        }

        if (!path.Contains("Pacesetter.Workspaces", StringComparison.Ordinal))
        {
            foreach (string store in Stores.Where(store => text.Contains("using " + store, StringComparison.Ordinal)))
            {
                yield return $"{path}: only Workspaces names {store}";
            }
        }

        foreach (string backward in Backward(path, text))
        {
            yield return backward;
        }
    }

    // Within the domain a step uses steps to its left alone.
    static IEnumerable<string> Backward(string path, string text)
    {
        int step = Array.FindIndex(Steps, it => path.Contains($"src/Pacesetter/{it}/", StringComparison.Ordinal));
        if (step < 0)
        {
            yield break;
        }

        foreach (string later in Steps.Skip(step + 1).Where(later => text.Contains($"using Pacesetter.{later};", StringComparison.Ordinal)))
        {
            yield return $"{path}: {Steps[step]} must not use {later}";
        }
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (?:struct |class )?(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helper|Util|Service|Processor|Info|Data|Base|Impl)$")]
    private static partial Regex BannedEnding();

    [GeneratedRegex("/(Core|Common|Shared|Helpers|Utils|Utilities|Services|Models|Managers)/")]
    private static partial Regex BannedFolder();

    [GeneratedRegex(@"#region|TODO|FIXME|NotImplementedException|#pragma warning disable|async void|catch *(\(Exception[^)]*\))? *\{ *\}")]
    private static partial Regex Forbidden();
}
