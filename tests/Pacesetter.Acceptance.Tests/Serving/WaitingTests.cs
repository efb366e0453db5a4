using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Cli.Running;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Long work whose answer nobody waits for: who may see it, what a restart leaves of it, how it is called off.</summary>
public sealed class WaitingTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, SqliteFirst]
    public async Task A_job_has_the_answer_that_would_have_come_at_once(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply posted = await office.Later(key, "measure/fulfilment", """{ "by": "person" }""");
        string id = (string)posted.Json["id"]!;
        Assert.Equal((HttpStatusCode.Accepted, $"/api/v1/jobs/{id}"), (posted.Status, posted.Location));
        Reply ended = await office.Ended(key, id);
        Assert.Equal("done", (string)ended.Json["state"]!);
        Assert.True(JsonNode.DeepEquals((await office.Post(key, "measure/fulfilment", """{ "by": "person" }""")).Json, ended.Json["result"]));
        Assert.Equal([id], (await office.Get(key, "jobs")).Rows("id"));

        string owner = await office.Key("vic", "owner@*");
        Assert.Equal([id], (await office.Get(owner, "jobs")).Rows("id"));
        string other = await office.Key("bo", "team_lead@B");
        Assert.Empty((await office.Get(other, "jobs")).Rows("id"));
        Reply foreign = await office.Get(other, $"jobs/{id}");
        Reply absent = await office.Get(other, "jobs/0123456789abcdef");
        Assert.Equal((HttpStatusCode.NotFound, absent.Text.Replace("0123456789abcdef", id, StringComparison.Ordinal)), (foreign.Status, foreign.Text));
        Assert.Equal(HttpStatusCode.NotFound, (await office.Delete(other, $"jobs/{id}")).Status);
    }

    [Theory, SqliteFirst]
    public async Task What_is_refused_at_once_becomes_no_job_and_what_fails_says_why(string provider)
    {
        await using Office office = await Office.Open(provider);
        string lead = await office.Key("eve", "team_lead@B");
        Assert.Equal((HttpStatusCode.Forbidden, "role_lacks"), Of(await office.Later(lead, "forget", """{ "batch": "x" }""")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unit_unknown"), Of(await office.Later(lead, "measure/fulfilment", """{ "under": "A" }""")));
        Assert.Equal(HttpStatusCode.OK, (await office.Later(lead, "practices/list")).Status);
        string owner = await office.Key("vic", "owner@*");
        Assert.Empty((await office.Get(owner, "jobs")).Rows("id"));
        Reply ended = await office.Ended(owner, (string)(await office.Later(owner, "forget", """{ "batch": "no such batch" }""")).Json["id"]!);
        Assert.Equal(("failed", "batch_unknown"), ((string)ended.Json["state"]!, (string)ended.Json["problem"]!["title"]!));
        Assert.Null(ended.Json["result"]);
    }

    [Theory, SqliteFirst]
    public async Task A_job_reaches_as_far_as_whoever_asked_when_it_runs(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        string key = await office.Key("eve", "team_lead@B");
        string closed = await office.Key("li", "team_lead@A");
        string id, gone;
        using (await office.Desk.Workspace.Engine.Turn(None))
        {
            await Blocked(office, owner);
            id = (string)(await office.Later(key, "measure/fulfilment", """{ "by": "person" }""")).Json["id"]!;
            gone = (string)(await office.Later(closed, "measure/fulfilment", """{ "by": "person" }""")).Json["id"]!;
            await office.Key("eve", "team_lead@A");
            Assert.Equal(HttpStatusCode.OK, (await office.Post(owner, "user/close", """{ "id": "li" }""")).Status);
        }

        Reply ended = await office.Ended(key, id);
        Assert.Equal(["ann", "li"], ended.Json["result"]!["rows"]!.AsArray().Select(it => (string)it!["unit"]!));
        Assert.Equal(("failed", "account_closed"), ((string)(await office.Ended(owner, gone)).Json["state"]!, (string)(await office.Ended(owner, gone)).Json["problem"]!["title"]!));
    }

    [Theory, SqliteFirst]
    public async Task A_job_that_waits_or_runs_is_called_off(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        using IDisposable turn = await office.Desk.Workspace.Engine.Turn(None);
        string running = await Blocked(office, owner);
        string waiting = (string)(await office.Later(owner, "batches")).Json["id"]!;
        Assert.Equal("cancelled", (string)(await office.Delete(owner, $"jobs/{waiting}")).Json["state"]!);
        Assert.Equal(HttpStatusCode.OK, (await office.Delete(owner, $"jobs/{running}")).Status);
        Assert.Equal("cancelled", (string)(await office.Ended(owner, running)).Json["state"]!);
        Assert.Equal("cancelled", (string)(await office.Delete(owner, $"jobs/{running}")).Json["state"]!);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await office.Later(owner, "forget", """{ "batch": "work" }""")).Status);
        }

        Assert.Equal((HttpStatusCode.Conflict, "too_many_jobs"), Of(await office.Later(owner, "batches")));
    }

    [Theory, SqliteFirst]
    public async Task What_waits_outlives_a_restart_and_a_change_that_was_cut_off_says_so(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        string cut, waiting;
        using (await office.Desk.Workspace.Engine.Turn(None))
        {
            cut = await Blocked(office, owner);
            waiting = (string)(await office.Later(owner, "batches")).Json["id"]!;
            await office.Restart(() => Task.CompletedTask);
        }

        Assert.Equal("interrupted", (string)(await office.Ended(owner, cut)).Json["state"]!);
        Assert.Equal("done", (string)(await office.Ended(owner, waiting)).Json["state"]!);
        await office.Restart();
        Assert.Equal(5, (await office.Ended(owner, waiting)).Json["result"]!["rows"]!.AsArray().Count);
    }

    [Theory, SqliteFirst]
    public async Task What_a_killed_server_left_is_run_again_only_where_that_changes_nothing(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        await office.Restart(async () =>
        {
            using Workspace own = office.Desk.Workspace.Session();
            foreach ((string id, string useCase, int attempts, int seconds) in (ValueTuple<string, string, int, int>[])[("again", "batches", 1, -1), ("changing", "forget", 1, -1), ("poison", "batches", 3, -1), ("held", "batches", 1, 3600)])
            {
                own.Registry.Jobs.Add(new Job
                {
                    Id = id,
                    UseCase = useCase,
                    Request = useCase == "forget" ? """{"batch":"work"}""" : "{}",
                    Account = "vic",
                    Language = "en",
                    State = JobState.Running,
                    Attempts = attempts,
                    Holder = "another",
                    HeldUntil = own.Clock.GetUtcNow().AddSeconds(seconds),
                    CreatedAt = own.Clock.GetUtcNow(),
                });
            }

            await own.Registry.SaveChangesAsync(None);
        });
        Assert.Equal("done", (string)(await office.Ended(owner, "again")).Json["state"]!);
        Assert.Equal(["interrupted", "interrupted", "running"], await States("changing", "poison", "held"));
        Assert.Equal(5, (await office.Get(owner, "batches")).Rows("name").Count());

        async Task<List<string>> States(params string[] ids)
        {
            var states = new List<string>();
            foreach (string id in ids)
            {
                states.Add((string)(await office.Get(owner, $"jobs/{id}")).Json["state"]!);
            }

            return states;
        }
    }

    [Theory, SqliteFirst]
    public async Task Of_two_servers_one_takes_each_job(string provider)
    {
        using var desk = new Desk(provider);
        using Workspace one = desk.Workspace.Session(), other = desk.Workspace.Session();
        JobBook[] books = [new(one, "one"), new(other, "other")];
        for (int i = 0; i < 20; i++)
        {
            await books[0].Add(Web.Serving.Endpoints.Served.First(it => it.Name == "batches"), "{}", $"account {i}", "en", None);
        }

        List<string>[] taken = await Task.WhenAll(books.Select(book => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await book.Claim(None) is { } job)
            {
                mine.Add(job.Id);
            }

            return mine;
        })));
        Assert.Equal(20, taken.SelectMany(it => it).Distinct().Count());
        Assert.Equal(20, taken.Sum(it => it.Count));
        string id = taken.First(it => it.Count > 0)[0];
        JobBook wrong = books[taken[0].Contains(id) ? 1 : 0];
        Assert.False(await wrong.Beat(id, null, None));
        await wrong.End(id, JobState.Done, "{}", null);
        Assert.Equal(JobState.Running, (await one.Registry.Jobs.AsNoTracking().FirstAsync(it => it.Id == id, None)).State);
    }

    [Theory, SqliteFirst]
    public async Task The_command_line_lists_shows_and_cancels(string provider)
    {
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*");
        string id = (string)(await office.Later(owner, "batches")).Json["id"]!;
        await office.Ended(owner, id);
        Assert.Contains(id, (await office.Line(owner, "", "job", "list", "--output", "csv")).Output, StringComparison.Ordinal);
        Assert.Equal("done", (string)(await office.Line(owner, "", "job", "show", id, "--json")).Json["state"]!);
        Assert.Contains("done", (await office.Line(owner, "", "job", "show", id)).Output, StringComparison.Ordinal);
        Assert.Equal("done", (string)(await office.Line(owner, "", "job", "cancel", id, "--json")).Json["state"]!);
        Assert.Equal(ExitCode.Failed, (await office.Line(owner, "", "job", "show", "nothing")).Code);
        using Workspace own = office.Desk.Workspace.Session();
        Assert.Equal([id], (await new ListJobs(own, Actor.Owner, new Asker(null)).Run(new(), None)).Rows.Select(it => it.Id));
    }

    // A job that runs as long as the test holds the ledger.
    static async Task<string> Blocked(Office office, string owner)
    {
        string id = (string)(await office.Later(owner, "forget", """{ "batch": "work" }""")).Json["id"]!;
        for (int i = 0; i < 100 && (string?)(await office.Get(owner, $"jobs/{id}")).Json["state"] != "running"; i++)
        {
            await Task.Delay(50, None);
        }

        return id;
    }

    static (HttpStatusCode, string) Of(Reply reply) => (reply.Status, reply.Id);
}
