using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Benchmarks;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces;

// Usage: dotnet run -c Release --project bench/Pacesetter.Benchmarks -- ROWS [roll-up], or audit ENTRIES, or search TEXTS, or effects PART [FOLDER], or parts at-once|parts PLANTS CELLS, or aside files|engine CELLS, or cells WORKSPACE, or serving URL KEY [SECONDS [RATE]], or hidden URL KEY, or pages URL KEY [SECONDS [VIEWERS]], or paint URL [CHROMIUM], or recognition, or planning, or frontier [set|bootstrap|million], or adoption, or pool REPLICATIONS, or verdict REPLICATIONS [KIND,… [TARGETS.csv]]. Prints a Markdown table; medians of three.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["audit" or "search", var many])
{
    Registry(args[0] == "audit" ? RegistryRuns.Audit : RegistryRuns.Search, int.Parse(many, CultureInfo.InvariantCulture));
    return;
}

if (args is ["effects", var part, ..])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    EffectRuns.Run(part, args.Length > 2 ? args[2] : "");
    return;
}

if (args is ["parts", var way, var plants, var cellsOfAll])
{
    await PartRuns.Run(way, int.Parse(plants, CultureInfo.InvariantCulture), int.Parse(cellsOfAll, CultureInfo.InvariantCulture));
    return;
}

if (args is ["aside", var place, var number])
{
    AsideRuns.Run(place, int.Parse(number, CultureInfo.InvariantCulture));
    return;
}

if (args is ["cells", var filled])
{
    await AsideRuns.Count(filled);
    return;
}

if (args is ["hidden", var server, var owner])
{
    await ServingRuns.Compare(server, owner, 1000);
    return;
}

if (args is ["serving", var address, var key, .. var load])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    await ServingRuns.Run(address, key, load.Length > 0 ? int.Parse(load[0], CultureInfo.InvariantCulture) : 60, load.Length > 1 ? int.Parse(load[1], CultureInfo.InvariantCulture) : 200);
    return;
}

if (args is ["pages", var site, var owned, .. var looked])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    await PageRuns.Run(site, owned, looked.Length > 0 ? int.Parse(looked[0], CultureInfo.InvariantCulture) : 60, looked.Length > 1 ? int.Parse(looked[1], CultureInfo.InvariantCulture) : 500);
    return;
}

if (args is ["paint", var booth, .. var browser])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    await PaintRuns.Run(booth, browser is [var path] ? path : "/usr/bin/chromium-headless-shell");
    return;
}

if (args is ["recognition"])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    RecognitionRuns.Run(Median, Time);
    return;
}

if (args is ["planning"])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    PlanningRuns.Run(Median, Time);
    return;
}

if (args is ["frontier", ..])
{
    Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
    FrontierRuns.Run(args[1..], Median, Time);
    return;
}

if (args is ["adoption"])
{
    AdoptionRuns.Run();
    return;
}

if (args is ["pool", var pools])
{
    VerdictRuns.RunPooling(int.Parse(pools, CultureInfo.InvariantCulture));
    return;
}

if (args is ["verdict", var replications, .. var rest])
{
    VerdictRuns.Run(int.Parse(replications, CultureInfo.InvariantCulture), rest is [var kinds, ..] && kinds != "all" ? kinds.Split(',') : [], rest.ElementAtOrDefault(1));
    return;
}

long rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 2_000_000;
string directory = Directory.CreateTempSubdirectory("pacesetter-bench").FullName;
Records.Write(directory, rows);
Console.WriteLine($"{rows:N0} work records, {Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}, DuckDB.NET {typeof(DuckDBConnection).Assembly.GetName().Version}\n");
// Processor time tells the cost on a machine that does other work as well.
var spent = new List<double>();
Console.WriteLine("| what | bare DuckDB, s | Pacesetter, s | ratio | Pacesetter rows/s | processor s, bare | Pacesetter | ratio |\n|---|--:|--:|--:|--:|--:|--:|--:|");
foreach (string file in args is [_, "roll-up"] ? [] : (string[])["work.csv", "work.parquet"])
{
    (double bare, double bareSpent) = Cost(() => Bare(file));
    (double ours, double oursSpent) = Cost(() => Ours(file));
    Console.WriteLine($"| import {file} | {bare:0.00} | {ours:0.00} | {ours / bare:0.00} | {rows / ours:N0} | {bareSpent:0.00} | {oursSpent:0.00} | {oursSpent / bareSpent:0.00} |");
}

string kept = Path.Combine(directory, "kept");
Fill(kept, "work.parquet").Dispose();
(double query, double querySpent) = BareRollUps();
using (Workspace workspace = Workspace.Open(WorkspaceSettings.Read(kept), TimeProvider.System))
{
    (double rollUp, double rollUpSpent) = Cost(() => Metered(() => Count(workspace)));
    Console.WriteLine($"| roll-up person × operation × week | {query:0.00} | {rollUp:0.00} | {rollUp / query:0.00} | {rows / rollUp:N0} | {querySpent:0.00} | {rollUpSpent:0.00} | {rollUpSpent / querySpent:0.00} |");
}

