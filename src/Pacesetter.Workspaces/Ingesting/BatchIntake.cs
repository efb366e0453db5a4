using System.Security.Cryptography;
using System.Text;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Takes one file into the ledger as one batch: the one way in for commands, feeds and watched folders.</summary>
sealed class BatchIntake(Workspace workspace, Actor actor, IProgress<Advance>? progress = null)
{
    const int Steps = 5;

    /// <summary>Stages, judges and appends the rows of a file, and says what became of them.</summary>
    public async Task<ImportAnswer> Take(Intake intake, CancellationToken cancel)
    {
        Say("waiting", 0);
        using IDisposable turn = await workspace.Engine.Turn(cancel);
        Say("looking", 1);
        using SourceFile file = SourceFile.Open(intake.Path, new SourceOptions(workspace.Settings.SpillDirectory) { Called = intake.Called }, workspace.Engine.Writer, cancel);
        IReadOnlyList<ColumnPlan> plans = intake.Mapping is { } mapping ? mapping.Plans(intake.Table, file, workspace.Engine.Writer) : [ColumnPlan.Direct(intake.Table!, file)];
        var staging = new Staging(workspace.Engine.Writer, cancel);
        var staged = new List<StagedTable>();
        try
        {
            Say("reading", 2);
            staged.AddRange(plans.OrderBy(Order).Select(plan => staging.Stage(plan, file)));
            file.EnsureUnchanged();
            Say("judging", 3);
            Batch batch = BatchOf(intake, file, plans, staged);
            AppendOutcome outcome = await workspace.Ledger.Append(batch, cancel);
            if (outcome.Appended)
            {
                await workspace.Audit.Append(new Act("import", "batch", batch.Id) { Detail = new Dictionary<string, object?> { ["tables"] = outcome.Tables.Select(it => it.Table).Distinct().ToArray(), ["rows"] = outcome.Tables.Sum(it => it.Imported) } }.By(actor), cancel);
            }

            if (outcome.Appended || outcome.AlreadyImported)
            {
                new PersonNames(workspace, cancel).Keep(staged);
            }

            Say("listing", 4);
            staging.Drop(staged); // the list of the rejected wants the room
            var rejects = new RejectsFile(workspace, cancel);
            string? written = outcome.Reasons.Count > 0 ? rejects.Write(batch, file, outcome.Reasons) : null;
            return Answer(batch, file, outcome) with
            {
                RejectsFile = written,
                Rejects = written is not null && intake.ListedRejects > 0 ? rejects.Read(written, intake.ListedRejects) : [],
            };
        }
        finally
        {
            staging.Drop(staged);
        }
    }

    // Steps, since how long each takes hangs on the file; whoever waits sees which one it is.
    void Say(string step, int done) => progress?.Report(new Advance(step, done, Steps));

    Batch BatchOf(Intake intake, SourceFile file, IReadOnlyList<ColumnPlan> plans, List<StagedTable> staged)
    {
        string id = IdOf(file, intake);
        return new(id, intake.Batch ?? file.Name, intake.Called ?? intake.Path, staged, intake.MaxRejects)
        {
            DryRun = intake.DryRun,
            CreateUnknownCodes = intake.Mapping is { IsProfile: true },
            Within = intake.Within,
            Notes = [.. new[] { intake.Note, intake.Mapping?.Note }.OfType<string>(), .. file.Notes, .. plans.SelectMany(plan => plan.Notes).Distinct()],
            RejectsSpill = Path.Combine(workspace.Settings.SpillDirectory, $"{id[..16]}.rejects.parquet"),
        };
    }

    static int Order(ColumnPlan plan) => Tables.All.ToList().IndexOf(plan.Table);

    static ImportAnswer Answer(Batch batch, SourceFile file, AppendOutcome outcome)
    {
        IReadOnlyList<TableOutcome> tables = outcome.Tables;
        return new ImportAnswer
        {
            Batch = batch.Id,
            Table = string.Join(' ', batch.Staged.Select(it => it.Table.Name).Distinct()),
            File = file.Path,
            RowsRead = tables.Sum(it => it.Read),
            Imported = outcome.Appended || batch.DryRun ? tables.Sum(it => it.Imported) : 0,
            Skipped = tables.Sum(it => it.Skipped),
            Rejected = tables.Sum(it => it.Rejected),
            AlreadyImported = outcome.AlreadyImported,
            DryRun = batch.DryRun,
            // Of a batch that was taken back nothing is in the ledger, whatever was judged good.
            Reconciliation = [.. tables.SelectMany(it => it.Reconciliation).Select(it => outcome.Appended || batch.DryRun ? it : it with { Ledger = 0 })],
            Tables = tables.Count > 1 ? tables : [],
            Created = outcome.Created,
            Notes = outcome.AlreadyImported ? ["already imported", .. batch.Notes] : batch.Notes,
        };
    }

    static string IdOf(SourceFile file, Intake intake)
    {
        string map = intake.Map is null ? "" : File.Exists(intake.Map) ? File.ReadAllText(intake.Map) : intake.Map;
        byte[] content = Encoding.UTF8.GetBytes($"{file.Sha256}\n{intake.Table?.Name}\n{map}");
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
