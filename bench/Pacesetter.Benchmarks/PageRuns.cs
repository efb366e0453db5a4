using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using static Pacesetter.Benchmarks.Clients;

namespace Pacesetter.Benchmarks;

/// <summary>People who look at pages: each a page every ten seconds, whether the ones before had come or not.</summary>
static class PageRuns
{
    const int SecondsBetween = 10;
    const int Accounts = 20;
    const int Later = 202;

    /// <summary>Looks at a server with the owner's key, and prints how long each page took. Everybody has looked once before: first looks are told apart.</summary>
    public static async Task Run(string address, string ownerKey, int seconds, int viewers)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(120) };
        Dictionary<string, string[]> keys = await Keys(client, ownerKey);
        string practice = (string?)(await Json(client, ownerKey, HttpMethod.Get, "practices?limit=1", null))["rows"]?.AsArray().FirstOrDefault()?["id"] ?? "";
        (string Page, string Role, int Share)[] pages =
        [
            ("/my-day", "worker", 25), ("/quotas", "worker", 5), ("/looks", "worker", 5),
            ("/site", "team_lead", 15), ("/fair", "team_lead", 10), ("/adoptions", "team_lead", 5), ("/records/attendance", "team_lead", 5),
            ("/site", "site_manager", 10), ("/plan", "site_manager", 7), ("/quotas", "site_manager", 3), ("/practices", "site_manager", 5), (practice.Length > 0 ? "/practices/" + practice : "/practices", "site_manager", 5),
        ];
        await FirstLooks(client, [.. pages.Select(it => (it.Page, it.Role))], keys);
        int[] order = [.. pages.SelectMany((page, at) => Enumerable.Repeat(at, page.Share))];
        var looks = new ConcurrentBag<(int Page, double Took, int Status)>();
        var running = new List<Task>();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < seconds * viewers / SecondsBetween; i++)
        {
            TimeSpan ahead = TimeSpan.FromSeconds(i * (double)SecondsBetween / viewers) - Stopwatch.GetElapsedTime(start);
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead);
            }

            (int at, string key) = (order[i * 37 % order.Length], keys[pages[order[i * 37 % order.Length]].Role][i % Accounts]);
            running.Add(Task.Run(async () =>
            {
                (double took, int status) = await Look(client, pages[at].Page, key);
                looks.Add((at, took, status));
            }));
        }

        await Task.WhenAll(running);
        Console.WriteLine($"\n{viewers} viewers for {seconds} s, {looks.Count:N0} pages, {looks.Count(it => it.Status != 200)} failed.\n\n| page | for | share | p50 ms | p95 | p99 | most |\n|---|---|--:|--:|--:|--:|--:|");
        foreach ((int at, (string page, string role, int share)) in pages.Index())
        {
            Print($"{page} | {role}", $"{share} %", [.. looks.Where(it => it.Page == at).Select(it => it.Took).Order()]);
        }

        Print("all | ", "", [.. looks.Select(it => it.Took).Order()]);
    }

    // Each account once, one after the other; a page that says that its figures are being worked out is looked at again as it asks for.
    static async Task FirstLooks(HttpClient client, (string Page, string Role)[] pages, Dictionary<string, string[]> keys)
    {
        Console.WriteLine("| page | for | looked at for the first time, answered after: p50 ms | most | with figures after: p50 ms | most |\n|---|---|--:|--:|--:|--:|");
        foreach ((string page, string role) in pages)
        {
            List<double> answered = [], filled = [];
            foreach (string key in keys[role])
            {
                long since = Stopwatch.GetTimestamp();
                (double took, int status) = await Look(client, page, key);
                answered.Add(took);
                while (status == Later)
                {
                    await Task.Delay(TimeSpan.FromSeconds(2));
                    status = (await Look(client, page, key)).Status;
                }

                filled.Add(status == 200 ? Stopwatch.GetElapsedTime(since).TotalMilliseconds : throw new InvalidOperationException($"{page}: {status}"));
            }

            answered.Sort();
            filled.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {page} | {role} | {At([.. answered], 0.5):0} | {answered[^1]:0} | {At([.. filled], 0.5):0} | {filled[^1]:0} |"));
        }
    }

    static async Task<(double Took, int Status)> Look(HttpClient client, string page, string key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, page);
        message.Headers.Authorization = new("Bearer", key);
        message.Headers.Accept.ParseAdd("text/html");
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.SendAsync(message);
        await response.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (int)response.StatusCode);
    }

    // Several of each role, each at a team or site of its own: what one has looked at is not yet there for the next.
    static async Task<Dictionary<string, string[]>> Keys(HttpClient client, string ownerKey)
    {
        JsonNode[] units = [.. (await Json(client, ownerKey, HttpMethod.Get, "export?table=units", null))["rows"]!.AsArray().OfType<JsonNode>()];
        string[] teams = Of("team"), sites = Of("site");
        var keys = new Dictionary<string, string[]> { ["worker"] = new string[Accounts], ["team_lead"] = new string[Accounts], ["site_manager"] = new string[Accounts] };
        for (int i = 0; i < Accounts; i++)
        {
            string team = teams[i * 5 % teams.Length];
            JsonArray people = (await Json(client, ownerKey, HttpMethod.Get, "export?table=people&under=" + team, null))["rows"]!.AsArray();
            keys["worker"][i] = await Key(client, ownerKey, $"viewer-worker-{i}", people[0]!["person"]!.ToString(), $"worker@{team}");
            keys["team_lead"][i] = await Key(client, ownerKey, $"viewer-lead-{i}", null, $"team_lead@{team}");
            keys["site_manager"][i] = await Key(client, ownerKey, $"viewer-manager-{i}", null, $"site_manager@{sites[i % sites.Length]}");
        }

        return keys;

        string[] Of(string kind) => [.. units.Where(it => (string?)it["kind"] == kind).Select(it => it["unit"]!.ToString())];
    }
}
