using System.Diagnostics;
using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Passwords, the keys they give, and keys narrowed to a part of what an account was granted.</summary>
public sealed class SigningTests
{
    const string Password = "nine grey herons by the weir";

    [Theory, SqliteFirst]
    public async Task A_password_gives_a_key_that_ends_with_the_day_the_session_or_the_password(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Assert.Equal(HttpStatusCode.OK, (await Set(office, key, "eve", Password)).Status);
        Reply opened = await Sign(office, "eve", Password);
        Assert.Equal(HttpStatusCode.Created, opened.Status);
        string session = (string)opened.Json["key"]!;
        Assert.Equal(["bo", "eve"], (await office.Get(session, "measure/fulfilment?by=person")).Rows("unit"));

        Assert.Equal(HttpStatusCode.NoContent, (await office.Ask(session, HttpMethod.Delete, "session")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Get(session, "practices")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "no_session"), ((await office.Ask(key, HttpMethod.Delete, "session")).Status, (await office.Ask(key, HttpMethod.Delete, "session")).Id));

        string second = (string)(await Sign(office, "eve", Password)).Json["key"]!;
        Reply unasked = await Set(office, second, "eve", Password + " again");
        Assert.Equal((HttpStatusCode.Forbidden, "present_password_needed"), (unasked.Status, unasked.Id));
        Assert.Equal("present_password_needed", (await Set(office, second, "eve", Password + " again", "some other words")).Id);
        Assert.Equal("1", (await Set(office, second, "eve", Password + " again", Password)).Json["sessions_ended"]!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Get(second, "practices")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Sign(office, "eve", Password)).Status);

