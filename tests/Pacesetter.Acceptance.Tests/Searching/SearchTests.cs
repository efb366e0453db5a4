using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Searching;

namespace Pacesetter.Acceptance.Tests.Searching;

public sealed class SearchTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly Shop shop = new();
    readonly SearchIndex index;

    public SearchTests()
    {
        index = new SearchIndex(shop.Workspace.Registry);
        Put("practice", "PR-1", "Turning shafts with two tools in one pass. Clean the chuck before every shift.");
        Put("practice", "PR-2", "郝建秀细纱工作法：做好清洁工作，减少断头，降低皮辊花率。车间推广。");
        Put("practice", "PR-3", "高炉快速炼铁操作经验，缩短出铁时间");
        Put("suggestion", "SU-1", "Sharpen the tools of the shaft lathe every morning; QC checks 3 % of shafts");
        Put("resolution", "RE-1", "第八次代表会议决议：各车间学习细纱工作法");
    }

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("shaft", "PR-1 SU-1")]
    [InlineData("SHAFT tools", "PR-1 SU-1")]
    [InlineData("lathe shaft", "SU-1")]
    [InlineData("细纱工作法", "PR-2 RE-1")]
    [InlineData("工作法", "PR-2 RE-1")]
    [InlineData("细纱", "PR-2 RE-1")]
    [InlineData("车间", "PR-2 RE-1")]
    [InlineData("时间", "PR-3")]
    [InlineData("铁", "PR-3")]
    [InlineData("车间 清洁", "PR-2")]
    [InlineData("车间 细纱工作法", "PR-2 RE-1")]
    [InlineData("qc", "SU-1")]
    [InlineData("t.", "PR-1")]
    [InlineData("3 %", "SU-1")]
    [InlineData("%%%", "")]
    [InlineData("\"shift\" OR", "")]
    [InlineData("shift.", "PR-1")]
    [InlineData("NEAR(", "")]
    [InlineData("高炉 shaft", "")]
    [InlineData("", "")]
    public void Words_are_found_in_english_and_chinese(string query, string ids) =>
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), index.Find(query, 10, []).Select(it => it.Id).Order());

    [Fact]
    public void The_text_that_says_it_more_comes_first_and_no_more_come_than_asked()
    {
        Put("practice", "PR-9", "shaft, shaft, shaft");
        Assert.Equal("PR-9", index.Find("shaft", 10, [])[0].Id);
        Assert.Equal("PR-9", Assert.Single(index.Find("shaft", 1, [])).Id);
    }

    [Fact]
    public void Nouns_narrow_the_search()
    {
        Assert.Equal("SU-1", Assert.Single(index.Find("shaft", 10, ["suggestion", "resolution"])).Id);
        Assert.Equal("RE-1", Assert.Single(index.Find("车间", 10, ["resolution"])).Id);
        Assert.Empty(index.Find("shaft", 10, ["award"]));
    }

    [Fact]
    public void A_result_shows_where_the_word_stands()
    {
        Put("practice", "PR-9", new string('x', 200) + " 🏭 the needle 🏭 " + new string('y', 200));
        Found found = Assert.Single(index.Find("needle", 1, []));
        Assert.Equal(("practice", "u1"), (found.Noun, found.Unit));
        Assert.Contains("🏭 the needle 🏭", found.Extract, StringComparison.Ordinal);
        Assert.StartsWith("…x", found.Extract, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_put_again_takes_the_place_of_the_old_one_and_a_removed_one_is_gone()
    {
        Put("practice", "PR-3", "平炉操作");
        Assert.Empty(index.Find("高炉", 10, []));
        Assert.Equal("PR-3", Assert.Single(index.Find("平炉", 10, [])).Id);

        await index.Remove("practice", "PR-3", None);
        Assert.Empty(index.Find("平炉", 10, []));
        shop.Workspace.Registry.Database.ExecuteSqlRaw("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
    }

    [Fact]
    public async Task What_a_transaction_takes_back_is_not_found()
    {
        using (var transaction = await shop.Workspace.Registry.Database.BeginTransactionAsync(None))
        {
            await index.Put("practice", "PR-9", null, "vanishing point", None);
            Assert.Single(index.Find("vanishing", 10, []));
        }

        Assert.Empty(index.Find("vanishing", 10, []));
    }

    [Theory]
    [InlineData("Turning of shafts by two tools in a single pass", "PR-1")]
    [InlineData("细纱工作法要减少断头，做好清洁", "PR-2")]
    [InlineData("快速炼铁", "PR-3")]
    public void Texts_like_a_draft_are_found(string draft, string id)
    {
        IReadOnlyList<Alike> alike = index.Similar(draft, 3);
        Assert.Equal(id, alike[0].Id);
        Assert.InRange(alike[0].Likeness, 0.1, 1);
        Assert.Equal(alike.OrderByDescending(it => it.Likeness), alike);
    }

    [Fact]
    public void The_same_text_is_wholly_alike_and_a_strange_one_not_at_all()
    {
        Assert.Equal(1, index.Similar("高炉快速炼铁操作经验，缩短出铁时间", 1)[0].Likeness);
        Assert.Empty(index.Similar("zzzz qqqq", 5));
        Assert.Empty(index.Similar("铁", 5));
    }

    void Put(string noun, string id, string text) => index.Put(noun, id, "u1", text, None).GetAwaiter().GetResult();
}
