using Pacesetter.Acceptance.Tests.Ingesting;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>What holds, and where it came from.</summary>
public sealed class ConfiguringTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-settings").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void An_option_goes_before_the_environment_and_that_before_the_file()
    {
        Store("""{ "watch": { "directory": "/from/file", "max_rejects": 7 }, "bulletin": { "languages": ["en", "zh-Hans"] }, /* a remark */ "threads": 2 }""");
        Configuration settings = Read([("--watch", Settings.WatchDirectory, "/from/option")], ("PACESETTER_WATCH_DIRECTORY", "/from/environment"), ("PACESETTER_WATCH_MAX_REJECTS", "9"));
        Assert.Equal(("/from/option", 9, "2"), (settings[Settings.WatchDirectory], settings.Number(Settings.WatchMaxRejects), settings[Settings.Threads]));
        Assert.Equal(["en", "zh-Hans"], settings.List(Settings.BulletinLanguages));
        Assert.Equal(
            ["threads 2 settings.json", "serve.urls http://127.0.0.1:8080 default", "watch.directory /from/option --watch", "watch.max_rejects 9 PACESETTER_WATCH_MAX_REJECTS"],
            settings.All.Where(it => it.Name is "threads" or "serve.urls" or "watch.directory" or "watch.max_rejects").Select(it => $"{it.Name} {it.Value} {it.Source}"));
        Assert.Empty(settings.Unknown);
    }

    [Fact]
    public void Secrets_are_never_shown()
    {
        Store("""{ "registry": "Host=db;Password=hush" }""");
        Configuration settings = Read([], ("PACESETTER_MAIL_PASSWORD", "hush"));
        Assert.Equal("hush", settings[Settings.MailPassword]);
        Assert.Equal(["registry *** settings.json", "mail.password *** PACESETTER_MAIL_PASSWORD"], settings.All.Where(it => it.Value == "***").Select(it => $"{it.Name} {it.Value} {it.Source}"));
        Assert.DoesNotContain("hush", string.Join(' ', settings.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "threads": "many" }""", "setting_malformed")]
    [InlineData("""{ "watch": { "settle_seconds": 0 } }""", "setting_malformed")]
    [InlineData("""{ "mail": { "security": "perhaps" } }""", "setting_malformed")]
    [InlineData("""{ "threads": """, "settings_malformed")]
    [InlineData("[]", "settings_malformed")]
    public void What_does_not_fit_is_refused_by_name(string text, string id)
    {
        Store(text);
        Assert.Equal(id, Assert.Throws<RefusalException>(() => Read([])).Id);
    }

    [Fact]
    public async Task Doctor_shows_what_holds_and_names_what_is_no_setting()
    {
        using Lines lines = await Lines.Empty();
        await File.WriteAllTextAsync(Path.Combine(lines.Workspace, WorkspaceSettings.FileName), """{ "threads": 1, "watch": { "folder": "/x" }, "mail": { "password": "hush" } }""", TestContext.Current.CancellationToken);
        Commands.Ran doctor = await lines.Ok("doctor", "--json");
        Assert.Equal("1 settings.json", doctor.Json["settings"]!.AsArray().Where(it => (string)it!["name"]! == "threads").Select(it => $"{it!["value"]} {it["source"]}").Single());
        Assert.Contains("watch.folder", doctor.Json["rows"]!.AsArray().Where(it => (string)it!["name"]! == "settings").Select(it => (string)it!["detail"]!).Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", doctor.Output, StringComparison.Ordinal);
    }

    void Store(string text) => File.WriteAllText(Path.Combine(directory, WorkspaceSettings.FileName), text);

    Configuration Read((string, Setting, string?)[] options, params (string Name, string Value)[] environment) =>
        Configuration.Read(directory, name => environment.Where(it => it.Name == name).Select(it => it.Value).FirstOrDefault(), options);
}
