using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Searching;

namespace Pacesetter.Benchmarks;

/// <summary>The registry under load: verifying a long audit chain, and searching many texts.</summary>
static class RegistryRuns
{
    static readonly string[] Words =
    [
        "shaft", "turning", "cutting", "furnace", "charge", "lining", "roller", "waste", "spinning", "cleaning", "chuck", "fixture", "lathe", "mill", "tool", "speed", "feed", "coolant", "shift", "crew",
        "check", "gauge", "repair", "change", "mould", "press", "weld", "seam", "sewing", "pattern", "bundle", "dye", "steam", "boiler", "grate", "coal", "tap", "slag", "ladle", "pour",
        "细纱", "工作法", "断头", "皮辊", "清洁", "高炉", "炼铁", "出铁", "快速", "切削", "车间", "班组", "工序", "定额", "质量", "安全", "经验", "推广", "操作", "检查",
    ];

    /// <summary>Fills and verifies a chain.</summary>
    public static void Audit(Workspace workspace, int entries, Func<Func<double>, double> median, Func<Action, double> time)
    {
        Act[] acts = [.. Enumerable.Range(0, 5_000).Select(i => new Act("move", "practice", $"PR-{i}")
        {
            Actor = $"P{i % 900:0000}",
            Role = "verifier",
            Detail = new Dictionary<string, object?> { ["from"] = "observed", ["to"] = "verified", ["unit"] = $"T{i % 60}", ["why"] = Act.Fingerprint(i.ToString(CultureInfo.InvariantCulture)) },
        })];
        double append = time(() =>
        {
            for (int i = 0; i < entries; i += acts.Length)
            {
                workspace.Audit.Append(acts, CancellationToken.None).GetAwaiter().GetResult();
            }
        });
        double verify = median(() => time(() => Verify(workspace, entries)));
        double one = median(() => time(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                workspace.Audit.Append(acts[i], CancellationToken.None).GetAwaiter().GetResult();
            }
        })) / 100;
        Console.WriteLine("| what | time | entries/s |\n|---|--:|--:|");
        Console.WriteLine($"| append {entries:N0} entries, {acts.Length:N0} a transaction | {append:0.00} s | {entries / append:N0} |");
        Console.WriteLine($"| append one entry in a transaction of its own | {one * 1000:0.00} ms | {1 / one:N0} |");
        Console.WriteLine($"| audit verify | {verify:0.00} s | {entries / verify:N0} |");
    }

    /// <summary>Fills and searches an index.</summary>
    public static void Search(Workspace workspace, int texts, Func<Func<double>, double> median, Func<Action, double> time)
    {
        var random = new Random(11);
        var index = new SearchIndex(workspace.Registry);
        string draft = Text(random);
        double put = time(() =>
        {
            using IDbContextTransaction transaction = workspace.Registry.Database.BeginTransaction();
            for (int i = 0; i < texts; i++)
            {
                string text = i == texts / 2 ? "Zirconium nozzle of the tundish " + draft : Text(random);
                index.Put(i % 3 == 0 ? "suggestion" : "practice", $"E{i}", "T1", text, CancellationToken.None).GetAwaiter().GetResult();
            }

            transaction.Commit();
        });
        Console.WriteLine($"{texts:N0} texts of about 600 characters, put in {put:0.0} s ({texts / put:N0}/s).\n");
        Console.WriteLine("| question | results | ms |\n|---|--:|--:|");
        foreach (string query in (string[])["zirconium", "shaft", "lathe coolant", "spinning roller waste", "细纱工作法", "工作法", "车间", "高炉 炼铁", "铁", "qz", "no such words", "e"])
        {
            Ask(query, () => index.Find(query, 20, []).Count);
        }

        Ask("shaft, practices only", () => index.Find("shaft", 20, ["practice"]).Count);
        Ask("similar to a draft", () => index.Similar(draft, 10).Count);

        void Ask(string name, Func<int> question)
        {
            int results = 0;
            double ms = median(() => time(() => results = question())) * 1000;
            Console.WriteLine($"| {name} | {results} | {ms:0.0} |");
        }
    }

    static void Verify(Workspace workspace, int entries)
    {
        VerifyAudit.Answer answer = new VerifyAudit(workspace).Run(new VerifyAudit.Request(), CancellationToken.None).GetAwaiter().GetResult();
        if (!answer.Whole || answer.Entries < entries)
        {
            throw new InvalidDataException($"{answer.Entries} entries");
        }
    }

    static string Text(Random random) => string.Join(' ', Enumerable.Range(0, 110).Select(_ => random.Next(4) == 0 ? Made(random) : Words[random.Next(Words.Length)]));

    static string Made(Random random) => string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => $"{"bcdfghklmnprst"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
}
