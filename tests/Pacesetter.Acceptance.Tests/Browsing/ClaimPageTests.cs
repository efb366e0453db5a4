using System.Net;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Web.Exchanging;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Claims beside the records, and found in a text.</summary>
public sealed class ClaimPageTests(ToldStory story) : IClassFixture<ToldStory>
{
    [Theory]
    [InlineData("The brigade did 12 hours' work in 8. Nobody saw it. Output rose by 33.3 %.", "The brigade did 12 hours' work in 8.|12", "Output rose by 33.3 %.|33.3")]
    [InlineData("小组由每天600双提高到800双。大家都很高兴！产量为1,200吨。", "小组由每天600双提高到800双。|600", "产量为1,200吨。|1200")]
    [InlineData("In B12 it went well; then 1,5 times the norm", "then 1,5 times the norm|1.5", null)]
    [InlineData("No figure at all.", null, null)]
    public void Sentences_with_figures_are_found(string text, string? first, string? second) =>
        Assert.Equal(new[] { first, second }.OfType<string>(), ClaimPages.Sentences(text).Select(it => $"{it.Sentence}|{it.Figure}"));

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task A_claim_is_entered_from_a_text_and_stands_in_the_table(string language)
    {
        using var own = new ToldStory();
        await using Booth booth = await Booth.Open(own.Workspace);
        using var visitor = new Visitor(booth.Address, language);
        await visitor.ComeInAs("owner");
        Seen found = await visitor.Send("/claims/from-text", await visitor.Get("/claims/from-text"), ("text", "They made 4321 pairs <b>a day</b>. All were glad."), ("source", "The paper"));
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.DoesNotContain("<b>", found.Text, StringComparison.Ordinal);
        string link = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(found.Text, "href=\"(/claims/new[^\"]*)\"").Groups[1].Value);
        Seen form = await visitor.Get(link);
        Assert.Contains("value=\"4321\"", form.Text, StringComparison.Ordinal);
        Seen added = await visitor.Send("/claims/new", form, ("source", "The paper"), ("sentence", "They made 4321 pairs <b>a day</b>."), ("quantity", "4321"));
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        Assert.Contains("4,321", (await visitor.Get("/claims")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_records_give_is_compared_when_asked_and_shown_with_its_records()
    {
        await using Booth booth = await Booth.Open(story.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        Assert.Equal("/claims", (await visitor.Send("/claims/compare", await visitor.Get("/claims"))).Leads);
        Seen claims = await visitor.Get("/claims");
        Assert.Contains("confirmed", claims.Plain, StringComparison.Ordinal);
        Assert.Contains("href=\"/records/work?", claims.Text, StringComparison.Ordinal);
        Assert.Matches(@"Of \d+ claims the records confirm [1-9]", claims.Plain);
    }
}
