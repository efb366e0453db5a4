using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring.Notices;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

/// <summary>Prints with a pack whose every text stands in brackets: a word outside of them comes from the data, or from the code and from no pack.</summary>
public sealed partial class HardCodedWordsTests
{
    static readonly TermPack Bracketed = TermPack.Load("en").With(text => text.Any(char.IsLetter) ? $"⟦{text}⟧" : text);

    [Fact]
    public async Task The_page_of_a_bulletin_has_no_word_of_its_own()
    {
        Bulletin plant = Example.Plant();
        Assert.Empty(Outside(await BulletinPage.Render(plant, Bracketed, TestContext.Current.CancellationToken), plant));
    }

    [Fact]
    public void The_markdown_of_a_bulletin_has_no_word_of_its_own()
    {
        Bulletin plant = Example.Plant();
        Assert.Empty(Outside(Command().Replace(BulletinMarkdown.Write(plant, Bracketed), ""), plant));
    }

    [Fact]
    public async Task A_notice_has_no_word_of_its_own()
    {
        QuotaNotice notice = Notice();
        var text = new NoticeText(notice, Bracketed);
        string page = await SectionsDocument.Write(text.Kicker, text.Headline, text.Sections, Bracketed, TestContext.Current.CancellationToken);
        Assert.Empty(Outside(page, notice));
        Assert.Empty(Outside(BulletinMarkdown.Write(text.Kicker, text.Headline, text.Sections), notice));
    }

    [Fact]
    public void Every_text_that_the_code_asks_for_by_name_is_in_the_pack()
    {
        IEnumerable<string> razor = Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.razor", SearchOption.AllDirectories).Select(File.ReadAllText);
        string[] asked = [.. Sources.All().Select(it => it.Text).Concat(razor).SelectMany(text => Asked().Matches(text)).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(asked.Length > 200, $"only {asked.Length} are found: the pattern no longer fits the code");
        Assert.Empty(asked.Except(TermPack.Load("en").Keys));
    }

    [Theory]
    [InlineData("<p>⟦of all⟧ 12</p>", "")]
    [InlineData("<p>⟦of ⟦all⟧ them⟧ and</p>", "and")]
    [InlineData("<td>Harb…</td><td title=\"help\">1</td>", "help")]
    [InlineData("<p>⟦cut off</p><p>sure</p>", "sure,unbalanced: ⟦cut off")]
    public void What_is_outside_is_found(string page, string words) =>
        Assert.Equal(words.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Outside(page, new { Name = "Harbour" }).Order(StringComparer.Ordinal));

    static IEnumerable<string> Outside(string page, object data)
    {
        HashSet<string> known = [.. Strings(JsonSerializer.SerializeToNode(data)).SelectMany(text => Word().Matches(text)).Select(match => match.Value)];
        string[] blocks = [.. Said().Matches(page).Select(match => match.Groups[1].Value), .. Block().Split(Unsaid().Replace(page, ""))];
        foreach (string block in blocks.Select(it => WebUtility.HtmlDecode(Tag().Replace(it, " "))))
        {
            (string outside, int depth) = Flat(block);
            foreach (string word in Word().Matches(outside).Select(match => match.Value).Where(word => !known.Any(it => it.StartsWith(word, StringComparison.Ordinal))))
            {
                yield return word;
            }

            if (depth != 0)
            {
                yield return $"unbalanced: {block.Trim()}";
            }
        }
    }

    static (string Outside, int Depth) Flat(string text)
    {
        var outside = new StringBuilder();
        int depth = 0;
        foreach (char letter in text)
        {
            depth += letter switch { '⟦' => 1, '⟧' => -1, _ => 0 };
            outside.Append(depth == 0 && letter != '⟧' ? letter : ' ');
        }

        return (outside.ToString(), depth);
    }

    static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(it => Strings(it.Value)),
        JsonArray all => all.SelectMany(Strings),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    static QuotaNotice Notice() => new(new("turn", "Turning", "车削"), new(2026, 3, 1))
    {
        OutputUnit = "piece",
        InForce = [new(null, 6, null, 30, new(2026, 1, 1), null, "R7", "studied"), new("old", null, 12, null, new(2026, 1, 1), null, null, null)],
        Announced = [new(null, 5.5m, null, null, new(2026, 4, 1), null, "R8", "provisional")],
        FrozenUntil = new(2026, 3, 20),
        NoticeDays = 14,
        PeriodHours = 8,
        Acknowledged = 3,
    };

    [GeneratedRegex("""(?:[wW]ords\[|[wW]ords\.Say\()"([a-z0-9_.]+)"[\],)]""")]
    private static partial Regex Asked();

    [GeneratedRegex("(?:aria-label|title|alt)=\"([^\"]*)\"")]
    private static partial Regex Said();

    [GeneratedRegex("<(style|code|title)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unsaid();

    [GeneratedRegex("</(?:p|td|th|h1|h2|h3|dt|dd|caption|summary|svg|desc|title|text)>|\n")]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Command();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
