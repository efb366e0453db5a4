using System.Diagnostics;
using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Benchmarks;

/// <summary>Two ways to set cells aside by part and read them back: files of our own, and a table of the embedded engine. And how many cells and bytes a workspace's records make.</summary>
static class AsideRuns
{
    const int Parts = 200;

    /// <summary>Prints what setting aside costs.</summary>
    public static void Run(string way, int cells)
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-aside").FullName;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        double sum = way == "engine" ? OfEngine(directory, cells) : OfFiles(directory, cells);
        Console.WriteLine($"| {way} | {cells:N0} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} | {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} | {sum:0.0} |");
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Prints records, cells and bytes of a workspace.</summary>
    public static async Task Count(string workspace)
    {
        using Workspace opened = Workspace.Open(WorkspaceSettings.Read(workspace), TimeProvider.System);
        Period extent = (await opened.Ledger.Extent(CancellationToken.None))!.Value;
        Period month = extent.Months()[0];
        foreach ((string name, Period? period) in ((string, Period?)[])[("all days", null), ($"{month.First:yyyy-MM}", month)])
        {
            foreach (Keys keys in (Keys[])[Keys.Person | Keys.Operation | Keys.WorkCentre | Keys.Shift, Keys.Team | Keys.Operation | Keys.WorkCentre | Keys.Shift])
            {
                long start = Stopwatch.GetTimestamp(), cells = 0, records = 0;
                await foreach (Cell cell in opened.Ledger.RollUp(new RollUp(keys, Grain.All, new Scope { Period = period }, Figures.Log | Figures.Rate), CancellationToken.None))
                {
                    cells++;
                    records += cell.Rate?.Count ?? 0;
                }

                Console.WriteLine($"| {name} | {keys} | {records:N0} | {cells:N0} | {(double)records / cells:0.0} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} |");
            }
        }

        Console.WriteLine($"\n{new FileInfo(opened.Settings.LedgerFile).Length:N0} bytes, {extent.First:O} to {extent.Last:O}.");
    }

    static double OfFiles(string directory, int cells)
    {
        var room = new FairRoom(directory);
        using var store = new FairCellStore(room);
        foreach (FairCell cell in Cells(cells))
        {
            store.Add(cell);
        }

        long[] counts = new long[Parts];
        foreach (ReadOnlyMemory<FairCell> block in store.Read())
        {
            foreach (ref readonly FairCell cell in block.Span)
            {
                counts[cell.Levels[1]]++;
            }
        }

        using var parted = new FairPartFile(room, counts);
        foreach (ReadOnlyMemory<FairCell> block in store.Read())
        {
            foreach (ref readonly FairCell cell in block.Span)
            {
                parted.Add(cell.Levels[1], cell);
            }
        }

        return parted.Read(cell => cell.Levels[1]).Sum(part => part.Sum(cell => cell.Log.Hours));
    }

    static double OfEngine(string directory, int cells)
    {
        using var engine = Engine.Scratch(directory);
        Run(engine, "CREATE TEMP TABLE aside (a INTEGER, b INTEGER, c INTEGER, d INTEGER, n BIGINT, h DOUBLE, lh DOUBLE, y DOUBLE, yy DOUBLE, hy DOUBLE, hyy DOUBLE, m BIGINT, rh DOUBLE, rlh DOUBLE, e DOUBLE, ee DOUBLE)");
        using (DuckDBAppender appender = engine.Writer.CreateAppender("aside"))
        {
            foreach (FairCell cell in Cells(cells))
            {
                (LogMoments log, RateMoments rate) = (cell.Log, cell.Rate);
                IDuckDBAppenderRow row = appender.CreateRow();
                row.AppendValue(cell.Levels[0]).AppendValue(cell.Levels[1]).AppendValue(cell.Levels[2]).AppendValue(cell.Levels[3])
                    .AppendValue(log.Count).AppendValue(log.Hours).AppendValue(log.LogHours).AppendValue(log.Y).AppendValue(log.YSquared).AppendValue(log.HoursY).AppendValue(log.HoursYSquared)
                    .AppendValue(rate.Count).AppendValue(rate.Hours).AppendValue(rate.LogHours).AppendValue(rate.Earned).AppendValue(rate.EarnedSquaredByHours).EndRow();
            }
        }

        using DuckDBCommand command = engine.Writer.CreateCommand();
        command.CommandText = "SELECT * FROM aside ORDER BY b";
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.ExecuteReader();
        double sum = 0;
        while (reader.Read())
        {
            sum += reader.GetDouble(5) + (reader.GetInt32(0) + reader.GetInt32(2) + reader.GetInt32(3) + reader.GetInt64(4) + reader.GetInt64(11)) * 0.0;
            for (int column = 6; column < 16; column++)
            {
                sum += column == 11 ? 0 : reader.GetDouble(column) * 0;
            }
        }

        return sum;
    }

    static void Run(Engine engine, string text)
    {
        using DuckDBCommand command = engine.Writer.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    static IEnumerable<FairCell> Cells(int count)
    {
        var random = new Random(3);
        for (int i = 0; i < count; i++)
        {
            double x = random.NextDouble();
            var cell = new FairCell { Log = new(1, 8 * x, x, x, x * x, 8 * x * x, x), Rate = new(1, 8 * x, x, x, x * x) };
            (cell.Levels[0], cell.Levels[1], cell.Levels[2], cell.Levels[3]) = (random.Next(100_000), random.Next(Parts), random.Next(8_000), random.Next(3));
            yield return cell;
        }
    }
}
