using System.Net;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Long answers come in pages, which neither lose nor repeat a row when others add some meanwhile.</summary>
public sealed class PagingTests
{
    [Theory, EveryRegistry]
    public async Task Pages_of_a_list_follow_one_another_while_entries_are_added(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        foreach (string id in (string[])["c", "a", "e", "b", "d"])
        {
            await Add(office, key, id);
        }

        Reply first = await office.Get(key, "practices?limit=2");
        Assert.Equal(["a", "b"], first.Rows("id"));
        await Add(office, key, "f");
        Assert.Equal(["c", "d", "e", "f"], await Rest(office, key, "practices?limit=2", first));
        Assert.Null((await office.Get(key, "practices")).Json["next"]);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], await Rest(office, key, "export?table=practices&limit=4", null));

        string[] found = [.. (await office.Get(key, "practices?find=racks")).Rows("id")];
        Assert.Equal(found, await Rest(office, key, "practices?find=racks&limit=4", null));
    }

    [Theory, EveryRegistry]
    public async Task Pages_of_a_table_and_of_the_audit_hold_every_row_once(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("vic", "owner@*");
        Assert.Equal(["a1", "b1", "e1", "l1"], (await Rest(office, key, "export?table=work&limit=3", null, "record")).Order());
        Assert.Equal(["ann", "bo", "eve", "li", "vera", "vic"], (await Rest(office, key, "export?table=people&limit=4", null, "person")).Order());
        Reply all = await office.Get(key, "audit/show?act=grant&limit=1000");
        await office.Key("eve", "team_lead@B");
        Reply page = await office.Get(key, "audit/show?act=grant&limit=1");
        Assert.Equal(all.Rows("sequence"), await Rest(office, key, "audit/show?act=grant&limit=1", page, "sequence"));
    }

    [Theory, EveryRegistry]
    public async Task A_cursor_serves_the_question_and_the_asker_it_was_given_to(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B"), other = await office.Key("ann", "team_lead@B");
        foreach (string id in (string[])["a", "b", "c"])
        {
            await Add(office, key, id);
        }

        string next = (string)(await office.Get(key, "practices?limit=1")).Json["next"]!;
        Assert.Equal(["b", "c"], (await office.Get(key, $"practices?limit=2&cursor={next}")).Rows("id"));
        string forged = next[..^1] + (next[^1] == 'A' ? 'B' : 'A');
        foreach ((string with, string path) in ((string, string)[])
        [
            (other, $"practices?limit=1&cursor={next}"),
            (key, $"practices?limit=1&unit=B&cursor={next}"),
            (key, $"conferences?limit=1&cursor={next}"),
            (key, $"practices?limit=1&cursor={forged}"),
            (key, "practices?limit=1&cursor=x"),
            (key, $"export?table=practices&limit=1&cursor={next}"),
        ])
        {
            Reply refused = await office.Get(with, path);
            Assert.Equal((HttpStatusCode.BadRequest, "cursor_malformed"), (refused.Status, refused.Id));
        }

        Assert.Equal((HttpStatusCode.BadRequest, "limit_out_of_range"), ((await office.Get(key, "practices?limit=0")).Status, (await office.Get(key, "practices?limit=0")).Id));
    }

    [Theory, EveryRegistry]
    public async Task What_one_has_already_is_not_sent_again_and_what_is_older_changes_nothing(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        Reply added = await office.Post(key, "practices", """{ "id": "two racks", "unit": "B", "title": "Two racks" }""");
        Assert.Equal("/api/v1/practices/two%20racks", added.Location);
        Reply shown = await office.Get(key, added.Location!);
        Reply same = await office.Ask(key, HttpMethod.Get, added.Location!, null, ("If-None-Match", shown.Tag!));
        Assert.Equal((HttpStatusCode.NotModified, "", shown.Tag), (same.Status, same.Text, same.Tag));
        Assert.Equal(HttpStatusCode.OK, (await office.Ask(key, HttpMethod.Get, added.Location!, null, ("If-None-Match", "\"0\""))).Status);
        Reply list = await office.Get(key, "practices");
        Assert.Equal(HttpStatusCode.NotModified, (await office.Ask(key, HttpMethod.Get, "practices", null, ("If-None-Match", $"\"x\", {list.Tag}"))).Status);

        Assert.Equal(HttpStatusCode.OK, (await office.Patch(key, added.Location!, """{ "title": "Three racks" }""", shown.Tag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Ask(key, HttpMethod.Get, "practices", null, ("If-None-Match", list.Tag!))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await office.Patch(key, added.Location!, """{ "title": "Four racks" }""", shown.Tag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await office.Post(key, added.Location! + "/moves", """{ "state": "drafted", "why": "so it is" }""", added.Tag)).Status);
        Assert.Equal("Three racks", (string)(await office.Get(key, added.Location!)).Json["title"]!);
    }

    static async Task Add(Office office, string key, string id) =>
        Assert.Equal(HttpStatusCode.Created, (await office.Post(key, "practices", $$"""{ "id": "{{id}}", "unit": "B", "title": "Two racks for {{id}}" }""")).Status);

    // What the pages after one hold, or all pages where none was read yet.
    static async Task<string[]> Rest(Office office, string key, string path, Reply? page, string column = "id")
    {
        var rows = new List<string>();
        string? next = page is null ? "" : (string?)page.Json["next"];
        while (next is not null)
        {
            JsonObject got = (await office.Get(key, next.Length == 0 ? path : $"{path}&cursor={next}")).Json;
            rows.AddRange(got["rows"]!.AsArray().Select(it => it![column]!.ToString()));
            next = (string?)got["next"];
        }

        return [.. rows];
    }
}