        string third = (string)(await Sign(office, "eve", Password + " again")).Json["key"]!;
        office.Desk.Today = new(2026, 3, 3);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Get(third, "practices")).Status);
    }

    [Theory, SqliteFirst]
    public async Task Whatever_is_wrong_looks_the_same(string provider)
    {
        await using Office office = await Office.Open(provider);
        await Set(office, await office.Key("eve", "team_lead@B"), "eve", Password);
        await Set(office, await office.Key("bo", "worker@B"), "bo", Password);
        using (Workspace own = office.Desk.Workspace.Session())
        {
            await new CloseUser(own, Actor.Owner).Run(new CloseUser.Request { Id = "bo" }, CancellationToken.None);
        }

        Reply wrong = await Sign(office, "eve", "not it, not it");
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_failed"), (wrong.Status, wrong.Id));
        Assert.Equal(wrong.Text, (await Sign(office, "nobody", Password)).Text);
        Assert.Equal(wrong.Text, (await Sign(office, "bo", Password)).Text);
        await Set(office, await office.Key("vic", "owner@*"), "vic", Password);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Sign(office, "vic", "not it, not it")).Status);
        }

        Assert.Equal(wrong.Text, (await Sign(office, "vic", Password)).Text);
        office.Desk.Today = new(2026, 3, 3);
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, "vic", Password)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Post(null, "session", """{ "account": "eve" }""")).Status);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_one_after_the_other()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await Set(office, await office.Key("eve", "team_lead@B"), "eve", Password);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Sign(office, "eve", $"a guess, number {i}")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Sign(office, "eve", Password)).Status);
    }

    [Fact]
    public async Task An_account_that_is_not_there_takes_as_long_as_a_wrong_password()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await Set(office, await office.Key("eve", "team_lead@B"), "eve", Password);
        await Sign(office, "nobody", "not it, not it");
        double wrong = await Least("eve"), absent = await Least("nobody");
        // A hash takes far longer than all the rest; without one the answer would come in a small part of the time.
        Assert.InRange(absent / wrong, 0.4, 2.5);

        async Task<double> Least(string account)
        {
            double least = double.MaxValue;
            for (int i = 0; i < 4; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await Sign(office, account, "not it, not it");
                least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return least;
        }
    }

    [Theory, SqliteFirst]
    public async Task A_password_is_set_by_its_owner_alone_and_stands_nowhere(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B"), owner = await office.Key("vic", "owner@*");
        await office.Key("ann", "team_lead@A");
        Assert.Equal(HttpStatusCode.NotFound, (await Set(office, key, "ann", Password)).Status);
        Assert.Equal((await Set(office, key, "ann", Password)).Text.Replace("ann", "zoe", StringComparison.Ordinal), (await Set(office, key, "zoe", Password)).Text);
        Assert.Equal(HttpStatusCode.OK, (await Set(office, owner, "ann", Password)).Status);
        foreach (string weak in (string[])["short", "password1234", "PASSWORD1234", "aaaaaaaaaaaaaaa", "eveeveeveeve", new string('x', 300)])
        {
            Reply refused = await Set(office, key, "eve", weak);
            Assert.Equal((HttpStatusCode.BadRequest, "password_refused"), (refused.Status, refused.Id));
            Assert.DoesNotContain(weak, refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await Set(office, key, "eve", "一二三四五六七八九十天地")).Status);
        Assert.DoesNotContain("herons", (await office.Get(owner, "audit/show?limit=1000")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_reads_a_password_from_standard_input()
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-password").FullName;
        var settings = new WorkspaceSettings { Directory = Path.Combine(directory, "workspace") };
        using (Workspace made = Workspace.Create(settings, TimeProvider.System))
        {
            await new GrantRoles(made, Actor.Owner).Run(new GrantRoles.Request { Id = "ann", Roles = ["owner@*"] }, CancellationToken.None);
        }

        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", settings.Directory, "user", "password", "ann"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteLineAsync(Password);
        process.StandardInput.Close();
        string said = await process.StandardOutput.ReadToEndAsync(CancellationToken.None) + await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, said);
        Assert.DoesNotContain("herons", said, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Theory, SqliteFirst]
    public async Task A_narrowed_key_has_a_part_of_the_grants_and_never_more(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        await office.Key("eve", "team_lead@S");
        string narrow = await Narrowed("eve", "team_lead@B");
        Assert.Equal(["bo", "eve"], (await office.Get(narrow, "measure/fulfilment?by=person")).Rows("unit"));
        Assert.Equal(HttpStatusCode.NotFound, (await Set(office, narrow, "eve", Password)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Post(narrow, "feed/add", """{ "account": "eve" }""")).Status);

        string wide = await Narrowed("eve", "owner@*");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get(wide, "audit/show")).Status);
        Assert.Equal(["ann", "bo", "eve", "li"], (await office.Get(wide, "measure/fulfilment?by=person")).Rows("unit").Order());

        await office.Key("eve", "team_lead@A");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get(narrow, "measure/fulfilment?by=person")).Status);
        Reply nothing = await office.Post(owner, "key/add", """{ "account": "eve", "roles": ["auditor@B"] }""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key_opens_nothing"), (nothing.Status, nothing.Id));

        async Task<string> Narrowed(string account, string role) =>
            (string)(await office.Post(owner, "key/add", $$"""{ "account": "{{account}}", "roles": ["{{role}}"] }""")).Json["key"]!;
    }

    [Theory, SqliteFirst]
    public async Task A_session_that_nobody_uses_ends(string provider)
    {
        await using Office office = await Office.Open(provider);
        await Set(office, await office.Key("eve", "team_lead@B"), "eve", Password);
        string session = (string)(await Sign(office, "eve", Password)).Json["key"]!;
        for (int i = 0; i < 3; i++)
        {
            office.Desk.Pass(TimeSpan.FromMinutes(119));
            Assert.Equal(HttpStatusCode.OK, (await office.Get(session, "practices")).Status);
        }

        office.Desk.Pass(TimeSpan.FromMinutes(121));
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Get(session, "practices")).Status);
    }

    static Task<Reply> Set(Office office, string key, string account, string password, string? present = null) =>
        office.Post(key, "user/password", $$"""{ "account": "{{account}}", "password": "{{password}}"{{(present is null ? "" : $", \"present\": \"{present}\"")}} }""");

    static Task<Reply> Sign(Office office, string account, string password) =>
        office.Post(null, "session", $$"""{ "account": "{{account}}", "password": "{{password}}" }""");
}
