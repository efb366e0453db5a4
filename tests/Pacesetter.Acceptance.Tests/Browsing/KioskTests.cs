using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>The page for a screen on the wall.</summary>
public sealed class KioskTests(ImportedPlant plant) : IClassFixture<ImportedPlant>
{
    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task It_looks_again_by_itself_has_no_menu_and_names_nobody(string language)
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address, language);
        await visitor.ComeInAs("owner");
        Seen kiosk = await visitor.Ready("/kiosk");
        Assert.Equal((HttpStatusCode.OK, "300"), (kiosk.Status, kiosk.Headers["Refresh"]));
        Assert.DoesNotContain("<nav", kiosk.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", kiosk.Text, StringComparison.Ordinal);
        string[] names = [.. plant.Workspace.Registry.Names.Select(it => it.Name).OfType<string>()];
        Assert.NotEmpty(names);
        Assert.All(names, it => Assert.DoesNotContain(it, kiosk.Plain, StringComparison.Ordinal));
    }

    // Single weeks of few persons would give small parts away; months do not.
    [Fact]
    public async Task Whoever_may_not_see_weeks_sees_the_trend_by_months()
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using Visitor owner = new(booth.Address), manager = new(booth.Address);
        await owner.ComeInAs("owner");
        await manager.ComeInAs("site_manager");
        Assert.Contains("week by week", (await owner.Ready("/kiosk")).Plain, StringComparison.Ordinal);
        Seen kiosk = await manager.Ready("/kiosk");
        Assert.Contains("month by month", kiosk.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("week by week", kiosk.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_with_a_key_of_its_own_goes_on_when_sessions_have_ended_and_opens_nothing_else()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string key = await office.Key("screen", "auditor@S");
        using var screen = new Visitor(office.Address);
        Assert.Equal("/sign-in?next=%2Fkiosk", (await screen.Get("/kiosk")).Leads);
        Assert.Contains("/kiosk/key", (await screen.Get("/sign-in?next=%2Fkiosk")).Text, StringComparison.Ordinal);
        Seen form = await screen.Get("/kiosk/key");
        Seen wrong = await screen.Send("/kiosk/key", form, ("key", key[..^1] + "?"));
        Assert.Equal((HttpStatusCode.Unauthorized, true), (wrong.Status, wrong.Plain.Contains("This key opens nothing", StringComparison.Ordinal)));
        Assert.Equal("/kiosk", (await screen.Send("/kiosk/key", form, ("key", key))).Leads);
        Seen shown = await screen.Ready("/kiosk");
        Assert.True(shown.Headers.ContainsKey("Refresh"), shown.Plain);
        Assert.Equal("/sign-in?next=%2Fsite", (await screen.Get("/site")).Leads);

        office.Desk.Pass(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.OK, (await screen.Ready("/kiosk")).Status);

        using Workspace own = office.Desk.Workspace.Session();
        await new RevokeKey(own, Actor.Owner).Run(new RevokeKey.Request { Id = ApiKey.Parse(key)!.Value.Id }, CancellationToken.None);
        Assert.Equal("/sign-in?next=%2Fkiosk", (await screen.Get("/kiosk")).Leads);
    }

    [Fact]
    public async Task The_key_of_a_session_is_left_on_no_screen_and_a_dead_key_keeps_nobody_out()
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        Seen refused = await visitor.Send("/kiosk/key", await visitor.Get("/kiosk/key"), ("key", visitor.Session));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        visitor.Keep("pacesetter.screen", "pst_dead_key", "/kiosk");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Ready("/kiosk")).Status);
    }

    // A day is 288 looks.
    [Fact]
    public async Task It_runs_a_day_without_growing()
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        int size = (await visitor.Ready("/kiosk")).Text.Length;
        for (int i = 0; i < 288; i++)
        {
            Seen again = await visitor.Get("/kiosk");
            Assert.Equal((HttpStatusCode.OK, size), (again.Status, again.Text.Length));
        }
    }
}
