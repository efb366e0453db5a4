using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Cli.Running;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>One server, many people: each as far as they reach, and an entry or unit beyond is like one that is not there.</summary>
public sealed class ServingTests
{
    [Fact]
    public void Every_use_case_that_is_served_stands_in_the_authorisation_table() =>
        Assert.Empty(Endpoints.Served.Where(it => Rights.Of(it) is null).Select(it => it.Name));

    [Theory, EveryRegistry]
    public async Task Nobody_comes_in_without_a_key_that_still_opens(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Assert.Equal(HttpStatusCode.OK, (await office.Get(null, "/health/ready")).Status);
        Assert.Equal((HttpStatusCode.Unauthorized, "key_needed"), await Asked(null));
        Assert.Equal((HttpStatusCode.Unauthorized, "key_needed"), await Asked(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.OK, (await office.Get(key, "practices")).Status);
        using (Workspace own = office.Desk.Workspace.Session())
        {
            await new RevokeKey(own, Actor.Owner).Run(new RevokeKey.Request { Id = ApiKey.Parse(key)!.Value.Id }, CancellationToken.None);
        }

        Assert.Equal((HttpStatusCode.Unauthorized, "key_needed"), await Asked(key));

        async Task<(HttpStatusCode, string)> Asked(string? with)
        {
            Reply reply = await office.Get(with, "practices");
            return (reply.Status, reply.Id);
        }
    }

    [Fact]
    public async Task Answers_are_for_nobody_else_to_keep()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string key = await office.Key("eve", "team_lead@B");
        foreach (Reply reply in (Reply[])[await office.Get(key, "practices"), await office.Get(key, "practices/none"), await office.Get(null, "practices"), await office.Get(null, "/health/live")])
        {
            Assert.Equal("no-store nosniff", reply.Kept);
        }
    }

    [Theory, EveryRegistry]
    public async Task A_server_that_cannot_listen_makes_no_key_that_nobody_sees(string provider)
    {
        await using Office office = await Office.Open(provider);
        foreach (string urls in (string[])[office.Address, "nonsense"])
        {
            Assert.Equal("cannot_listen", (await Assert.ThrowsAsync<RefusalException>(() => new Serve(office.Desk.Workspace, TimeProvider.System).Run(new Serve.Request { Urls = urls }, CancellationToken.None))).Id);
        }

        using Workspace own = office.Desk.Workspace.Session();
        Assert.Empty((await new ListKeys(own).Run(new ListKeys.Request(), CancellationToken.None)).Rows);
    }

    [Theory, EveryRegistry]
    public async Task A_lead_sees_the_persons_of_the_own_team_and_the_rest_is_not_there(string provider)
    {
        await using Office office = await Office.Open(provider);
        string lead = await office.Key("eve", "team_lead@B");
        Assert.Equal(["bo", "eve"], (await office.Get(lead, "measure/fulfilment?by=person")).Rows("unit"));
        Assert.Equal(["B"], (await office.Get(lead, "measure/fulfilment?by=team")).Rows("unit"));
        Reply foreign = await office.Get(lead, "measure/fulfilment?by=person&under=A");
        Reply absent = await office.Get(lead, "measure/fulfilment?by=person&under=NOWHERE");
        Assert.Equal((absent.Status, absent.Text.Replace("NOWHERE", "A", StringComparison.Ordinal)), (foreign.Status, foreign.Text));
        Assert.Equal(["bo", "eve"], (await office.Get(lead, "export?table=people")).Rows("person"));

        string worker = await office.Key("li", "worker@A");
        Reply persons = await office.Get(worker, "measure/fulfilment?by=person");
        Assert.Equal((HttpStatusCode.Forbidden, "lattice_persons"), (persons.Status, persons.Id));
        Assert.Equal("role_lacks", (await office.Get(worker, "recognise/titles")).Id);
        string manager = await office.Key("vic", "site_manager@S");
        Assert.Equal("lattice_below_k", (await office.Get(manager, "bulletin?from=2026-02-01&to=2026-02-28")).Id);
    }

