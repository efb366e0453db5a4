using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Web.Serving.Rounds;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Configuring;

namespace Pacesetter.Acceptance.Tests.Alerting;

/// <summary>Digests of alerts, mailed at most as often as was chosen and until they have arrived.</summary>
public sealed class DigestTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task A_mail_server_that_fails_loses_nothing_and_gets_one_digest_later(string provider)
    {
        using Desk desk = await Chosen(provider, AlertRhythm.Daily);
        using var server = new MailServer { Busy = true };
        AlertDesk alerts = Alerts(desk, server.Port);
        Beyond(desk, "2026-03-02");
        await alerts.Round(None);
        Assert.Empty(server.Mails);
        AlertRow waiting = Assert.Single((await AlertTests.List(desk, "eve")).Rows);
        Assert.Equal((true, (DateTimeOffset?)null), (waiting.ToMail, waiting.MailedAt));

        // It is left in peace for a while, then asked again.
        server.Busy = false;
        desk.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await alerts.Send(None));
        desk.Pass(TimeSpan.FromMinutes(50));
        await alerts.Round(None);
        await alerts.Round(None);
        MimeMessage mail = Parsed(Assert.Single(server.Mails));
        Assert.Equal(("Pacesetter: 1 alert", "plant@example.org", "eve@example.org"), (mail.Subject, mail.From.ToString(), mail.To.ToString()));
        Assert.Contains("A limit was passed\n  Unit B: Load of rated beyond its limit from 2026-03-02 on", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        AlertRow told = Assert.Single((await AlertTests.List(desk, "eve")).Rows);
        Assert.Equal((false, true), (told.ToMail, told.MailedAt is not null));
    }

    [Theory, EveryRegistry]
    public async Task Two_servers_that_go_their_rounds_at_once_mail_one_digest(string provider)
    {
        using Desk desk = await Chosen(provider, AlertRhythm.Daily);
        using var server = new MailServer();
        AlertDesk[] servers = [.. Enumerable.Range(0, 4).Select(_ => Alerts(desk, server.Port))];
        Beyond(desk, "2026-03-02");
        await AlertRound.Make(desk.Workspace, None);
        int[] sent = await Task.WhenAll(servers.Select(it => Task.Run(() => it.Send(None))));
        Assert.Equal((1, 1), (sent.Sum(), server.Mails.Count));
        using Workspace own = desk.Workspace.Session();
        Assert.Equal(1, await own.Registry.Set<Alert>().CountAsync(None));
    }

    [Theory]
    [InlineData(AlertRhythm.Daily, 2)]
    [InlineData(AlertRhythm.Weekly, 1)]
    [InlineData(AlertRhythm.AtOnce, 3)]
    public async Task A_digest_goes_out_as_often_as_was_chosen_and_never_for_nothing(AlertRhythm rhythm, int mails)
    {
        using Desk desk = await Chosen(RegistryTrial.Sqlite, rhythm, "limit_crossed", "check_due");
        desk.Import("metrics", "metric,name,better,role,limit\nheat,Heat,lower,guardrail,50\nnoise,Noise,lower,guardrail,50\n");
        using var server = new MailServer();
        AlertDesk alerts = Alerts(desk, server.Port);
        await alerts.Round(None);
        Assert.Empty(server.Mails);

        Beyond(desk, "2026-03-02");
        await alerts.Round(None);
        // Two more in the same day: one that is safety's, one that can wait.
        desk.Pass(TimeSpan.FromHours(2));
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-02,heat,60\n");
        await desk.Add("adoption", """{ "id": "a", "practice": "p", "unit": "B", "source_unit": "A", "steps": [{ "kind": "check", "on": "2026-03-05" }] }""");
        await alerts.Round(None);
        desk.Today = new(2026, 3, 3);
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-03,noise,60\n");
        await alerts.Round(None);
        await alerts.Round(None);
        Assert.Equal(mails, server.Mails.Count);

        desk.Today = new(2026, 3, 9);
        await alerts.Round(None);
        await alerts.Round(None);
        Assert.Equal(rhythm == AlertRhythm.Weekly ? 2 : mails, server.Mails.Count);
        Assert.Equal(4, server.Mails.Sum(it => Parsed(it).TextBody!.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task What_is_out_of_reach_when_the_digest_goes_is_not_in_it_and_ending_the_mails_ends_them()
    {
        using Desk desk = await Chosen(RegistryTrial.Sqlite, AlertRhythm.Daily);
        using var server = new MailServer();
        AlertDesk alerts = Alerts(desk, server.Port);
        Beyond(desk, "2026-03-02");
        await AlertRound.Make(desk.Workspace, None);
        await AlertTests.Grant(desk, "eve", "team_lead@A");
        await alerts.Round(None);
        Assert.Empty(server.Mails);

        await AlertTests.Grant(desk, "eve", "team_lead@B");
        desk.Today = new(2026, 3, 20);
        Beyond(desk, "2026-03-18");
        await AlertRound.Make(desk.Workspace, None);
        await AlertTests.Choose(desk, "eve", new() { Kinds = ["limit_crossed"] });
        await alerts.Round(None);
        Assert.Empty(server.Mails);
        Assert.Equal(2, (await AlertTests.List(desk, "eve")).Rows.Count);
    }

    [Fact]
    public void A_mail_server_without_a_bulletin_is_enough_for_alerts_and_a_bulletin_still_needs_its_folder()
    {
        Assert.Empty(Plan(25)!.To);
        Assert.Equal("mail_settings", Assert.Throws<Pacesetter.Workspaces.UseCases.RefusalException>(() => Plan(25, ("PACESETTER_MAIL_TO", "all@example.org"))).Id);
    }

    static void Beyond(Desk desk, string day) => desk.Import("observations", $"unit,date,metric,value\nB,{day},load,1.3\n");

    static async Task<Desk> Chosen(string provider, AlertRhythm rhythm, params string[] kinds)
    {
        Desk desk = AlertTests.Limited(provider);
        await desk.Add("practice", """{ "id": "p", "unit": "A", "title": "Two racks" }""");
        await AlertTests.Grant(desk, "eve", "team_lead@B");
        await AlertTests.Choose(desk, "eve", new() { Kinds = kinds.Length == 0 ? ["limit_crossed"] : kinds, Channels = ["mail"], Rhythm = rhythm, Mail = "eve@example.org" });
        return desk;
    }

    static AlertDesk Alerts(Desk desk, int port) => new(desk.Workspace, Plan(port), NullLogger.Instance);

    static MailPlan? Plan(int port, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> set = new(StringComparer.Ordinal)
        {
            ["PACESETTER_MAIL_HOST"] = "127.0.0.1",
            ["PACESETTER_MAIL_PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PACESETTER_MAIL_SECURITY"] = "none",
            ["PACESETTER_MAIL_FROM"] = "plant@example.org",
        };
        foreach ((string name, string value) in more)
        {
            set[name] = value;
        }

        return MailPlan.Of(Configuration.Read("/nowhere", set.GetValueOrDefault));
    }

    static MimeMessage Parsed(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail)));
}
