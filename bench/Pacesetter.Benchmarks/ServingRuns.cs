using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using static Pacesetter.Benchmarks.Clients;

namespace Pacesetter.Benchmarks;

/// <summary>A server under an open load: requests come at a fixed rate, whether the ones before were answered or not.</summary>
static class ServingRuns
{
    /// <summary>Asks a server with the owner's key, and prints how long each kind of request took.</summary>
    public static async Task Run(string address, string ownerKey, int seconds, int rate)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };
        JsonObject units = await Json(client, ownerKey, HttpMethod.Get, "export?table=units", null);
        string team = units["rows"]!.AsArray().First(it => (string?)it!["kind"] == "team")!["unit"]!.ToString();
        string site = units["rows"]!.AsArray().First(it => (string?)it!["kind"] == "site")!["unit"]!.ToString();
        JsonObject people = await Json(client, ownerKey, HttpMethod.Get, "export?table=people&under=" + team, null);
        string person = people["rows"]!.AsArray()[0]!["person"]!.ToString();
        string lead = await Key(client, ownerKey, "load-lead", null, $"team_lead@{team}");
        string manager = await Key(client, ownerKey, "load-manager", null, $"site_manager@{site}");
        string worker = await Key(client, ownerKey, "load-worker", person, $"worker@{team}");
        var ids = new ConcurrentBag<string> { (string)(await Json(client, lead, HttpMethod.Post, "suggestions", Idea(team, 0)))["id"]! };
        (string Name, int Share, Func<int, Task<HttpResponseMessage>> Ask)[] kinds =
        [
            ("entry shown", 30, i => Send(client, lead, HttpMethod.Get, "suggestions/" + Any(ids, i))),
            ("list of 50", 20, _ => Send(client, manager, HttpMethod.Get, "practices?limit=50")),
            ("goals listed", 10, _ => Send(client, manager, HttpMethod.Get, "goals")),
            ("entry added, once", 10, i => Send(client, lead, HttpMethod.Post, "suggestions", Idea(team, i), $"load-{Environment.ProcessId}-{i}")),
            ("entry changed", 5, i => Send(client, lead, HttpMethod.Patch, "suggestions/" + Any(ids, i), new JsonObject { ["text"] = $"Better still, {i}" })),
            ("fulfilment of teams by month", 15, _ => Send(client, manager, HttpMethod.Get, "measure/fulfilment?by=team&per=month")),
            ("persons of one's team", 5, _ => Send(client, lead, HttpMethod.Get, "measure/fulfilment?by=person")),
            ("own data", 5, _ => Send(client, worker, HttpMethod.Get, "own/data")),
        ];
        foreach ((string _, int _, Func<int, Task<HttpResponseMessage>> ask) in kinds)
        {
            (await ask(Random(0))).Dispose();
        }

        var took = new ConcurrentBag<(string Kind, double Milliseconds, int Status)>();
        string[] order = [.. kinds.SelectMany(it => Enumerable.Repeat(it.Name, it.Share))];
        var running = new List<Task>();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < seconds * rate; i++)
        {
            TimeSpan ahead = TimeSpan.FromSeconds(i / (double)rate) - Stopwatch.GetElapsedTime(start);
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead);
            }

            (string name, _, Func<int, Task<HttpResponseMessage>> ask) = kinds.Single(it => it.Name == order[i * 37 % order.Length]);
            running.Add(One(name, ask, i, ids, took));
        }

        await Task.WhenAll(running);
        Console.WriteLine($"{rate} requests a second for {seconds} s, {took.Count:N0} in all, {took.Count(it => it.Status >= 400)} failed.\n");
        Console.WriteLine("| request | share | p50 ms | p95 ms | p99 ms | most |\n|---|--:|--:|--:|--:|--:|");
        foreach ((string name, int share, _) in kinds)
        {
            Print(name, $"{share} %", [.. took.Where(it => it.Kind == name).Select(it => it.Milliseconds).Order()]);
        }

        Print("all", "", [.. took.Select(it => it.Milliseconds).Order()]);
        foreach (IGrouping<int, (string Kind, double, int)> failed in took.Where(it => it.Status >= 400).GroupBy(it => it.Status))
        {
            Console.WriteLine($"\n{failed.Count()} × {failed.Key}: {string.Join(", ", failed.Select(it => it.Kind).Distinct())}");
        }
    }

    /// <summary>How long an entry of another site takes to be refused, against one that is not there: the two must not be told apart.</summary>
    public static async Task Compare(string address, string ownerKey, int times)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };
        JsonObject units = await Json(client, ownerKey, HttpMethod.Get, "export?table=units", null);
        string[] sites = [.. units["rows"]!.AsArray().Where(it => (string?)it!["kind"] == "site").Select(it => it!["unit"]!.ToString())];
        string manager = await Key(client, ownerKey, "timed-manager", null, $"site_manager@{sites[0]}");
        string foreign = (string)(await Json(client, ownerKey, HttpMethod.Post, "suggestions", Idea(sites[1], 0)))["id"]!;
        string absent = foreign.Split('-')[0] + "-999999999";
        var took = new Dictionary<string, List<double>> { [foreign] = [], [absent] = [] };
        for (int i = 0; i < 2 * times; i++)
        {
            string id = i % 2 == 0 ? foreign : absent;
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await Send(client, manager, HttpMethod.Get, "suggestions/" + id);
            await response.Content.ReadAsStringAsync();
            took[id].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if ((int)response.StatusCode != 404)
            {
                throw new InvalidOperationException($"{id}: {response.StatusCode}");
            }

            // Within what one key may ask.
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        Console.WriteLine("| entry | p50 ms | p95 ms |\n|---|--:|--:|");
        foreach ((string name, string id) in new[] { ("of another site", foreign), ("that is not there", absent) })
        {
            double[] sorted = [.. took[id].Skip(times / 10).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {At(sorted, 0.5):0.000} | {At(sorted, 0.95):0.000} |"));
        }
    }

    static async Task One(string name, Func<int, Task<HttpResponseMessage>> ask, int i, ConcurrentBag<string> ids, ConcurrentBag<(string, double, int)> took)
    {
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await ask(i);
        string text = await response.Content.ReadAsStringAsync();
        took.Add((name, Stopwatch.GetElapsedTime(start).TotalMilliseconds, (int)response.StatusCode));
        if (name.StartsWith("entry added", StringComparison.Ordinal) && response.IsSuccessStatusCode && ids.Count < 1000)
        {
            ids.Add((string)JsonNode.Parse(text)!["id"]!);
        }
    }

    // Spread over the entries: two who change one at once are told so, which is no load but a conflict.
    static string Any(ConcurrentBag<string> ids, int i) => ids.ElementAt(i % ids.Count);

    static int Random(int seed) => new Random(seed).Next(1_000_000);

    static JsonObject Idea(string team, int i) => new() { ["unit"] = team, ["title"] = $"Idea {i}", ["text"] = "Two racks are better than one", ["authors"] = new JsonArray() };
}
