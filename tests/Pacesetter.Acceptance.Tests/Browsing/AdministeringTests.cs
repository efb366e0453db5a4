using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>People, roles and policy by pages: the owner changes them, everybody may read by what rules they are seen.</summary>
public sealed class AdministeringTests
{
    const string Password = "nine grey herons by the weir";

    [Theory, EveryRegistry]
    public async Task The_owner_adds_an_account_gives_it_roles_and_a_password_and_closes_it(string provider)
    {
        await using Office office = await Opened(provider);
        using var owner = new Visitor(office.Address);
        await owner.SignIn("vic", Password);
        Seen list = await owner.Get("/people");
        Seen added = await owner.Send("/people", list, ("id", "li"), ("person", "li"), ("role", "worker"), ("unit", "A"));
        Assert.Equal((HttpStatusCode.SeeOther, "/people/li"), (added.Status, added.Leads));
        Assert.Equal(HttpStatusCode.Conflict, (await owner.Send("/people", list, ("id", "li"), ("role", "owner"), ("unit", "*"))).Status);
        Seen unknown = await owner.Send("/people", list, ("id", "bo"), ("role", "worker"), ("unit", "nowhere"));
        Assert.Contains("value=\"bo\"", unknown.Text, StringComparison.Ordinal);

        Seen card = await owner.Get("/people/li");
        Assert.Contains("Worker for A", card.Plain, StringComparison.Ordinal);
        Assert.Equal("/people/li", (await owner.Send("/people/li/grant", card, ("standing", "worker@A"), ("role", "quality"), ("unit", "A"))).Leads);
        Seen stale = await owner.Send("/people/li/revoke", card, ("standing", "worker@A"), ("grant", "worker@A"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("/people/li", (await owner.Send("/people/li/revoke", card, ("standing", "worker@A quality@A"), ("grant", "worker@A"))).Leads);
        Assert.Contains("Quality for A", (await owner.Get("/people/li")).Plain, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await owner.Send("/people/li/password", card, ("password", Password))).Status);
        Assert.Equal("/people/li", (await owner.Send("/people/li/password", card, ("password", Password), ("present", Password))).Leads);
        using var li = new Visitor(office.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await li.SignIn("li", Password)).Status);
        Assert.Equal("/people/li", (await owner.Send("/people/li/close", card)).Leads);
        Assert.Equal(HttpStatusCode.Redirect, (await li.Get("/account")).Status);
        Assert.Contains("li is closed", (await owner.Get("/people/li")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_the_people_and_their_forms_change_nothing()
    {
        await using Office office = await Opened(RegistryTrial.Sqlite);
        using var eve = new Visitor(office.Address);
        await eve.SignIn("eve", Password);
        Seen own = await eve.Get("/account");
        Assert.DoesNotContain("href=\"/people\"", own.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/policy\"", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get("/people")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get("/people/eve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get("/people/vic")).Status);
        foreach ((string path, (string, string)[] fields) in (IEnumerable<(string, (string, string)[])>)
        [
            ("/people", [("id", "eve2"), ("role", "owner"), ("unit", "*")]),
            ("/people/eve/grant", [("standing", "team_lead@B"), ("role", "owner"), ("unit", "*")]),
            ("/people/vic/close", []),
            ("/people/vic/password", [("password", Password + " mine"), ("present", Password)]),
            ("/policy/lattice.k", [("standing", "5"), ("value", "9"), ("why", "so")]),
        ])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.Send(path, own, fields)).Status);
        }

        using var vic = new Visitor(office.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await vic.SignIn("vic", Password)).Status);
        Assert.DoesNotContain("eve2", (await vic.Get("/people")).Text, StringComparison.Ordinal);
        Assert.Contains(": 5", (await vic.Get("/policy/lattice.k")).Plain, StringComparison.Ordinal);
    }

    [Theory, EveryRegistry]
    public async Task The_policy_is_changed_with_a_reason_that_everybody_may_read(string provider)
    {
        await using Office office = await Opened(provider);
        using var vic = new Visitor(office.Address);
        await vic.SignIn("vic", Password);
        Seen value = await vic.Get("/policy/lattice.k");
        Assert.Equal(HttpStatusCode.BadRequest, (await vic.Send("/policy/lattice.k", value, ("standing", "5"), ("value", "8"))).Status);
        Seen small = await vic.Send("/policy/lattice.k", await vic.Get("/policy/lattice.k"), ("standing", "5"), ("value", "3"), ("why", "<b>too few</b>"));
        Assert.Equal(HttpStatusCode.BadRequest, small.Status);
        Assert.Contains("&lt;b&gt;too few&lt;/b&gt;", small.Text, StringComparison.Ordinal);
        Seen set = await vic.Send("/policy/lattice.k", await vic.Get("/policy/lattice.k"), ("standing", "5"), ("value", "8"), ("why", "agreed with the works council"));
        Assert.Equal("/policy/lattice.k", set.Leads);
        Assert.Equal(HttpStatusCode.Conflict, (await vic.Send("/policy/lattice.k", await vic.Get("/policy/lattice.k"), ("standing", "5"), ("value", "9"), ("why", "from an old page"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await vic.Get("/policy/no.such")).Status);

        using var eve = new Visitor(office.Address, "zh-CN");
        await eve.SignIn("eve", Password);
        Seen read = await eve.Get("/policy");
        Assert.Contains("agreed with the works council", read.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", (await eve.Get("/policy/lattice.k")).Text, StringComparison.Ordinal);
        Assert.Contains("对数字的疑问", (await eve.Get("/roles")).Plain, StringComparison.Ordinal);
        Reply history = await office.Get(await office.OwnKey("eve"), "policy/history?name=lattice.k");
        Assert.Equal(["5"], history.Rows("from"));
    }

    [Theory, InlineData("en"), InlineData("zh-Hans")]
    public void Whatever_the_table_of_rights_names_has_words(string words)
    {
        TermPack pack = TermPack.Load(words);
        Assert.All(Rights.Names, it => Assert.NotNull(pack.Find($"page.use.{it.Replace(' ', '_')}")));
        Assert.All(RoleWords.Grantable.Select(it => Words.Of(it)).Append("owner"), it => Assert.NotNull(pack.Find($"page.role.{it}")));
        Assert.All(new Policy().Values(), it => Assert.NotNull(pack.Find($"policy.{it.Name}") ?? pack.Find($"page.policy.label.{it.Name}")));
        Assert.All(new Policy().Values(), it => Assert.NotNull(pack.Find($"page.policy.group.{it.Name.Split('.')[0]}")));
    }

    static async Task<Office> Opened(string provider)
    {
        Office office = await Office.Open(provider);
        foreach ((string account, string role) in (IEnumerable<(string, string)>)[("eve", "team_lead@B"), ("vic", "owner@*")])
        {
            await office.Post(await office.Key(account, role), "user/password", $$"""{ "account": "{{account}}", "password": "{{Password}}" }""");
        }

        return office;
    }
}
