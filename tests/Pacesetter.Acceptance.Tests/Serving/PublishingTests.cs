using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Web.Serving.Rounds;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>The bulletin of each period, written once and mailed until it has arrived.</summary>
public sealed class PublishingTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly string folder = Directory.CreateTempSubdirectory("pacesetter-bulletins").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EveryRegistry]
    public async Task The_bulletin_of_a_month_is_written_once_when_the_month_is_over_and_has_records(string provider)
    {
        using Desk desk = Worked(provider);
        desk.Today = new(2026, 3, 1);
        Assert.False(await Bulletins(desk).Look(None));
        desk.Today = new(2026, 3, 2);
        Assert.True(await Bulletins(desk).Look(None));
        Assert.Equal(["bulletin-2026-02.en.html", "bulletin-2026-02.en.md", "bulletin-2026-02.zh-Hans.html", "bulletin-2026-02.zh-Hans.md"], Written());
        Assert.Contains("<html", await File.ReadAllTextAsync(Path.Combine(folder, "bulletin-2026-02.zh-Hans.html"), None), StringComparison.Ordinal);

        File.Delete(Path.Combine(folder, "bulletin-2026-02.en.md"));
        Assert.False(await Bulletins(desk).Look(None));
        Assert.Equal(3, Written().Count());
        desk.Today = new(2026, 4, 5);
        Assert.False(await Bulletins(desk).Look(None));
        desk.Import("work", "record,date,person,operation,good,hours\nm1,2026-03-02,bo,turn,90,8\n");
        Assert.True(await Bulletins(desk).Look(None));
        Assert.Contains("bulletin-2026-03.en.html", Written());
    }

    [Fact]
    public async Task Where_the_lattice_is_of_weeks_each_week_has_its_bulletin()
    {
        using Desk desk = Worked(RegistryTrial.Sqlite);
        await new SetPolicy(desk.Workspace, desk.Workspace.Clock).Run(new SetPolicy.Request { Name = "lattice.period", Value = "week" }, None);
        desk.Today = new(2026, 2, 10);
        Assert.True(await Bulletins(desk).Look(None));
        Assert.Contains("bulletin-2026-W06.en.md", Written());
    }

    [Theory, EveryRegistry]
    public async Task A_mail_server_that_fails_is_asked_again_and_each_bulletin_arrives_once(string provider)
    {
        using Desk desk = Worked(provider);
        using var server = new MailServer { Busy = true };
        desk.Today = new(2026, 3, 2);
        Mailbag bag = Bag(desk, server.Port);
        await Bulletins(desk, bag).Look(None);
        Assert.Equal(0, await bag.Send(None));
        server.Busy = false;
        Assert.Equal(0, await bag.Send(None)); // it waits a minute
        desk.Today = new(2026, 3, 3);
        Assert.Equal(1, await bag.Send(None));
        var mail = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(Assert.Single(server.Mails))), None);
        Assert.Equal(("Bulletin 2026-02", "plant@example.org", "a@example.org, b@example.org"), (mail.Subject, mail.From.ToString(), mail.To.ToString()));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "bulletin-2026-02.en.html"), None), mail.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(["bulletin-2026-02.zh-Hans.html"], mail.Attachments.Select(it => it.ContentDisposition!.FileName));
        Assert.Equal(0, await Bag(desk, server.Port).Send(None));
        Assert.Single(server.Mails);
    }

    [Theory, EveryRegistry]
    public async Task A_mail_that_could_not_be_sent_outlives_a_restart(string provider)
    {
        using Desk desk = Worked(provider);
        desk.Today = new(2026, 3, 2);
        int closed;
        using (var gone = new MailServer())
        {
            closed = gone.Port;
        }

        Mailbag first = Bag(desk, closed);
        await Bulletins(desk, first).Look(None);
        Assert.Equal(0, await first.Send(None));
        using var server = new MailServer();
        Assert.Equal(1, await Bag(desk, server.Port).Send(None));
        Assert.Single(server.Mails);
    }

    [Fact]
    public void A_plan_that_lacks_something_is_refused_when_the_server_starts()
    {
        Assert.Equal("bulletin_folder_missing", Refused(("bulletin.directory", Path.Combine(folder, "absent"))));
        Assert.Equal("mail_settings", Refused(("bulletin.directory", folder), ("mail.host", "127.0.0.1")));
        Assert.Equal("mail_settings", Refused(("mail.host", "127.0.0.1")));
        Assert.Equal("mail_settings", Refused(("bulletin.directory", folder), ("mail.host", "127.0.0.1"), ("mail.from", "nobody"), ("mail.to", "a@example.org")));
        Assert.Equal("setting_malformed", Refused(("mail.port", "many")));

        string Refused(params (string Name, string Value)[] given) => Assert.Throws<RefusalException>(() =>
        {
            Configuration settings = Configured(given);
            _ = BulletinPlan.Of(settings);
            _ = MailPlan.Of(settings);
        }).Id;
    }

    Configuration Configured(params (string Name, string Value)[] given) =>
        Configuration.Read(folder, name => given.Where(it => Settings.All.Single(one => one.Name == it.Name).Variable == name).Select(it => it.Value).FirstOrDefault());

    BulletinDesk Bulletins(Desk desk, Mailbag? bag = null) => new(desk.Workspace, Plan(), bag, NullLogger.Instance);

    Mailbag Bag(Desk desk, int port) => new(
        desk.Workspace,
        Plan(),
        MailPlan.Of(Configured(("bulletin.directory", folder), ("mail.host", "127.0.0.1"), ("mail.port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("mail.security", "none"), ("mail.from", "plant@example.org"), ("mail.to", "a@example.org, b@example.org")))!,
        NullLogger.Instance);

    BulletinPlan Plan() => BulletinPlan.Of(Configured(("bulletin.directory", folder), ("bulletin.languages", "en, zh-Hans")))!;

    IEnumerable<string> Written() => Directory.GetFiles(folder).Select(it => Path.GetFileName(it)).Order(StringComparer.Ordinal);

    static Desk Worked(string provider)
    {
        var desk = new Desk(provider);
        desk.Import("work", "record,date,person,operation,good,hours\na1,2026-02-02,ann,turn,80,8\nl1,2026-02-03,li,turn,60,8\nb1,2026-02-04,bo,turn,90,8\ne1,2026-02-05,eve,turn,100,8\n");
        return desk;
    }
}