    [Theory, EveryRegistry]
    public async Task Roles_count_where_they_were_granted_and_from_the_next_request_on(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Assert.Equal(HttpStatusCode.Created, (await office.Post(key, "goals", """{ "id": "g", "unit": "B", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""")).Status);
        Reply beyond = await office.Post(key, "goals", """{ "id": "h", "unit": "A", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""");
        Reply nowhere = await office.Post(key, "goals", """{ "id": "h", "unit": "NOWHERE", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""");
        Assert.Equal((nowhere.Status, nowhere.Text.Replace("NOWHERE", "A", StringComparison.Ordinal)), (beyond.Status, beyond.Text));

        string other = await office.Key("ann", "team_lead@A");
        Reply foreign = await office.Get(other, "goals/g");
        Reply absent = await office.Get(other, "goals/zz");
        Assert.Equal((absent.Status, absent.Text.Replace("zz", "g", StringComparison.Ordinal)), (foreign.Status, foreign.Text));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Empty((await office.Get(other, "goals")).Rows("id"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.Patch(other, "goals/g", """{ "target": 1 }""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Post(other, "goals/g/moves", """{ "state": "running" }""")).Status);

        await office.Key("ann", "team_lead@B");
        Assert.Equal(["g"], (await office.Get(other, "goals")).Rows("id"));
        Assert.Equal(["bo", "eve"], (await office.Get(other, "measure/fulfilment?by=person")).Rows("unit"));
    }

    [Theory, EveryRegistry]
    public async Task Of_two_changes_that_start_from_one_version_one_wins_and_the_other_is_told_where_it_stands(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply added = await office.Post(key, "practices", """{ "id": "p", "unit": "B", "title": "Two racks" }""");
        Assert.Equal("\"1\"", added.Tag);
        Reply[] moved = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => office.Post(key, "practices/p/moves", """{ "state": "drafted", "why": "so it is" }""", added.Tag)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], moved.Select(it => it.Status).Order());
        Assert.Contains("it is drafted, version 2", moved.Single(it => it.Status != HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.StartsWith("\"2-", (await office.Get(key, "practices/p")).Tag, StringComparison.Ordinal);
    }

    [Theory, EveryRegistry]
    public async Task Malformed_requests_are_refused_with_the_reason(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        Assert.Equal((HttpStatusCode.BadRequest, "field_unknown"), await Of(office.Get(key, "measure/fulfilment?file=/etc/passwd")));
        Assert.Equal((HttpStatusCode.BadRequest, "body_malformed"), await Of(office.Post(key, "practices", "{ \"title\": ")));
        Assert.Equal((HttpStatusCode.BadRequest, "body_malformed"), await Of(office.Post(key, "practices", new string('[', 1000))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), await Of(office.Post(key, "practices", new string(' ', 2_000_000))));
        Assert.Equal((HttpStatusCode.BadRequest, "etag_malformed"), await Of(office.Patch(key, "practices/p", "{}", "\"x\"")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await office.Get(key, "policy/set?name=lattice.k&value=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(key, "import")).Status);

        static async Task<(HttpStatusCode, string)> Of(Task<Reply> asked)
        {
            Reply reply = await asked;
            return (reply.Status, reply.Id);
        }
    }

    [Theory, EveryRegistry]
    public async Task The_command_line_asks_a_server_as_it_asks_the_files(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "id": "p", "unit": "B", "title": "Two racks" }""", CancellationToken.None);
        Assert.Equal(ExitCode.Ok, (await Line("practice", "add", "--file", file)).Code);
        Assert.Equal(ExitCode.Ok, (await Line("practice", "move", "p", "drafted", "--why", "so it is")).Code);
        Assert.Contains("drafted", (await Line("practice", "list", "--output", "csv")).Output, StringComparison.Ordinal);
        Assert.Contains("Two racks", (await Line("practice", "show", "p", "--json")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, (await Line("practice", "show", "q")).Code);
        Assert.Contains("bo,", (await Line("measure", "fulfilment", "--by", "person", "--output", "csv")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.RequirementNotMet, (await Line("measure", "fulfilment", "--by", "person", "--json", "--require", "rows.good>=1000")).Code);
        Assert.Equal(ExitCode.Usage, (await Line("measure", "fulfilment", "--by", "nobody")).Code);
        Assert.Equal(ExitCode.Usage, (await Line("--as", "bo", "practice", "list")).Code);
        File.Delete(file);

        async Task<Commands.Ran> Line(params string[] words)
        {
            using var output = new MemoryStream();
            await using var error = new StringWriter();
            var terminal = new Terminal { Output = output, Error = error, Variable = name => name == "PACESETTER_KEY" ? key : null };
            ExitCode code = await new Shell(terminal, Composition.Shipped()).Run(["--server", office.Address, .. words], CancellationToken.None);
            return new(code, Terminal.Utf8.GetString(output.ToArray()), error.ToString());
        }
    }
}
