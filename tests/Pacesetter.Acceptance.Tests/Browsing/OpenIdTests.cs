using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Who somebody is, said by the server of their organisation.</summary>
public sealed class OpenIdTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Who_is_confirmed_elsewhere_comes_in_to_the_account_of_that_name()
    {
        await using Issuer issuer = await Issuer.Open();
        using var desk = new Desk(RegistryTrial.Sqlite);
        await Grant(desk);
        await using WebApplication server = await Started(desk, issuer.Address, "preferred_username");
        issuer.Claims["preferred_username"] = "eve";
        using var visitor = new Visitor(AddressOf(server));
        Assert.Contains("/sign-in/openid?next=%2Fsuggestions", (await visitor.Get("/sign-in?next=/suggestions")).Text, StringComparison.Ordinal);
        Assert.Equal("/suggestions", (await ThereAndBack(visitor, issuer, "/suggestions")).Leads);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/suggestions")).Status);
        Assert.Contains(desk.Workspace.Registry.AuditEntries, it => it.Act == "sign_in" && it.Subject == "eve" && it.Detail.Contains("openid"));
        // Not to another site, whatever the link said.
        Assert.Equal("/", (await ThereAndBack(visitor, issuer, "https://elsewhere.example/")).Leads);
    }

    [Fact]
    public async Task A_word_that_is_not_theirs_opens_nothing()
    {
        await using Issuer issuer = await Issuer.Open();
        using var desk = new Desk(RegistryTrial.Sqlite);
        await Grant(desk);
        await using WebApplication server = await Started(desk, issuer.Address, "email");
        await Refused("unknown", () => issuer.Claims["email"] = "eve");
        await Refused("unknown", () => issuer.Claims["email_verified"] = false);
        await Refused("failed", () => (issuer.Claims["email_verified"], issuer.Audience) = (true, "another program"));
        await Refused("failed", () => (issuer.Audience, issuer.Nonce) = ("pacesetter", "an older one"));
        await Refused("unknown", () => (issuer.Nonce, issuer.Claims["email"]) = (null, "nobody@example.org"));
        issuer.Claims["email"] = "eve";
        using (var other = new Visitor(AddressOf(server)))
        using (var visitor = new Visitor(AddressOf(server)))
        {
            // An answer that another browser asked for.
            string back = await Answer(other, issuer, "/");
            Assert.Equal("/sign-in?openid=failed", (await visitor.Get(back)).Leads);
            Assert.Equal("/sign-in?openid=failed", (await visitor.Get("/sign-in/openid/back?error=access_denied&state=x")).Leads);
            Assert.Equal("/", (await other.Get(back)).Leads);
            Assert.Equal("/sign-in?openid=failed", (await other.Get(back)).Leads);
        }

        using (Workspace own = desk.Workspace.Session())
        {
            await new CloseUser(own, Actor.Owner).Run(new CloseUser.Request { Id = "eve" }, None);
        }

        await Refused("unknown", () => { });

        async Task Refused(string how, Action change)
        {
            change();
            using var visitor = new Visitor(AddressOf(server));
            Assert.Equal($"/sign-in?openid={how}", (await ThereAndBack(visitor, issuer, "/")).Leads);
            Seen door = await visitor.Get($"/sign-in?openid={how}");
            Assert.Contains("role=\"alert\"", door.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/suggestions")).Status);
        }
    }

    [Fact]
    public async Task A_server_that_is_away_or_not_named_is_said()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        await using (WebApplication server = await Started(desk, "http://127.0.0.1:9", "sub"))
        {
            using var visitor = new Visitor(AddressOf(server));
            Assert.Equal("/sign-in?openid=away", (await visitor.Get("/sign-in/openid")).Leads);
        }

        await using (WebApplication server = await Started(desk, null, "sub"))
        {
            using var visitor = new Visitor(AddressOf(server));
            Assert.DoesNotContain("openid", (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/sign-in/openid")).Status);
        }

        Assert.Equal("openid_authority_malformed", (await Assert.ThrowsAsync<RefusalException>(() => Started(desk, "http://login.example.org", "sub"))).Id);
    }

    static async Task<Seen> ThereAndBack(Visitor visitor, Issuer issuer, string next) => await visitor.Get(await Answer(visitor, issuer, next));

    // The way of a browser: to the other server, and where it sends back.
    static async Task<string> Answer(Visitor visitor, Issuer issuer, string next)
    {
        string there = (await visitor.Get("/sign-in/openid?next=" + Uri.EscapeDataString(next))).Leads!;
        Assert.StartsWith(issuer.Address + "/authorize", there, StringComparison.Ordinal);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using HttpResponseMessage answer = await browser.GetAsync(new Uri(there), None);
        return answer.Headers.Location!.PathAndQuery;
    }

    static async Task Grant(Desk desk)
    {
        // A browser keeps a cookie by its own clock.
        desk.Pass(TimeProvider.System.GetUtcNow() - desk.Workspace.Clock.GetUtcNow());
        using Workspace own = desk.Workspace.Session();
        await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = "eve", Person = "eve", Roles = ["team_lead@B"] }, None);
    }

    static async Task<WebApplication> Started(Desk desk, string? authority, string claim)
    {
        var settings = Configuration.Read(
            desk.Workspace.Settings.Directory,
            name => name switch { "PACESETTER_OPENID_AUTHORITY" => authority, "PACESETTER_OPENID_CLIENT" => "pacesetter", "PACESETTER_OPENID_SECRET" => "hush", "PACESETTER_OPENID_CLAIM" => claim, _ => null },
            ("--urls", Settings.Urls, "http://127.0.0.1:0"));
        WebApplication server = Serve.Build(desk.Workspace, desk.Workspace.Clock, settings);
        await server.StartAsync(None);
        return server;
    }

    static string AddressOf(WebApplication server) => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
