using System.Net;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Records that machines and terminals send: once, whole, and within the reach of whoever sends them.</summary>
public sealed class FeedingTests
{
    const string Two = """
        {"record":"f1","date":"2026-02-03","person":"bo","operation":"turn","good":40,"hours":4}
        {"record":"f2","date":"2026-02-03","person":"eve","operation":"turn","good":50,"hours":4.5}
        """;

    [Theory, SqliteFirst]
    public async Task The_same_records_twice_add_nothing_in_whichever_form_they_come(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply first = await office.Feed(key, "work?batch=press-3", Two);
        Assert.Equal((HttpStatusCode.OK, 2, 2, false), (first.Status, (int)first.Json["rows_read"]!, (int)first.Json["imported"]!, (bool)first.Json["already_imported"]!));
        Assert.Equal(["good 90.0000 90.0000", "hours 8.5000 8.5000"], first.Json["reconciliation"]!.AsArray().Where(it => (string)it!["column"]! is "good" or "hours").Select(it => $"{it!["column"]} {it["source"]} {it["ledger"]}"));
        Reply again = await office.Feed(key, "work", $"[{string.Join(",\n", Two.Split('\n'))}]", "application/json");
        Assert.Equal((true, 0, (string)first.Json["batch"]!), ((bool)again.Json["already_imported"]!, (int)again.Json["imported"]!, (string)again.Json["batch"]!));
        Assert.Equal(["bo 130", "eve 150"], (await office.Get(key, "measure/fulfilment?by=person")).Json["rows"]!.AsArray().Select(it => $"{it!["unit"]} {(decimal)it["good"]!:0}"));
        Assert.Contains("press-3", (await office.Get(await office.Key("vic", "owner@*"), "batches")).Rows("name"));
    }

    [Theory, SqliteFirst]
    public async Task Rejected_rows_are_listed_and_nothing_goes_in_beyond_what_was_allowed(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        string bad = "\n" + Two + "\n\n" + """{"record":"f3","date":"2026-02-03","person":"=nobody","operation":"turn","good":1,"hours":1}""";
        Reply refused = await office.Feed(key, "work", bad);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rows_rejected", "rows_rejected"), (refused.Status, refused.Id, (string)refused.Json["exit"]!));
        JsonNode cell = Assert.Single(refused.Json["answer"]!["rejects"]!.AsArray())!;
        Assert.Equal(("the body", 5, "person", "=nobody"), ((string)cell["file"]!, (int)cell["line"]!, (string)cell["column"]!, (string)cell["value"]!));
        Assert.StartsWith("unknown_person:", (string)cell["reason"]!, StringComparison.Ordinal);
        Assert.Null(refused.Json["answer"]!["rejects_file"]);
        Assert.Equal(0, (int)refused.Json["answer"]!["imported"]!);
        Reply allowed = await office.Feed(key, "work?max_rejects=1", bad);
        Assert.Equal((HttpStatusCode.OK, 2, 1), (allowed.Status, (int)allowed.Json["imported"]!, (int)allowed.Json["rejected"]!));
    }

