using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Lifecycles;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>The pages, as a browser without scripts sees them.</summary>
public sealed class PagesTests
{
    const string Password = "nine grey herons by the weir";

    [Theory, EveryRegistry]
    public async Task Whoever_has_not_signed_in_is_led_to_the_door_and_back_to_where_they_wanted(string provider)
    {
        await using Office office = await Opened(provider, "eve", "team_lead@B");
        using var visitor = new Visitor(office.Address);
        Seen sent = await visitor.Get("/suggestions?state=submitted");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?next=%2Fsuggestions%3Fstate%3Dsubmitted"), (sent.Status, sent.Leads));
        Seen wrong = await visitor.SignIn("eve", "not it, not it", sent.Leads!);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Seen opened = await visitor.SignIn("eve", Password, sent.Leads!);
        Assert.Equal((HttpStatusCode.SeeOther, "/suggestions?state=submitted"), (opened.Status, opened.Leads));
        string cookie = opened.Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Seen list = await visitor.Get(opened.Leads!);
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal("/sign-in", (await visitor.Send("/sign-out", list)).Leads);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/suggestions")).Status);
        Assert.Equal("/", (await visitor.SignIn("eve", Password, "/sign-in?next=" + Uri.EscapeDataString("//elsewhere.example/"))).Leads);
    }

