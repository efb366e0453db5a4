using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.Ingesting;

/// <summary>Imports in a process of their own: interrupted from outside, or larger than memory should be.</summary>
public sealed partial class InterruptionTests
{
    const int Rows = 500_000;
    const string Header = "record,date,person,operation,good,hours\n";

    [Fact]
    public async Task An_interrupted_import_ends_with_130_and_leaves_the_ledger_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.csv", Header + string.Concat(Enumerable.Range(0, Rows).Select(i => $"r{i},2025-03-03,p1,turn,8,0.5\n")));
        string before = (await lines.Ok("batches", "--json")).Output;
        int interrupted = 0;
        for (int attempt = 0; attempt < 20 && interrupted < 3; attempt++)
        {
            using Process process = Start(lines, file);
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            // Somewhere between the opening of the workspace and the end of the import.
            await Task.Delay(350 + (attempt * 50), TestContext.Current.CancellationToken);
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 130, $"{process.ExitCode}: {await error}; an import that ends before it is interrupted needs more rows");
            interrupted += (await error).Contains("Interrupted: stopping.", StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal(before, (await lines.Ok("batches", "--json")).Output);
            Assert.Empty((await lines.Ok("measure", "fulfilment", "--by", "person", "--json")).Json["rows"]!.AsArray());
        }

        Assert.True(interrupted > 0, "no import was far enough to be interrupted");
        Assert.Equal(Rows, (int)(await lines.Ok("import", "work", file, "--json")).Json["imported"]!);
    }

    [Fact]
    [Trait("Category", "Drill")]
    public async Task Ten_million_rejected_rows_are_listed_in_bounded_memory()
    {
        Assert.SkipUnless(File.Exists("/proc/self/status"), "needs /proc");
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.csv", Header);
        await using (var writer = new StreamWriter(file, append: true))
        {
            for (int i = 0; i < 10_000_000; i++)
            {
                await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"r{i},2025-03-03,p99,turn,8,0.5\n"));
            }
        }

        using Process process = Start(lines, file);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(process.ExitCode == 3, await error);
        string rejects = Rejects().Match(await output).Groups[1].Value;
        long count = 0;
        string last = "";
        await foreach (string line in File.ReadLinesAsync(rejects, TestContext.Current.CancellationToken))
        {
            count++;
            last = line;
        }

        Assert.Equal(10_000_001, count);
        Assert.Contains(",10000001,person,p99,unknown_person", last, StringComparison.Ordinal);
        // The engine may hold 2 GB; what the program holds beside it does not grow with more than eight bytes a row.
        Assert.InRange(peak, 1, 3_000_000_000);
        Assert.Empty((await lines.Ok("measure", "fulfilment", "--by", "person", "--json")).Json["rows"]!.AsArray());
    }

    static Process Start(Lines lines, string file) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", lines.Workspace, "import", "work", file, "--json"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    // The most the process has held so far, in bytes; 0 once it has ended.
    static long Peak(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status").First(it => it.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    [GeneratedRegex("\"rejects_file\": \"([^\"]+)\"")]
    private static partial Regex Rejects();
}
