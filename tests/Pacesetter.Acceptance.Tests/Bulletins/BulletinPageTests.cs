using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

public sealed partial class BulletinPageTests
{
    const string Hostile = "<script>alert('x')</script>|*{share}*";

    public static TheoryData<string> Packs => [.. TermPack.All];

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task Every_figure_stands_in_the_page_and_in_the_markdown(string pack)
    {
        TermPack words = TermPack.Load(pack);
        string percent = words.Han ? "%" : "\u00a0%";
        string page = Plain(await Render(Example.Plant(), words));
        string markdown = BulletinMarkdown.Write(Example.Plant(), words);
        foreach (string text in new[] { page, markdown })
        {
            foreach (string share in new[] { "34.4", "57.3", "31.2", "128.4", "88.1", "73.1", "121.2", "150" })
            {
                Assert.Contains(share + percent, text, StringComparison.Ordinal);
            }

            foreach (string figure in new[] { "86", "250", "48,213", "161.2", "154.7", "1.38", "+24.0", "\u221219.0", "1,236.4", "27,844", "21,950", "47,601", "875", "1,197", "1,903.5", "312", "312,000", "1.150", "1,310", "2026-12-27", "\u22129" })
            {
                Assert.Contains(figure, text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task An_adoption_stands_with_its_effect_interval_rebound_and_expectation(string pack)
    {
        TermPack words = TermPack.Load(pack);
        string page = Plain(await Render(Example.Plant(), words));
        string markdown = BulletinMarkdown.Write(Example.Plant(), words);
        foreach (string text in new[] { page, markdown })
        {
            Assert.Contains(words["adoptions.verdict.proven"], text, StringComparison.Ordinal);
            Assert.All((string[])["+6.1", "+3.2", "+9.5", "+3.4", "+5.8", "+11.2", "\u221212.4"], figure => Assert.Contains(figure, text, StringComparison.Ordinal));
        }

        Assert.Contains("adoptions-wide-t", await Render(Example.Plant(), words), StringComparison.Ordinal);
        Assert.DoesNotContain("adoptions-wide-t", await Render(Example.Plant() with { Adoptions = null }, words), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task A_hidden_count_prints_as_fewer_than_five_and_never_as_nought(string pack)
    {
        Bulletin hidden = Example.Plant() with { LeftOut = [new("below_k", LeftOutKind.Groups, Figure.NotShown)] };
        TermPack words = TermPack.Load(pack);
        string page = Plain(await Render(hidden, words));
        string markdown = BulletinMarkdown.Write(hidden, words);
        Assert.Contains("&lt;5", page, StringComparison.Ordinal);
        Assert.Contains("<5", markdown, StringComparison.Ordinal);
        Assert.Contains(words["reason.not_shown"], page, StringComparison.Ordinal);
        Assert.Contains(words["reason.not_shown"], markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(">0<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task A_hostile_name_is_only_a_name(string pack)
    {
        var name = new Named("t", Hostile, Hostile);
        Bulletin plant = Example.Plant();
        Bulletin hostile = plant with
        {
            Population = plant.Population with { Organisation = name, Units = [name] },
            Pacesetters = new() { Teams = [new(name, name, Figure.Of(1.6m), Figure.Of(9))], Persons = [new(name, name)], Excluded = [new(Hostile, Figure.Of(9), [name])] },
            Teams = new(Figure.Of(1.2m), [new(name, Figure.Of(9), Figure.Of(1.1m)) { Low = Figure.Of(0.9m), High = Figure.Of(1.2m) }]),
            Movers = new([plant.Movers!.Rows[0] with { Unit = name }], 1),
            Notes = [new(Hostile)],
            Policy = [new(Hostile, Hostile)],
            LeftOut = [new(Hostile, LeftOutKind.Records, Figure.Of(9))],
        };
        string page = await Render(hostile, TermPack.Load(pack));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("{share}", page, StringComparison.Ordinal);
        string markdown = BulletinMarkdown.Write(hostile, TermPack.Load(pack));
        Assert.DoesNotContain("<script", markdown.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        string[] row = [.. markdown.Split('\n').Where(line => line.Contains("160.0", StringComparison.Ordinal))];
        Assert.Equal(5, UnescapedBar().Count(Assert.Single(row)));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task The_page_needs_nothing_from_outside(string pack)
    {
        TermPack words = TermPack.Load(pack);
        string page = await Render(Example.Plant(), words);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{words.Language}\">", page, StringComparison.Ordinal);
        foreach (string outside in new[] { "<script", "http:", "https:", "//", "url(", "@import", " src=", " href=", "<link" })
        {
            Assert.DoesNotContain(outside, page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task Every_chart_is_well_formed_and_says_what_it_shows(string pack)
    {
        string page = await Render(Example.Plant(), TermPack.Load(pack));
        XElement[] charts = [.. Drawing().Matches(page).Select(match => XElement.Parse(match.Value))];
        Assert.Equal(18, charts.Length); // five in two widths, six and two small multiples
        Assert.All(charts, chart =>
        {
            Assert.NotEmpty(chart.Element("title")!.Value);
            Assert.NotEmpty(chart.Element("desc")!.Value);
        });
        string[] ids = [.. Identifier().Matches(page).Select(match => match.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_same_bulletin_makes_the_same_bytes()
    {
        TermPack words = TermPack.Load("zh-Hans");
        Assert.Equal(await Render(Example.Plant(), words), await Render(Example.Plant(), TermPack.Load("zh-Hans")));
        Assert.Equal(BulletinMarkdown.Write(Example.Plant(), words), BulletinMarkdown.Write(Example.Plant(), words));
    }

    [Fact]
    public async Task Constructed_and_restated_are_said_only_where_they_hold()
    {
        TermPack words = TermPack.Load("en");
        Bulletin plain = Example.Plant() with { Constructed = false, Restated = false };
        Assert.Contains(words["bulletin.constructed"], await Render(Example.Plant(), words), StringComparison.Ordinal);
        Assert.DoesNotContain(words["bulletin.constructed"], await Render(plain, words), StringComparison.Ordinal);
        Assert.DoesNotContain(words["bulletin.restated"], BulletinMarkdown.Write(plain, words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_are_named_only_where_the_policy_lets_them()
    {
        Bulletin teams = Example.Plant();
        Bulletin persons = teams with { Pacesetters = teams.Pacesetters with { Persons = [new(new("p7", "Li Na", "李娜"), new("t4", "Crane assembly B", "吊机装配二班"))] } };
        Assert.Contains("policy names teams only", Plain(await Render(teams, TermPack.Load("en"))), StringComparison.Ordinal);
        Assert.Contains("Li Na", await Render(persons, TermPack.Load("en")), StringComparison.Ordinal);
        Assert.Contains("李娜", BulletinMarkdown.Write(persons, TermPack.Load("zh-Hans")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_missing_says_why()
    {
        Bulletin bare = Example.Plant() with
        {
            Distribution = null, Teams = null, Movers = null, Hours = null, Target = null,
            Missing = new Dictionary<string, string> { ["distribution"] = "no_persons", ["teams"] = "below_k", ["movers"] = "no_period_before", ["hours"] = "no_such_reason" },
        };
        TermPack words = TermPack.Load("en");
        foreach (string text in new[] { Plain(await Render(bare, words)), BulletinMarkdown.Write(bare, words) })
        {
            Assert.Contains(words["reason.no_persons"], text, StringComparison.Ordinal);
            Assert.Contains(words["reason.below_k"], text, StringComparison.Ordinal);
            Assert.Contains(words["reason.no_period_before"], text, StringComparison.Ordinal);
            Assert.Contains("not computed (no_such_reason)", text, StringComparison.Ordinal);
            Assert.DoesNotContain(words["target.heading"], text.Replace(words["computed.target"], "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bare_and_crowded_bulletins_are_drawn_too()
    {
        Bulletin plant = Example.Plant();
        TeamSpread team = plant.Teams!.Rows[0];
        Bulletin crowded = plant with { Teams = new(Figure.NotShown, [.. Enumerable.Range(0, 120).Select(at => team with { Team = new($"T{at}") })]) };
        Bulletin bare = plant with
        {
            Headline = Finding.ShareMissing,
            Population = plant.Population with { Before = null, OnRoll = Figure.Missing("no_roll"), Units = [] },
            Share = new(1.5m)
            {
                Counted = Counted.Teams, Holders = Figure.Below(5), OnRoll = Figure.Of(12), OnQuota = Figure.Of(12), OfRoll = Figure.NotShown, OfOnQuota = Figure.NotShown,
                Series = [.. plant.Share.Series.Select(point => point with { OfRoll = Figure.NotShown })],
            },
            Pacesetters = new(),
            Distribution = new(Figure.Of(4), Figure.Missing("below_k"), Figure.Missing("below_k"), [new(null, 1, Figure.Below(5)), new(1, 1.5m, Figure.NotShown), new(1.5m, null, Figure.Below(5))]),
            Teams = new(Figure.NotShown, [team with { Median = Figure.NotShown, Low = Figure.NotShown, High = Figure.NotShown }]),
            Movers = new([plant.Movers!.Rows[0] with { Weeks = [], Limits = null }], 0),
        };
        foreach (Bulletin bulletin in new[] { crowded, bare, plant with { Headline = Finding.Target } })
        {
            string page = await Render(bulletin, TermPack.Load("zh-Hans"));
            Assert.All(Drawing().Matches(page), match => Assert.DoesNotContain("NaN", XElement.Parse(match.Value).ToString(), StringComparison.Ordinal));
            Assert.NotEmpty(BulletinMarkdown.Write(bulletin, TermPack.Load("en")));
        }
    }

    [Fact]
    public void Markdown_columns_line_up_also_with_wide_characters()
    {
        string[] lines = BulletinMarkdown.Write(Example.Plant(), TermPack.Load("zh-Hans")).Split('\n');
        int[] widths = [.. lines.SkipWhile(line => !line.Contains("P90÷P10", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Select(MarkdownTable.Width)];
        Assert.Equal(14, widths.Length);
        Assert.Single(widths.Distinct());
    }

    static Task<string> Render(Bulletin bulletin, TermPack words) => BulletinPage.Render(bulletin, words, TestContext.Current.CancellationToken);

    // The no-break spans of Chinese type are no part of the text.
    static string Plain(string page) => NoBreak().Replace(page, "$1").Replace("&#xA0;", "\u00a0", StringComparison.Ordinal).Replace("&#x2B;", "+", StringComparison.Ordinal);

    [GeneratedRegex("<span class=\"nb\">(.*?)</span>")]
    private static partial Regex NoBreak();

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex(" id=\"[^\"]+\"")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