    [Theory, SqliteFirst]
    public async Task Of_many_rejected_rows_the_answer_lists_some_and_counts_all(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        string rows = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $$"""{"record":"g{{i}}","date":"2026-02-03","person":"nobody","operation":"turn","good":1,"hours":1}"""));
        JsonNode answer = (await office.Feed(key, "work", rows)).Json["answer"]!;
        Assert.Equal((5000, 200), ((int)answer["rejected"]!, answer["rejects"]!.AsArray().Count));
        Assert.EndsWith(".rejects.csv", (string)answer["rejects_file"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("/", (string)answer["rejects_file"]!, StringComparison.Ordinal);
    }

    [Theory, SqliteFirst]
    public async Task A_feed_reaches_as_far_as_its_key_and_what_lies_beyond_is_unknown(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("press-b", "industrial_engineer@B");
        foreach ((string cell, string reason) in (ValueTuple<string, string>[])
        [
            ("\"person\":\"ann\"", "unknown_person: no person has this code"),
            ("\"team\":\"A\"", "unknown_team: no unit of kind team has this code"),
            ("\"team\":\"B\",\"person\":\"ann\"", "unknown_person: no person has this code"),
            ("\"person\":\"bo\",\"corrects\":\"a1\"", "corrects_unknown: the ledger holds no such record"),
        ])
        {
            Reply beyond = await office.Feed(key, "work", $$"""{"record":"x1","date":"2026-02-03",{{cell}},"operation":"turn","good":1,"hours":1}""");
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "rows_rejected"), (beyond.Status, beyond.Id));
            Assert.Equal([reason], beyond.Json["answer"]!["rejects"]!.AsArray().Select(it => (string)it!["reason"]!));
        }

        Assert.Equal(HttpStatusCode.OK, (await office.Feed(key, "work", """{"record":"b1","date":"2026-02-02","person":"bo","operation":"turn","good":95,"hours":8,"corrects":"b1"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.Feed(key, "work?under=A", """{"record":"x2","date":"2026-02-03","person":"ann","operation":"turn","good":1,"hours":1}""")).Status);

        string two = await office.Key("both", "team_lead@A", "team_lead@B");
        Assert.Equal((HttpStatusCode.BadRequest, "unit_needed"), Of(await office.Feed(two, "work", Two)));
        Assert.Equal(HttpStatusCode.OK, (await office.Feed(two, "work?under=B", Two)).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "role_lacks"), Of(await office.Feed(await office.Key("li", "worker@A"), "work", Two)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Feed(null, "work", Two)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await office.Get(key, "work")).Status);
    }

    [Theory, SqliteFirst]
    public async Task What_is_no_feed_is_refused_with_its_place_and_changes_nothing(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        foreach ((string body, string id, string place) in (ValueTuple<string, string, string>[])
        [
            ("", "body_malformed", "no record"),
            ("[]", "body_malformed", "no record"),
            (Two + "\n{\"record\":", "body_malformed", "line 3"),
            ("[\n" + Two.Replace("\n", ",\n", StringComparison.Ordinal) + ",\n{\"record\": nonsense}]", "body_malformed", "line 4"),
            ("[1]", "body_malformed", "record 1"),
            ("{}", "body_malformed", "line 1"),
            (Two + "\n{\"record\":{\"a\":1}}", "body_malformed", "line 3"),
            (Two + "\n{\"record\":\"a\",\"record\":\"b\"}", "body_malformed", "line 3"),
            ("{\"record\":\"\\ud800\"}", "body_malformed", "line 1"),
            ("{\"record\":\"\\u0000\"}", "body_malformed", "line 1"),
            ("{\"record\":\"" + new string('x', 5000) + "\"}", "body_malformed", "line 1"),
            (Two + "\n{\"file\":\"/etc/passwd\"}", "column_unknown", "line 3"),
            ("{\"person\":\"bo\"}", "column_missing", "the body"),
            (new string('[', 100_000), "body_malformed", "line 1"),
        ])
        {
            Reply reply = await office.Feed(key, "work", body);
            Assert.Equal((HttpStatusCode.BadRequest, id), Of(reply));
            Assert.Contains(place, (string)reply.Json["detail"]!, StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "media_type_unsupported"), Of(await office.Feed(key, "work", Two, "text/plain")));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "encoding_unsupported"), Of(await office.Feed(key, "work", Two, "application/json", "gzip")));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), Of(await office.Feed(key, "work", new string(' ', 34 << 20))));
        Assert.Equal((HttpStatusCode.BadRequest, "field_unknown"), Of(await office.Feed(key, "work?map=x", Two)));
        Assert.DoesNotContain("feed", (await office.Get(key, "batches")).Rows("name"));
        Assert.Empty(Directory.GetFiles(office.Desk.Workspace.Settings.SpillDirectory));
    }

    [Theory, SqliteFirst]
    public async Task Many_who_send_at_once_wait_for_each_other_while_others_read(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Task<Reply>[] sent = [.. Enumerable.Range(0, 12).Select(i => office.Feed(key, "work", $$"""[{"record":"m{{i % 8}}","date":"2026-02-04","person":"bo","operation":"turn","good":1,"hours":0.1}]"""))];
        Task<Reply>[] read = [.. Enumerable.Range(0, 12).Select(_ => office.Get(key, "measure/fulfilment?by=team"))];
        Reply[] replies = await Task.WhenAll([.. sent, .. read]);
        Assert.All(replies, it => Assert.Equal(HttpStatusCode.OK, it.Status));
        Assert.Equal((8, 4), (replies[..12].Sum(it => (int)it.Json["imported"]!), replies[..12].Count(it => (bool)it.Json["already_imported"]!)));
        Assert.Equal(["B 198"], (await office.Get(key, "measure/fulfilment?by=team")).Json["rows"]!.AsArray().Select(it => $"{it!["unit"]} {(decimal)it["good"]!:0}"));
        Assert.True((bool)(await office.Get(await office.Key("vic", "owner@*"), "audit/verify")).Json["whole"]!);
    }

    [Theory, SqliteFirst]
    public async Task A_command_line_feeds_the_files_and_a_server_alike(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Commands.Ran fed = await office.Line(key, Two, "work", "--batch", "press 3", "--json");
        Assert.Equal((ExitCode.Ok, 2), (fed.Code, (int)fed.Json["imported"]!));
        Commands.Ran refused = await office.Line(key, Two.Replace("f1", "f9", StringComparison.Ordinal).Replace("bo", "ann", StringComparison.Ordinal), "work", "--json");
        Assert.Equal((ExitCode.RowsRejected, "unknown_person: no person has this code"), (refused.Code, (string)refused.Json["rejects"]![0]!["reason"]!));
    }

    static (HttpStatusCode, string) Of(Reply reply) => (reply.Status, reply.Id);
}
