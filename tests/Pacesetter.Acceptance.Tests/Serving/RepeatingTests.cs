using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Repeating;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A changing request with an Idempotency-Key has one effect, however often it is sent.</summary>
public sealed class RepeatingTests
{
    const string Racks = """{ "unit": "B", "title": "Two racks" }""";

    [Theory, EveryRegistry]
    public async Task A_repeat_is_given_the_answer_of_the_first_and_changes_nothing(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply first = await office.Once(key, "practices", Racks, "one");
        Reply again = await office.Once(key, "practices", Racks, "one");
        Assert.Equal((HttpStatusCode.Created, false, "/api/v1/practices/practice-1"), (first.Status, first.Replayed, first.Location));
        Assert.Equal((first.Status, true, first.Text, first.Tag, first.Location), (again.Status, again.Replayed, again.Text, again.Tag, again.Location));
        Assert.Single((await office.Get(key, "practices")).Rows("id"));

        const string Move = """{ "state": "drafted", "why": "so it is" }""";
        Reply moved = await office.Once(key, "practices/practice-1/moves", Move, "two");
        Reply moves = await office.Once(key, "practices/practice-1/moves", Move, "two");
        Assert.Equal((HttpStatusCode.OK, moved.Text, true), (moves.Status, moves.Text, moves.Replayed));
        Assert.Equal("2", (await office.Get(key, "practices/practice-1")).Json["version"]!.ToString());
    }

    [Theory, EveryRegistry]
    public async Task A_key_belongs_to_one_request_one_account_and_one_credential(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        await office.Once(key, "practices", Racks, "one");
        Reply other = await office.Once(key, "practices", """{ "unit": "B", "title": "Three racks" }""", "one");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_mismatch"), (other.Status, other.Id));
        Reply renewed = await office.Once(await office.Key("eve", "team_lead@B"), "practices", Racks, "one");
        Assert.Equal((HttpStatusCode.Conflict, "idempotency_other_credential"), (renewed.Status, renewed.Id));
        Assert.Equal(HttpStatusCode.Created, (await office.Once(await office.Key("bo", "team_lead@B"), "practices", Racks, "one")).Status);
        foreach (string malformed in (string[])["", "a b", new string('x', 256), "a\u007fb"])
        {
            Reply refused = await office.Once(key, "practices", Racks, malformed);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        }

        Assert.Equal(2, (await office.Get(key, "practices")).Rows("id").Count());
    }

    [Theory, EveryRegistry]
    public async Task What_was_refused_is_recorded_and_may_be_sent_again_when_it_is_mended(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        await office.Once(key, "practices", """{ "id": "p", "unit": "B", "title": "Two racks" }""", "one");
        Reply refused = await office.Once(key, "practices/p/moves", """{ "state": "verified", "why": "so it is" }""", "two");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("refuse", (await office.Get(key, "audit/show?noun=practice")).Rows("act"));
        Reply mended = await office.Once(key, "practices/p/moves", """{ "state": "drafted", "why": "so it is" }""", "two");
        Assert.Equal((HttpStatusCode.OK, false), (mended.Status, mended.Replayed));
        Assert.Equal(HttpStatusCode.OK, (await office.Get(key, "audit/verify")).Status);
    }

    [Theory, EveryRegistry]
    public async Task Of_many_that_come_at_once_one_is_done_and_the_others_are_told_to_wait(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Once(key, "practices", Racks, "one")));
        Assert.Single(replies, it => it.Status == HttpStatusCode.Created && !it.Replayed);
        Assert.All(replies.Where(it => it.Status != HttpStatusCode.Created), it => Assert.Equal((HttpStatusCode.Conflict, "idempotency_in_progress"), (it.Status, it.Id)));
        Assert.Single((await office.Get(key, "practices")).Rows("id"));
        Assert.True((await office.Once(key, "practices", Racks, "one")).Replayed);
    }

    [Theory, EveryRegistry]
    public async Task An_answer_is_kept_a_day_and_sealed(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        office.Desk.Today = new(2026, 3, 2);
        Reply made = await office.Once(key, "key/add", """{ "account": "eve" }""", "one");
        Reply again = await office.Once(key, "key/add", """{ "account": "eve" }""", "one");
        Assert.Equal((HttpStatusCode.OK, made.Text, true), (again.Status, again.Text, again.Replayed));
        using (Workspace own = office.Desk.Workspace.Session())
        {
            KeptAnswer kept = await own.Registry.Set<KeptAnswer>().SingleAsync(CancellationToken.None);
            Assert.DoesNotContain((string)made.Json["key"]!, System.Text.Encoding.Latin1.GetString(kept.Body), StringComparison.Ordinal);
            Assert.DoesNotContain("one", kept.Key, StringComparison.Ordinal);
        }

        office.Desk.Today = new(2026, 3, 4);
        Reply late = await office.Once(key, "key/add", """{ "account": "eve" }""", "one");
        Assert.False(late.Replayed);
        Assert.NotEqual(made.Text, late.Text);
    }

    [Theory, EveryRegistry]
    public async Task A_name_is_erased_in_a_request_that_may_be_repeated(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "owner@*");
        office.Desk.Import("people", "person,team,name\nbo,B,Bo Bosson\n");
        Reply erased = await office.Once(key, "erase", """{ "person": "bo" }""", "one");
        Assert.Equal((HttpStatusCode.OK, true), (erased.Status, (await office.Once(key, "erase", """{ "person": "bo" }""", "one")).Replayed));
        string registry = office.Desk.Trial.Settings.RegistryFile;
        foreach (string file in provider == RegistryTrial.Sqlite ? (string[])[registry, registry + "-wal"] : [])
        {
            Assert.DoesNotContain("Bosson", File.Exists(file) ? System.Text.Encoding.Latin1.GetString(Bytes(file)) : "", StringComparison.Ordinal);
        }

        static byte[] Bytes(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
    }
}
