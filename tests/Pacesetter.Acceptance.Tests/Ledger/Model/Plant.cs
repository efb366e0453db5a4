using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger.Model;

/// <summary>The master data of a small plant, as the model knows them and as files; and workspaces that hold them.</summary>
sealed class Plant : IDisposable
{
    const string Units = """
        unit,parent,kind,name,class
        R,,region,Region,
        C,R,company,Company,
        S1,C,site,Site 1,
        S2,C,site,Site 2,
        D1,S1,department,Department 1,
        D2,S2,department,Department 2,
        T1,D1,team,Team 1,
        T2,D1,team,Team 2,
        T3,D2,team,Team 3,
        M1,D1,work_centre,Machine 1,old
        M2,S1,work_centre,Machine 2,new
        M3,S2,work_centre,Machine 3,

        """;

    const string People = """
        person,team,from,to,grade,learner_until
        p1,T1,,,,
        p2,T1,,,1.25,
        p3,T1,,,,2025-02-15
        p4,T2,,,,
        p5,T2,,,0.8,
        p6,T3,,,1.0001,
        p7,T3,,2025-02-09,,
        p7,T1,2025-02-10,,1.5,

        """;

    const string Operations = "operation,family\nturn,metal\nmill,metal\npaint,finish\n";

    const string Quotas = """
        operation,class,minutes,per_hour,setup_minutes,from,to
        turn,,6,,30,2025-01-01,2025-02-14
        turn,,5.5,,,2025-02-15,
        turn,new,2.000001,,12.5,2025-01-01,
        mill,,,26,,2025-01-01,
        paint,,1.333333,,7,2025-01-01,

        """;

    static readonly (string Table, string Csv)[] Master = [("units", Units), ("people", People), ("operations", Operations), ("quotas", Quotas)];

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-model").FullName;
    int count;

    public Plant()
    {
        using Workspace workspace = Workspace.Create(WorkspaceSettings.Read(Template), TimeProvider.System);
        foreach ((string table, string csv) in Master)
        {
            Import(workspace, table, csv);
        }
    }

    string Template => Path.Combine(directory, "template");

    /// <summary>A new workspace with the master data and nothing else.</summary>
    public Workspace Open()
    {
        string copy = Path.Combine(directory, $"copy{Interlocked.Increment(ref count)}");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(Template))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return Workspace.Open(WorkspaceSettings.Read(copy), TimeProvider.System);
    }

    /// <summary>A new workspace of the same kind, its ledger in a store of a kind.</summary>
    public Workspace Open(LedgerTrial ledger)
    {
        if (ledger == LedgerTrial.File)
        {
            return Open();
        }

        var workspace = Workspace.Create(ledger.SettingsOf(Path.Combine(directory, $"copy{Interlocked.Increment(ref count)}")), TimeProvider.System);
        foreach ((string table, string csv) in Master)
        {
            Import(workspace, table, csv);
        }

        return workspace;
    }

    public ImportAnswer Import(Workspace workspace, string table, string csv)
    {
        string file = Path.Combine(directory, $"{Interlocked.Increment(ref count)}.csv");
        File.WriteAllText(file, csv);
        return new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = [table, file] }, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The team, grade and learning of a person on a day.</summary>
    public static (string Team, decimal Grade, bool Learner) Of(string person, DateOnly day) => person switch
    {
        "p1" => ("T1", 1m, false),
        "p2" => ("T1", 1.25m, false),
        "p3" => ("T1", 1m, day <= new DateOnly(2025, 2, 15)),
        "p4" => ("T2", 1m, false),
        "p5" => ("T2", 0.8m, false),
        "p6" => ("T3", 1.0001m, false),
        "p7" => day < new DateOnly(2025, 2, 10) ? ("T3", 1m, false) : ("T1", 1.5m, false),
        _ => throw new ArgumentOutOfRangeException(nameof(person)),
    };

    public static string? ClassOf(string? workCentre) => workCentre switch { "M1" => "old", "M2" => "new", _ => null };

    public static string? FamilyOf(string? operation) => operation switch { null => null, "paint" => "finish", _ => "metal" };

    /// <summary>The units above a unit, itself among them, the lowest first.</summary>
    public static IReadOnlyList<string> Above(string? unit) => unit switch
    {
        null => [],
        "T1" or "T2" or "M1" => [unit, "D1", "S1", "C", "R"],
        "M2" => [unit, "S1", "C", "R"],
        "T3" => [unit, "D2", "S2", "C", "R"],
        "M3" => [unit, "S2", "C", "R"],
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>Minutes a unit, units an hour and minutes a set-up in force.</summary>
    public static (decimal? Minutes, decimal? PerHour, decimal Setup) QuotaOf(string operation, string? @class, DateOnly day) => (operation, @class) switch
    {
        ("turn", "new") => (2.000001m, null, 12.5m),
        ("turn", _) => day < new DateOnly(2025, 2, 15) ? (6m, null, 30m) : (5.5m, null, 0m),
        ("mill", _) => (null, 26m, 0m),
        ("paint", _) => (1.333333m, null, 7m),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
