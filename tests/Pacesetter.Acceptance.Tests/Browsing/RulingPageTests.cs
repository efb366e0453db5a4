using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Alerting;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Repeating;
using static Microsoft.Playwright.Assertions;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Keys, webhooks, retention and alerts by pages.</summary>
[Collection(InChromium.Name)]
public sealed partial class RulingPageTests(Chromium chromium)
{
    const string Password = "nine grey herons by the weir";

    [Theory, EveryRegistry]
    public async Task A_key_is_made_shown_once_and_revoked(string provider)
    {
        await using Office office = await Opened(provider);
        using var vic = new Visitor(office.Address);
        await vic.SignIn("vic", Password);
        Seen form = await vic.Get("/keys");
        Seen made = await vic.Send("/keys", form, ("account", "eve"), ("note", "press shop"), ("days", "30"), ("unit", "B"));
        Assert.Equal(HttpStatusCode.OK, made.Status);
        string key = KeyText().Match(made.Text).Value;
        Assert.Equal(HttpStatusCode.OK, (await office.Get(key, "own/data?person=eve")).Status);
        // The same form sent again makes no second key, and shows what it made.
        Assert.Equal(key, KeyText().Match((await vic.Send("/keys", form, ("account", "eve"), ("note", "press shop"), ("days", "30"), ("unit", "B"))).Text).Value);

        Seen list = await vic.Get("/keys");
        Assert.DoesNotContain(key, list.Text, StringComparison.Ordinal);
        Assert.Contains("press shop", list.Plain, StringComparison.Ordinal);
        using (Workspace own = office.Desk.Workspace.Session())
        {
            Assert.NotEmpty(await own.Registry.Set<KeptAnswer>().ToListAsync(TestContext.Current.CancellationToken));
            Assert.All(await own.Registry.Set<KeptAnswer>().ToListAsync(TestContext.Current.CancellationToken), it => Assert.DoesNotContain(key[^20..], System.Text.Encoding.Latin1.GetString(it.Body), StringComparison.Ordinal));
        }

        string id = key.Split('_')[1];
        Assert.Equal("/keys", (await vic.Send("/keys/revoke", list, ("id", id))).Leads);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Get(key, "own/data?person=eve")).Status);
        foreach ((string Name, string Value)[] bad in (IEnumerable<(string, string)[]>)[[("account", "nobody"), ("days", "30")], [("account", "eve"), ("days", "0")], [("account", "eve"), ("days", "many")], [("account", "eve"), ("days", "30"), ("unit", "A")]])
        {
            Seen refused = await vic.Send("/keys", await vic.Get("/keys"), bad);
            Assert.True((int)refused.Status is 400 or 404 or 422, $"{string.Join(' ', bad)}: {refused.Status}");
            Assert.DoesNotMatch(KeyText(), refused.Text);
        }
    }

    [Fact]
    public async Task A_webhook_is_added_its_secret_shown_once_and_removed()
    {
        await using Office office = await Opened(RegistryTrial.Sqlite);
        using var vic = new Visitor(office.Address);
        await vic.SignIn("vic", Password);
        Seen made = await vic.Send("/webhooks", await vic.Get("/webhooks"), ("url", "https://example.org/told"), ("account", "eve"), ("nouns", "practice"), ("nouns", "alert"));
        string secret = HookText().Match(made.Text).Value;
        Assert.NotEmpty(secret);
        Seen list = await vic.Get("/webhooks");
        Assert.Contains("https://example.org/told", list.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list.Text, StringComparison.Ordinal);
        foreach ((string Name, string Value)[] bad in (IEnumerable<(string, string)[]>)[[("url", "http://example.org/"), ("account", "eve"), ("nouns", "practice")], [("url", "https://example.org/"), ("account", "eve")], [("url", "https://example.org/"), ("account", "eve"), ("nouns", "people")], [("url", "https://example.org/"), ("account", "no"), ("nouns", "practice")]])
        {
            Assert.True((int)(await vic.Send("/webhooks", await vic.Get("/webhooks"), bad)).Status is 400 or 404 or 422, string.Join(' ', bad));
        }

        string id = Regex.Match(list.Text, "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        Assert.Equal("/webhooks", (await vic.Send("/webhooks/remove", list, ("id", id))).Leads);
        Assert.DoesNotContain("example.org", (await vic.Get("/webhooks")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_owner_finds_keys_and_webhooks_and_everybody_reads_the_retention()
    {
        await using Office office = await Opened(RegistryTrial.Sqlite);
        using var eve = new Visitor(office.Address);
        await eve.SignIn("eve", Password);
        Seen own = await eve.Get("/account");
        Assert.DoesNotContain("href=\"/keys\"", own.Text, StringComparison.Ordinal);
        foreach (string path in (string[])["/keys", "/webhooks"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.Get(path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await eve.Send("/keys", own, ("account", "vic"), ("days", "3"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Send("/webhooks", own, ("url", "https://example.org/"), ("account", "eve"), ("nouns", "practice"))).Status);
        Seen retention = await eve.Get("/retention");
        Assert.Equal(HttpStatusCode.OK, retention.Status);
        Assert.Contains("told to the owner of the workspace alone", retention.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/erase\"", retention.Text, StringComparison.Ordinal);

        office.Desk.Import("people", "person,team,from,name\nbo,B,2025-01-01,Rose Green\n");
        string owner = await office.OwnKey("vic");
        await office.Post(owner, "erase", """{ "person": "bo", "why": "asked for it" }""");
        await office.Post(owner, "policy/set", """{ "name": "retention.names_days", "value": "60", "why": "agreed" }""");
        await office.Post(owner, "policy/set", """{ "name": "retention.persons_months", "value": "3", "why": "agreed" }""");
        using var vic = new Visitor(office.Address);
        await vic.SignIn("vic", Password);
        string told = (await vic.Get("/retention")).Plain;
        Assert.Contains("erased of those who left before 2026-01-01", told, StringComparison.Ordinal);
        Assert.Contains("shown from 2025-12-01 on", told, StringComparison.Ordinal);
        Assert.Contains("1 name was erased, 0 of them by the policy, the latest on 2026-03-02", told, StringComparison.Ordinal);
    }

    [Theory, EveryRegistry]
    public async Task Alerts_are_chosen_seen_and_marked_read_on_their_page(string provider)
    {
        await using Office office = await Opened(provider);
        using var eve = new Visitor(office.Address);
        await eve.SignIn("eve", Password);
        Seen page = await eve.Get("/alerts");
        Assert.Contains("You chose no alerts", page.Plain, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await eve.Send("/alerts/choose", page, ("kinds", "everything"), ("rhythm", "daily"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await eve.Send("/alerts/choose", page, ("kinds", "move"), ("rhythm", "hourly"))).Status);
        Seen injected = await eve.Send("/alerts/choose", page, ("kinds", "move"), ("channels", "mail"), ("mail", "a@example.org\r\nBcc: b@example.org"), ("rhythm", "daily"));
        Assert.Equal(HttpStatusCode.BadRequest, injected.Status);
        Assert.Equal("/alerts", (await eve.Send("/alerts/choose", page, ("kinds", "limit_crossed"), ("rhythm", "daily"))).Leads);
        office.Desk.Import("metrics", "metric,name,better,role,limit\nload,Load of rated,lower,guardrail,1\n");
        office.Desk.Import("observations", "unit,date,metric,value\nA,2026-03-02,load,1.2\nB,2026-03-02,load,1.3\n");
        await AlertRound.Make(office.Desk.Workspace, TestContext.Current.CancellationToken);

        Seen elsewhere = await eve.Get("/account");
        Assert.Matches("class=\"count\">1<span class=\"unseen\">\\s*unread", elsewhere.Text);
        Seen list = await eve.Get("/alerts");
        Assert.Contains("1 alert is unread", list.Plain, StringComparison.Ordinal);
        Assert.Contains("Load of rated beyond its limit from 2026-03-02 on", list.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("under=A", list.Text, StringComparison.Ordinal);
        string id = Regex.Match(list.Text, "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        using var vic = new Visitor(office.Address);
        await vic.SignIn("vic", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await vic.Send("/alerts/read", await vic.Get("/alerts"), ("id", id))).Status);
        Assert.Equal("/alerts", (await eve.Send("/alerts/read", list, ("id", id))).Leads);
        Assert.Contains("Nothing new", (await eve.Get("/alerts")).Plain, StringComparison.Ordinal);
        Assert.Contains("Load of rated", (await eve.Get("/alerts?show=all")).Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"count\"", (await eve.Get("/account")).Text, StringComparison.Ordinal);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task The_pages_are_walked_at_a_browser(string words)
    {
        await using Office office = await Opened(RegistryTrial.Sqlite);
        await AlertTests.Choose(office.Desk, "vic", new() { Kinds = ["limit_crossed", "check_due"] });
        office.Desk.Import("metrics", "metric,name,name_zh,better,role,limit\nload,Load of rated,额定负荷,lower,guardrail,1\n");
        office.Desk.Import("observations", "unit,date,metric,value\nA,2026-03-02,load,1.2\nB,2026-03-02,load,1.3\n");
        await AlertRound.Make(office.Desk.Workspace, TestContext.Current.CancellationToken);
        await using Tab tab = await chromium.Open(office.Address, words);
        var bad = new List<string>();
        await tab.Go("/sign-in");
        await tab.SignIn("vic", Password);

        await tab.Go("/keys");
        await tab.Page.Locator("#account").SelectOptionAsync("eve");
        await tab.Fill(tab.Say("page.keys.note"), "press shop 3");
        await tab.Look("keys", bad);
        await tab.Press(tab.Say("page.keys.add"));
        await Expect(tab.Page.Locator(".secret code")).ToContainTextAsync("pst_");
        await tab.Look("key-made", bad);
        await tab.Follow(tab.Say("page.keys.made.back"));
        ILocator made = tab.Page.Locator("tbody tr", new() { HasText = "press shop 3" });
        await made.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Page.Locator("tbody tr", new() { HasText = "press shop 3" }).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await tab.Go("/webhooks");
        await tab.Fill(tab.Say("page.webhooks.url"), "https://hooks.example.org/pacesetter");
        await tab.Page.Locator("#account").SelectOptionAsync("vic");
        await tab.Page.GetByLabel(tab.Say("page.webhooks.alerts"), new() { Exact = true }).CheckAsync();
        await tab.Press(tab.Say("page.webhooks.add"));
        await Expect(tab.Page.Locator(".secret code").Last).ToContainTextAsync("whs_");
        await tab.Look("webhook-made", bad);
        await tab.Follow(tab.Say("page.webhooks.made.back"));
        await tab.Look("webhooks", bad);

        await tab.Go("/retention");
        await tab.Look("retention", bad);

        await tab.Go("/alerts");
        await Expect(tab.Page.Locator(".count")).ToContainTextAsync("2");
        await tab.Look("alerts", bad);
        await tab.Page.Locator("[name=channels][value=webhook]").CheckAsync();
        await tab.Press(tab.Say("page.alerts.save"));
        await Expect(tab.Page.Locator("[name=channels][value=webhook]")).ToBeCheckedAsync();
        await tab.Press(tab.Say("page.alerts.read.all", ("n", "2")));
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.alerts.title.none"));
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
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

    [GeneratedRegex("pst_[0-9a-f]{12}_[A-Za-z0-9_-]{43}")]
    private static partial Regex KeyText();

    [GeneratedRegex("whs_[A-Za-z0-9_-]{43}")]
    private static partial Regex HookText();
}