Console.WriteLine($"\nPeak memory of this process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.0} GB (all runs together; memory limit of the engine 2 GB).");
Directory.Delete(directory, recursive: true);

static void Registry(Action<Workspace, int, Func<Func<double>, double>, Func<Action, double>> run, int many)
{
    string directory = Directory.CreateTempSubdirectory("pacesetter-bench").FullName;
    using (Workspace workspace = Workspace.Create(WorkspaceSettings.Read(directory), TimeProvider.System))
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}\n");
        run(workspace, many, Median, Time);
    }

    Directory.Delete(directory, recursive: true);
}

double Bare(string file)
{
    string path = Path.Combine(directory, "bare.duckdb");
    File.Delete(path);
    string reader = file.EndsWith(".csv", StringComparison.Ordinal) ? "read_csv" : "read_parquet";
    return Metered(() =>
    {
        using var connection = new DuckDBConnection($"DataSource={path}");
        connection.Open();
        Run(connection, $"CREATE TABLE work (record VARCHAR, date DATE, person VARCHAR, operation VARCHAR, good DECIMAL(18,4), scrap DECIMAL(18,4), hours DECIMAL(18,4)); INSERT INTO work SELECT * FROM {reader}('{Path.Combine(directory, file)}'); CHECKPOINT");
    });
}

double Ours(string file)
{
    string path = Path.Combine(directory, "ours");
    if (Directory.Exists(path))
    {
        Directory.Delete(path, recursive: true);
    }

    using Workspace workspace = Fill(path, null);
    return Metered(() => Import(workspace, "work", file));
}

Workspace Fill(string path, string? work)
{
    Workspace workspace = Workspace.Create(WorkspaceSettings.Read(path), TimeProvider.System);
    foreach (string table in (string[])["units", "people", "operations", "quotas"])
    {
        Import(workspace, table, table + ".csv");
    }

    if (work is not null)
    {
        Import(workspace, "work", work);
    }

    return workspace;
}

void Import(Workspace workspace, string table, string file) =>
    new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = [table, Path.Combine(directory, file)] }, CancellationToken.None).GetAwaiter().GetResult();

// The same sums in an ordinary table of the same records with their earned minutes, every value read through the same driver.
(double Seconds, double Spent) BareRollUps()
{
    string path = Path.Combine(directory, "facts.duckdb");
    using var connection = new DuckDBConnection($"DataSource={path}");
    connection.Open();
    Run(connection, "SET memory_limit = '2GB'");
    Run(connection, $"CREATE TABLE work AS SELECT w.*, CAST(0 AS DECIMAL(18,4)) AS rework, CAST(0 AS DECIMAL(18,4)) AS off_hours, CAST(w.good * CAST(q.minutes AS DECIMAL(18,6)) AS DECIMAL(18,6)) AS earned FROM read_parquet('{Path.Combine(directory, "work.parquet")}') w JOIN read_csv('{Path.Combine(directory, "quotas.csv")}') q ON q.operation = w.operation AND w.date BETWEEN q.\"from\" AND coalesce(q.\"to\", DATE '9999-12-31')");
    Run(connection, "CHECKPOINT");
    return Cost(() => Metered(() => BareRollUp(connection)));
}

static void BareRollUp(DuckDBConnection connection)
{
    using DuckDBCommand command = connection.CreateCommand();
    command.UseStreamingMode = true;
    command.CommandText = "SELECT person, operation, CAST(date_trunc('week', date) AS DATE), CAST(sum(earned) AS DECIMAL(18,6)), CAST(sum(hours) AS DECIMAL(18,4)), CAST(sum(hours + off_hours) AS DECIMAL(18,4)), CAST(sum(good) AS DECIMAL(18,4)), CAST(sum(scrap) AS DECIMAL(18,4)), CAST(sum(rework) AS DECIMAL(18,4)), count(*) FROM work GROUP BY ALL";
    using DuckDBDataReader reader = command.ExecuteReader();
    while (reader.Read())
    {
        _ = (reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.GetDecimal(5), reader.GetDecimal(6), reader.GetDecimal(7), reader.GetDecimal(8), reader.GetInt64(9));
    }
}

static void Count(Workspace workspace)
{
    long cells = 0;
    foreach (Cell _ in workspace.Ledger.RollUp(new RollUp(Keys.Person | Keys.Operation, Grain.Week, new Scope()), CancellationToken.None).ToBlockingEnumerable())
    {
        cells++;
    }
}

static void Run(DuckDBConnection connection, string sql)
{
    using DuckDBCommand command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}

// Medians of the seconds and of the processor time.
(double Seconds, double Spent) Cost(Func<double> run)
{
    spent.Clear();
    double seconds = Median(run);
    return (seconds, spent.Order().ElementAt(spent.Count / 2));
}

double Metered(Action action)
{
    TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
    double seconds = Time(action);
    spent.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    return seconds;
}

static double Time(Action action)
{
    long start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}

static double Median(Func<double> run) => ((double[])[run(), run(), run()]).Order().ElementAt(1);

static string Cpu() => File.Exists("/proc/cpuinfo")
    ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "?"
    : "?";