    [Theory, EveryRegistry]
    public async Task An_idea_is_entered_moved_and_changed_by_forms_and_sent_twice_it_is_there_once(string provider)
    {
        await using Office office = await Opened(provider, "eve", "team_lead@B");
        using var visitor = new Visitor(office.Address);
        await visitor.SignIn("eve", Password);
        Seen form = await visitor.Get("/suggestions/new");
        (string, string)[] idea = [("unit", "B"), ("title", "Two racks"), ("text", "Better than <one>"), ("authors", "eve\nbo")];
        Seen added = await visitor.Send("/suggestions/new", form, idea);
        Assert.Equal((HttpStatusCode.SeeOther, "/suggestions/suggestion-1"), (added.Status, added.Leads));
        Seen again = await visitor.Send("/suggestions/new", form, idea);
        Assert.True(again.Leads == "/suggestions/suggestion-1", again.Plain);
        Assert.Single(office.Desk.Entries(Nouns.Find("suggestion")!));

        Seen card = await visitor.Get(added.Leads!);
        Assert.Contains("Better than &lt;one&gt;", card.Text, StringComparison.Ordinal);
        Assert.Contains("eve, bo", card.Plain, StringComparison.Ordinal);
        Seen before = await visitor.Get(added.Leads + "/edit");
        Assert.Equal(added.Leads, (await visitor.Send(added.Leads + "/moves", card, ("to", "acknowledged"), ("why", "it came"))).Leads);
        Seen skipped = await visitor.Send(added.Leads + "/moves", await visitor.Get(added.Leads!), ("to", "rewarded"), ("why", "at once"));
        Assert.InRange((int)skipped.Status, 400, 499);
        Assert.Contains("role=\"alert\"", skipped.Text, StringComparison.Ordinal);
        card = await visitor.Get(added.Leads!);
        Assert.Contains("Acknowledged", card.Plain, StringComparison.Ordinal);
        Assert.Contains("it came", card.Plain, StringComparison.Ordinal);

        Seen stale = await visitor.Send(added.Leads + "/edit", before, ("unit", "B"), ("title", "Three racks"), ("text", "Still better"), ("authors", "eve"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Three racks", stale.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Three racks", (await visitor.Get(added.Leads!)).Text, StringComparison.Ordinal);
        Seen refused = await visitor.Send("/suggestions/new", await visitor.Get("/suggestions/new"), ("unit", "B"), ("title", ""), ("text", "Only a text"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Only a text", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_or_of_another_account_changes_nothing()
    {
        await using Office office = await Opened(RegistryTrial.Sqlite, "eve", "team_lead@B");
        using var visitor = new Visitor(office.Address);
        await visitor.SignIn("eve", Password);
        Seen form = await visitor.Get("/suggestions/new");
        Seen forged = await visitor.Send("/suggestions/new", form, ("__RequestVerificationToken", "x"), ("title", "Theirs"), ("text", "Not ours"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Empty(office.Desk.Entries(Nouns.Find("suggestion")!));
    }

    [Fact]
    public async Task What_one_may_not_see_looks_like_what_is_not_there()
    {
        await using Office office = await Opened(RegistryTrial.Sqlite, "eve", "team_lead@B");
        await office.Desk.Add("goal", """{ "id": "g1", "unit": "A", "metric": "good", "from": "2026-03-01", "to": "2026-12-31", "target": 5 }""");
        using var visitor = new Visitor(office.Address);
        await visitor.SignIn("eve", Password);
        (Seen foreign, Seen absent) = (await visitor.Get("/goals/g1"), await visitor.Get("/goals/g2"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, absent.Status));
        Assert.Equal(Body(absent).Replace("g2", "g1", StringComparison.Ordinal), Body(foreign));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/no-such-page")).Status);

        // Tokens differ from page to page.
        static string Body(Seen seen) => string.Join('\n', seen.Plain.Split('\n').Select(it => it.Trim()).Where(it => it.Length > 0));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Every_page_stands_for_every_role_without_a_script_of_its_own(string language)
    {
        await using Office office = await Opened(RegistryTrial.Sqlite, "eve", "team_lead@B");
        office.Desk.Import("calendar", "unit,date,shifts\nS,2026-02-02,1\n");
        await office.Key("bo", "worker@B");
        await office.Key("vic", "owner@*");
        foreach (string account in (string[])["bo", "eve", "vic"])
        {
            await SetPassword(office, account);
            using var visitor = new Visitor(office.Address, language);
            await visitor.SignIn(account, Password);
            foreach (Page page in Site.All.Where(it => it.Method == "GET" && !it.Public && !it.Pattern.Contains('{', StringComparison.Ordinal)))
            {
                Seen seen = await visitor.Get(page.Pattern);
                // Who sees sums alone is told where there are too few for one.
                Assert.True(seen.Status is HttpStatusCode.OK or HttpStatusCode.SeeOther || (page.Pattern is "/people" or "/exchange" or "/audit" or "/erase" or "/keys" or "/webhooks" && account != "vic" && seen.Status == HttpStatusCode.NotFound) || (account == "bo" && seen.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden), $"{account} {page.Pattern}: {seen.Status} {seen.Plain}");
                // The one file that the program carries, and nothing within the page.
                Assert.All(seen.Text.Split("<script").Skip(1), it => Assert.StartsWith($" type=\"module\" src=\"{Pacesetter.Web.Layout.PageFiles.Scripts}\"></script>", it, StringComparison.Ordinal));
                Assert.DoesNotContain(" style=", seen.Text, StringComparison.Ordinal);
                if (seen.Status == HttpStatusCode.OK)
                {
                    Assert.Contains($"<html lang=\"{(language == "en" ? "en" : "zh-Hans")}\"", seen.Text, StringComparison.Ordinal);
                    Assert.StartsWith("default-src 'self'", seen.Headers["Content-Security-Policy"], StringComparison.Ordinal);
                    Assert.Equal("no-store", seen.Headers["Cache-Control"]);
                    Assert.True(seen.Text.Length < 60_000, $"{page.Pattern}: {seen.Text.Length} bytes");
                }
            }
        }
    }

    [Fact]
    public async Task Nobody_comes_in_by_role_where_the_server_does_not_run_to_be_tried_out()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        using var visitor = new Visitor(office.Address);
        Seen door = await visitor.Get("/sign-in");
        Assert.DoesNotContain("name=\"role\"", door.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send("/sign-in/demo", door, ("role", "owner"))).Status);
    }

    [Fact]
    public async Task A_demonstration_lets_anybody_in_with_any_role_and_says_so_on_every_page()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        await using Booth booth = await Booth.Open(desk.Workspace);
        using var visitor = new Visitor(booth.Address);
        foreach (string role in (string[])["worker", "team_lead", "owner"])
        {
            Assert.Equal("/", (await visitor.ComeInAs(role)).Leads);
            Seen list = await visitor.Get("/suggestions");
            Assert.Equal(HttpStatusCode.OK, list.Status);
            Assert.Contains("class=\"demo\"", list.Text, StringComparison.Ordinal);
        }
    }

    static async Task<Office> Opened(string provider, string account, string role)
    {
        Office office = await Office.Open(provider);
        await office.Key(account, role);
        await SetPassword(office, account);
        return office;
    }

    static async Task SetPassword(Office office, string account) =>
        Assert.Equal(HttpStatusCode.OK, (await office.Post(await office.OwnKey(account), "user/password", $$"""{ "account": "{{account}}", "password": "{{Password}}" }""")).Status);
}
