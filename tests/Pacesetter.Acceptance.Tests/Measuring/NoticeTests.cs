using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Notices;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class NoticeTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_notice_says_what_is_in_force_on_the_day_and_what_is_announced()
    {
        ShowNotice.Answer answer = await Of(new() { Operation = "turn", On = new(2025, 6, 1) });

        Assert.Equal((6m, 30m, (string?)null), (answer.Notice.InForce.Single().Minutes!.Value, answer.Notice.InForce.Single().SetupMinutes!.Value, answer.Notice.InForce.Single().Class));
        Assert.Equal([3m, 2m], answer.Notice.Announced.Select(it => it.Minutes!.Value));
        // 6 minutes a unit: 10 an hour, 80 in 8 hours.
        Assert.Matches(@"6 \| +10 \| +80 \|", answer.Text);
        Assert.Contains("toilet", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("en-1956")]
    [InlineData("zh-1956")]
    public async Task It_can_be_printed_in_every_pack(string pack)
    {
        ShowNotice.Answer answer = await Of(new() { Operation = "mill", On = new(2025, 6, 1), Format = "html" }, pack: pack);
        Assert.StartsWith("<!DOCTYPE html>", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("notice.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_read_it_counts_once_and_anew_for_another_quota()
    {
        var p1 = new Actor("p1", Roles.Worker);
        var before = new ShowNotice.Request { Operation = "turn", On = new(2025, 6, 1), Acknowledge = true };
        await Of(before, p1);
        Assert.Equal(1, (await Of(before, p1)).Notice.Acknowledged);
        Assert.Equal(2, (await Of(before, new Actor("p2", Roles.Worker))).Notice.Acknowledged);
        Assert.Equal(0, (await Of(new() { Operation = "turn", On = new(2025, 8, 1) })).Notice.Acknowledged);
    }

    [Fact]
    public async Task What_cannot_be_acknowledged_is_said()
    {
        Assert.Equal("person_needed", (await Assert.ThrowsAsync<RefusalException>(() => Of(new() { Operation = "turn", On = new(2025, 6, 1), Acknowledge = true }))).Id);
        Assert.Equal("operation_unknown", (await Assert.ThrowsAsync<RefusalException>(() => Of(new() { Operation = "drill" }))).Id);
        Assert.Equal("no_quota_in_force", (await Assert.ThrowsAsync<RefusalException>(() => Of(new() { Operation = "turn", On = new(2020, 1, 1), Acknowledge = true }, new Actor("p1", Roles.Worker)))).Id);
    }

    Task<ShowNotice.Answer> Of(ShowNotice.Request request, Actor? actor = null, string pack = "en") =>
        new ShowNotice(shop.Workspace, actor ?? Actor.Owner, TermPack.Load(pack)).Run(request, CancellationToken.None);
}
