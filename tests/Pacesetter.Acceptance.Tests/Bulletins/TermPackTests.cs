using System.Text.RegularExpressions;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

public sealed partial class TermPackTests
{
    [Fact]
    public void Every_pack_has_every_key_with_the_same_placeholders()
    {
        TermPack english = TermPack.Load("en");
        foreach (string name in TermPack.All)
        {
            TermPack pack = TermPack.Load(name);
            Assert.Equal(english.Keys, pack.Keys);
            Assert.All(pack.Keys, key =>
            {
                Assert.NotEmpty(pack[key]);
                Assert.Equal(Placeholders(english[key]), Placeholders(pack[key]));
            });
        }
    }

    // Same figures, same order, whatever the pack.
    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en-1956")]
    [InlineData("zh-1956")]
    public void AT_72_Figures_and_their_order_do_not_depend_on_the_pack(string name)
    {
        var english = new BulletinText(Example.Plant(), TermPack.Load("en"));
        var other = new BulletinText(Example.Plant(), TermPack.Load(name));
        Assert.Equal(english.Sections.Select(section => section.Id), other.Sections.Select(section => section.Id));
        Assert.Equal(Cells(english), Cells(other));
    }

    [Fact]
    public void The_modern_packs_keep_their_voice()
    {
        foreach (string word in new[] { "backward", "laggard", "old ox", "quota-breaker", "hero", "struggle", "worst", "!" })
        {
            Assert.All(TermPack.Load("en").Keys, key => Assert.DoesNotContain(word, TermPack.Load("en")[key], StringComparison.OrdinalIgnoreCase));
        }

        TermPack chinese = TermPack.Load("zh-Hans");
        Assert.All(chinese.Keys, key => Assert.DoesNotMatch("落后|老牛|！", chinese[key]));
    }

    [Fact]
    public void A_pack_that_does_not_exist_is_a_usage_error_with_the_list()
    {
        RefusalException refusal = Assert.Throws<RefusalException>(() => TermPack.Load("fr"));
        Assert.Equal(RefusalKind.Usage, refusal.Kind);
        Assert.All(TermPack.All, name => Assert.Contains(name, refusal.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_and_periods_are_set_as_the_language_asks()
    {
        var english = new NumberForms(TermPack.Load("en"));
        var chinese = new NumberForms(TermPack.Load("zh-Hans"));
        Assert.Equal("34.4\u00a0%", english.Percent(0.344m));
        Assert.Equal("34.4%", chinese.Percent(0.344m));
        Assert.Equal("149.9\u00a0%", english.Percent(11.99m / 8)); // AT-05
        Assert.Equal("\u221219.0", english.Change(-0.19m));
        Assert.Equal("February\u00a02026", english.Span(Period.MonthOf(new(2026, 2, 9))));
        Assert.Equal("2026年2月", chinese.Span(Period.MonthOf(new(2026, 2, 9))));
        Assert.Equal("week\u00a07 of 2026", english.Span(Period.WeekOf(new(2026, 2, 13))));
        Assert.Equal("2026年2月13日至2026年3月3日", chinese.Span(new(new(2026, 2, 13), new(2026, 3, 3))));
    }

    [Theory]
    [InlineData(0.3, 0.2, Finding.ShareRose)]
    [InlineData(0.2, 0.3, Finding.ShareFell)]
    [InlineData(0.2, 0.2, Finding.ShareSame)]
    public void The_headline_compares_before_rounding(double now, double before, Finding finding) =>
        Assert.Equal(finding, Bulletin.FindingOf(Figure.Of((decimal)now + 0.00001m), Figure.Of((decimal)before + 0.00001m)));

    static IEnumerable<string> Cells(BulletinText text) =>
        from section in text.Sections
        from table in section.Tables
        from row in table.Rows
        from at in Enumerable.Range(0, row.Count)
        where table.Columns[at].Number
        select Digits().Replace(row[at], "");

    static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value.Trim('{', '}').Split('|')[0]).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[^\d.,+\u2212<]")]
    private static partial Regex Digits();
}
