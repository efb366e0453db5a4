using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>docs/acceptance.md lists every acceptance test there is to be, and claims none that is not there.</summary>
public sealed partial class AcceptanceListTests
{
    // AT-24 to AT-29, AT-33 to AT-39 and AT-65 to AT-69 were never given out.
    static readonly string[] Expected =
    [
        .. Enumerable.Range(1, 6).Select(Id), "AT-06b", .. Enumerable.Range(7, 17).Select(Id), .. Enumerable.Range(30, 3).Select(Id), .. Enumerable.Range(40, 25).Select(Id), .. Enumerable.Range(70, 3).Select(Id),
    ];

    static (string Id, string Asks, string Held)[] Listed => [.. Row().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "acceptance.md")).ReplaceLineEndings("\n"))
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];

    [Fact]
    public void No_id_is_left_out_or_made_up() => Assert.Equal(Expected, Listed.Select(it => it.Id));

    [Fact]
    public void Every_line_names_a_test_or_says_who_brings_it() =>
        Assert.All(Listed, it => Assert.True(it.Asks.Length > 10 && (Claim().IsMatch(it.Held) || it.Held.StartsWith("missing: ", StringComparison.Ordinal)), it.ToString()));

    [Fact]
    public void Every_test_that_is_claimed_is_in_its_class_and_carries_the_id()
    {
        Dictionary<string, string> classes = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .GroupBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(files => files.Key!, files => string.Concat(files.Select(File.ReadAllText)), StringComparer.Ordinal);
        List<string> wrong = [];
        foreach ((string id, _, string held) in Listed)
        {
            MatchCollection claims = Claim().Matches(held);
            wrong.AddRange(claims.Where(claim => !classes.TryGetValue(claim.Groups[1].Value, out string? text) || !text.Contains($" {claim.Groups[2].Value}(", StringComparison.Ordinal)).Select(claim => $"{id}: there is no {claim.Value}"));
            if (claims.Count > 0 && !claims.Any(claim => classes.TryGetValue(claim.Groups[1].Value, out string? text) && (text.Contains(id, StringComparison.Ordinal) || text.Contains(id.Replace('-', '_') + "_", StringComparison.Ordinal))))
            {
                wrong.Add($"{id} is written in none of the classes that hold it");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_ids_are_those_of_the_domain()
    {
        string domain = Path.Combine(Path.GetDirectoryName(Sources.Root)!, "shared", "spec", "domain.md");
        Assert.SkipUnless(File.Exists(domain), "shared specification absent");
        Assert.Empty(Known().Matches(File.ReadAllText(domain)).Select(match => match.Value).Except(Expected));
    }

    static string Id(int number) => $"AT-{number:00}";

    [GeneratedRegex(@"^\| (AT-\d\db?) \| ([^|\n]*) \| ([^|\n]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Claim();

    [GeneratedRegex(@"AT-\d\db?")]
    private static partial Regex Known();
}
