using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Imports files into the ledger, each as one batch, whole or not at all.</summary>
[UseCase("import", null, "Import files into a table; the good rows of a file go in together, or none", Local = true, Examples =
[
    "import --template work",
    "import work january.csv",
    "import work tickets.xlsx --map my-map.json --max-rejects 20",
    "import work garments_worker_productivity.csv --map garments",
    "import people people.csv --dry-run",
])]
public sealed class Import(Workspace workspace, Actor actor, IProgress<Advance> progress) : IUseCase<Import.Request, ImportAnswer>
{
    public async Task<ImportAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Template is { } template)
        {
            return Templates.Of(template);
        }

        if (request.Inputs.Count > 0 && Nouns.Find(request.Inputs[0]) is { } noun)
        {
            return await Entries(request, noun, cancel);
        }

        Mapping.Mapping? mapping = request.Map is null ? null : Mapping.Mapping.Load(request.Map);
        RefuseUnlessKeeper();
        (Table? table, IReadOnlyList<string> files) = Split(request.Inputs, mapping);
        var answers = new List<ImportAnswer>();
        foreach (string file in files)
        {
            progress.Report(new Advance(Path.GetFileName(file), answers.Count, files.Count));
            ImportAnswer answer = await One(request, table, mapping, file, cancel);
            answers.Add(answer);
            RefuseRejects(request, answer, answers);
        }

        return Sum(answers);
    }

    // Facts are brought in by who keeps them.
    void RefuseUnlessKeeper()
    {
        if (!actor.Reach.IsWhole && (actor.Roles & (Roles.TeamLead | Roles.IndustrialEngineer | Roles.Editor | Roles.SiteManager)) == Roles.None)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks", $"As {RoleWords.Of(actor.Roles)} one brings no facts into the ledger.", "A lead, industrial engineer, editor or site manager does, or the owner of the files.");
        }
    }

    async Task<ImportAnswer> Entries(Request request, Noun noun, CancellationToken cancel)
    {
        var answers = new List<ImportAnswer>();
        foreach (string? file in request.Inputs.Skip(1).DefaultIfEmpty())
        {
            if (file is null || request.Map is not null)
            {
                throw new RefusalException(RefusalKind.Usage, "file_not_named", file is null ? "No file is named." : $"{noun.Plural} are imported with their own columns.", $"Write: pacesetter import {noun.Plural} FILE");
            }

            ImportAnswer answer = await new ImportEntries(workspace, actor, noun).Run(file, request.MaxRejects, request.DryRun, cancel);
            answers.Add(answer);
            RefuseRejects(request, answer, answers);
        }

        return Sum(answers);
    }

    static void RefuseRejects(Request request, ImportAnswer answer, List<ImportAnswer> answers)
    {
        if (answer.Rejected > request.MaxRejects && !request.DryRun)
        {
            throw new RefusalException(
                RefusalKind.RowsRejected,
                "rows_rejected",
                string.Create(CultureInfo.InvariantCulture, $"{answer.Rejected} of {answer.RowsRead} rows of {answer.File} were rejected, {request.MaxRejects} are allowed; nothing of this file was imported."),
                $"Each rejected row stands in {answer.RejectsFile} with its line, reason and remedy. Mend them, or allow them with --max-rejects.")
            { Answer = Sum(answers) };
        }
    }

    static (Table? Table, IReadOnlyList<string> Files) Split(IReadOnlyList<string> inputs, Mapping.Mapping? mapping)
    {
        Table? table = inputs.Count > 0 ? Tables.Find(inputs[0]) : null;
        IReadOnlyList<string> files = table is null ? inputs : [.. inputs.Skip(1)];
        if (table is null && mapping is not { IsProfile: true })
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "table_unknown",
                inputs.Count == 0 ? "No table is named." : $"There is no table {inputs[0]}.",
                "Name one of: " + string.Join(", ", Tables.All.Select(it => it.Name).Concat(Nouns.All.Select(it => it.Plural))) + "; or a profile with --map.");
        }

        return files.Count > 0
            ? (table, files)
            : throw new RefusalException(RefusalKind.Usage, "file_not_named", "No file is named.", "Write: pacesetter import TABLE FILE");
    }

    async Task<ImportAnswer> One(Request request, Table? table, Mapping.Mapping? mapping, string path, CancellationToken cancel)
    {
        using SourceFile file = SourceFile.Open(path, new SourceOptions(workspace.Settings.SpillDirectory), workspace.Engine.Writer, cancel);
        IReadOnlyList<ColumnPlan> plans = mapping is null ? [ColumnPlan.Direct(table!, file)] : mapping.Plans(table, file, workspace.Engine.Writer);
        string id = IdOf(file, table, request.Map);
        var staging = new Staging(workspace.Engine.Writer, cancel);
        var staged = new List<StagedTable>();
        try
        {
            staged.AddRange(plans.OrderBy(Order).Select(plan => staging.Stage(plan, file)));
            file.EnsureUnchanged();
            string[] notes = [.. file.Notes, .. plans.SelectMany(plan => plan.Notes).Distinct()];
            var batch = new Batch(id, request.Batch ?? file.Name, path, staged, request.MaxRejects)
            {
                DryRun = request.DryRun,
                CreateUnknownCodes = mapping is { IsProfile: true },
                Notes = [.. new[] { request.Note, mapping?.Note }.OfType<string>(), .. notes],
                RejectsSpill = Path.Combine(workspace.Settings.SpillDirectory, $"{id[..16]}.rejects.parquet"),
            };
            AppendOutcome outcome = await workspace.Ledger.Append(batch, cancel);
            if (outcome.Appended)
            {
                await workspace.Audit.Append(new Act("import", "batch", id) { Detail = new Dictionary<string, object?> { ["tables"] = outcome.Tables.Select(it => it.Table).Distinct().ToArray(), ["rows"] = outcome.Tables.Sum(it => it.Imported) } }.By(actor), cancel);
            }

            if (outcome.Appended || outcome.AlreadyImported)
            {
                new PersonNames(workspace, cancel).Keep(staged);
            }

            staging.Drop(staged); // the list of the rejected wants the room
            string? rejects = outcome.Reasons.Count > 0 ? new RejectsFile(workspace, cancel).Write(batch, file, outcome.Reasons) : null;
            return Answer(batch, file, outcome, rejects, request.DryRun);
        }
        finally
        {
            staging.Drop(staged);
        }
    }

    static int Order(ColumnPlan plan) => Tables.All.ToList().IndexOf(plan.Table);

    static ImportAnswer Answer(Batch batch, SourceFile file, AppendOutcome outcome, string? rejects, bool dryRun)
    {
        IReadOnlyList<TableOutcome> tables = outcome.Tables;
        return new ImportAnswer
        {
            Batch = batch.Id,
            Table = string.Join(' ', batch.Staged.Select(it => it.Table.Name).Distinct()),
            File = file.Path,
            RowsRead = tables.Sum(it => it.Read),
            Imported = outcome.Appended || dryRun ? tables.Sum(it => it.Imported) : 0,
            Skipped = tables.Sum(it => it.Skipped),
            Rejected = tables.Sum(it => it.Rejected),
            RejectsFile = rejects,
            AlreadyImported = outcome.AlreadyImported,
            DryRun = dryRun,
            // Of a batch that was taken back nothing is in the ledger, whatever was judged good.
            Reconciliation = [.. tables.SelectMany(it => it.Reconciliation).Select(it => outcome.Appended || dryRun ? it : it with { Ledger = 0 })],
            Tables = tables.Count > 1 ? tables : [],
            Created = outcome.Created,
            Notes = outcome.AlreadyImported ? ["already imported", .. batch.Notes] : batch.Notes,
        };
    }

    static ImportAnswer Sum(List<ImportAnswer> answers) => answers.Count == 1
        ? answers[0]
        : new ImportAnswer
        {
            Table = string.Join(' ', answers.Select(it => it.Table).Distinct()),
            RowsRead = answers.Sum(it => it.RowsRead),
            Imported = answers.Sum(it => it.Imported),
            Skipped = answers.Sum(it => it.Skipped),
            Rejected = answers.Sum(it => it.Rejected),
            DryRun = answers[0].DryRun,
            AlreadyImported = answers.All(it => it.AlreadyImported),
            Files = answers,
        };

    static string IdOf(SourceFile file, Table? table, string? map)
    {
        string mapText = map is null ? "" : File.Exists(map) ? File.ReadAllText(map) : map;
        byte[] content = Encoding.UTF8.GetBytes($"{file.Sha256}\n{table?.Name}\n{mapText}");
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public sealed record Request
    {
        [Field("The table, then one or more files; with a profile the table may be left out", Argument = true, Value = "TABLE FILE")]
        public IReadOnlyList<string> Inputs { get; init; } = [];

        [Field("A mapping file, or the name of a shipped profile: garments, teknosan, erpnext-job-card", Value = "MAP")]
        public string? Map { get; init; }

        [Field("A name for the batch", Value = "NAME")]
        public string? Batch { get; init; }

        [Field("How many rows may be rejected before nothing is imported", Value = "N")]
        public long MaxRejects { get; init; }

        [Field("A remark that every figure made from this batch carries", Value = "TEXT")]
        public string? Note { get; init; }

        [Field("Print the header and the meaning of a table's columns instead of importing", Value = "TABLE")]
        public string? Template { get; init; }

        [Field("Check everything and import nothing")]
        public bool DryRun { get; init; }
    }
}
