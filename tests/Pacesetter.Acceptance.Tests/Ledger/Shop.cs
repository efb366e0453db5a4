using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

/// <summary>A small workshop in a workspace of its own: one site, one team, machines, people p1 to p12, operations with quotas.</summary>
sealed class Shop : IDisposable
{
    public const string WorkHeader = "record,date,person,operation,good,scrap,hours,off_hours,corrects\n";

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-shop").FullName;
    int files;

    /// <summary>The workshop, its ledger in a store of a kind.</summary>
    public Shop(LedgerTrial ledger = LedgerTrial.File)
        : this(ledger, true)
    {
        Import("units", "unit,parent,kind,name,class\ns,,site,Site,\nt,s,team,Team,\nm1,s,work_centre,Machine 1,old\nm2,s,work_centre,Machine 2,new\n");
        Import("people", "person,team,from\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"p{i},t,2025-01-01\n")));
        Import("operations", "operation,name\nturn,Turning\nmill,Milling\n");
        Import("quotas", "operation,class,minutes,per_hour,setup_minutes,from,to\nturn,,6,,30,2025-01-01,2025-06-30\nturn,,3,,30,2025-07-01,\nturn,new,2,,,2025-07-01,\nmill,,,26,,2025-01-01,\n");
    }

    Shop(LedgerTrial ledger, bool _)
    {
        WorkspaceSettings settings = ledger.SettingsOf(Path.Combine(directory, "workspace"));
        SqliteTemplate.Bring(settings);
        Workspace = Workspace.Create(settings, TimeProvider.System);
    }

    public Workspace Workspace { get; }

    /// <summary>A workspace into which nothing was brought yet.</summary>
    public static Shop Empty(LedgerTrial ledger = LedgerTrial.File) => new(ledger, false);

    public ImportAnswer Import(string table, string csv, long maxRejects = 0)
    {
        string file = Path.Combine(directory, $"{files++}.csv");
        File.WriteAllText(file, csv);
        return ImportFile(table, file, maxRejects);
    }

    public ImportAnswer ImportFile(string table, string file, long maxRejects = 0, string? map = null) =>
        new Import(Workspace, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = [table, file], MaxRejects = maxRejects, Map = map }, CancellationToken.None).GetAwaiter().GetResult();

    public FulfilmentRow Of(string person) => Rows(By.Person).Single(row => row.Unit == person);

    public IReadOnlyList<FulfilmentRow> Rows(By by) =>
        new MeasureFulfilment(Workspace).Run(new MeasureFulfilment.Request { By = by }, CancellationToken.None).GetAwaiter().GetResult().Rows;

    public static IReadOnlyList<string> Rejects(RefusalException refusal) => File.ReadAllLines(((ImportAnswer)refusal.Answer!).RejectsFile!);

    public void Dispose()
    {
        Workspace.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}
