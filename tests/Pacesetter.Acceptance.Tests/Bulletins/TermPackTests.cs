using System.Text.RegularExpressions;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Lifecycles;
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
    public void One_is_said_in_the_singular_and_a_text_in_two_languages_in_the_packs_own()
    {
        TermPack english = TermPack.Load("en"), chinese = TermPack.Load("zh-Hans");
        (string, string)[] Found(string n) => [("found", n), ("needed", "30")];
        Assert.Equal("Only 1 unit can be compared with; 30 are needed.", english.Say("verdict.too_few_donors", Found("1")));
        Assert.Equal("Only 7 units can be compared with; 30 are needed.", english.Say("verdict.too_few_donors", Found("7")));
        Assert.Equal("pairs/day", english.Own("pairs/day / 双/日"));
        Assert.Equal("双/日", chinese.Own("pairs/day / 双/日"));
        Assert.All((string[])["pairs/day", "双/日", "a / b", "a / b / 丙"], text => Assert.Equal(text, english.Own(text)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("en-1956")]
    [InlineData("zh-1956")]
    public void Every_noun_field_state_and_move_has_a_word_in_every_pack(string name)
    {
        TermPack pack = TermPack.Load(name);
        var labels = new NounWords(pack);
        var missing = new List<string>();
        foreach (Noun noun in Nouns.All)
        {
            Note(() => labels.One(noun) + labels.Many(noun));
            Assert.NotEmpty(NounWords.Fields(noun));
            NounWords.Fields(noun).ToList().ForEach(it => Note(() => labels.Field(noun, it)));
            noun.States.ToList().ForEach(it => Note(() => labels.State(noun, it)));
            noun.Moves.ToList().ForEach(it => Note(() => labels.Move(noun, it.To)));
        }

        Assert.Empty(missing.Distinct());

        void Note(Func<string> said)
        {
            try
            {
                Assert.Equal(pack.Han, said().Any(it => it is >= '\u3400' and <= '\u9FFF'));
            }
            catch (ArgumentException none)
            {
                missing.Add(none.Message);
            }
        }
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
