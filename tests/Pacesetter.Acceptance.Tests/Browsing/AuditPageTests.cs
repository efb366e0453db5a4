using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>What the owner looks into: the record of everything done, and names of those who left.</summary>
public sealed class AuditPageTests
{
    [Theory, EveryRegistry]
    public async Task The_chain_is_shown_filtered_and_checked(string provider)
    {
        using var desk = new Desk(provider);
        await using Booth booth = await Booth.Open(desk.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        Seen audit = await visitor.Get("/audit?act=sign_in");
        Assert.Contains("demo-owner", audit.Plain, StringComparison.Ordinal);
        Assert.Contains("Nothing of the kind was done", (await visitor.Get("/audit?actor=nobody")).Plain, StringComparison.Ordinal);
        Assert.Contains("is whole", (await visitor.Send("/audit", audit)).Plain, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/audit?cursor=nonsense")).Status);
    }

    [Theory, EveryRegistry]
    public async Task A_name_is_erased_once_and_an_unknown_one_is_said(string provider)
    {
        using var desk = new Desk(provider);
        desk.Import("people", "person,team,name\nleaver,A,Old Friend\n");
        await using Booth booth = await Booth.Open(desk.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        Seen form = await visitor.Get("/erase");
        Assert.Contains("is erased", (await visitor.Send("/erase", form, ("person", "leaver"), ("why", "left"))).Plain, StringComparison.Ordinal);
        Seen again = await visitor.Send("/erase", await visitor.Get("/erase"), ("person", "leaver"), ("why", "left"));
        Assert.Contains("role=\"alert\"", again.Text, StringComparison.Ordinal);
        using var worker = new Visitor(booth.Address);
        await worker.ComeInAs("worker");
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get("/erase")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get("/audit")).Status);
    }
}
