using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting.Uploading;
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
    /// <summary>Facts are brought in by who keeps them.</summary>
    internal const Roles Keepers = Roles.TeamLead | Roles.IndustrialEngineer | Roles.Editor | Roles.SiteManager;

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

        // What was saved by name goes before a file that happens to be called so.
        string? map = request.Map is null ? null : new SavedMaps(workspace.Settings).Find(request.Map) ?? request.Map;
        Mapping.Mapping? mapping = map is null ? null : Mapping.Mapping.Load(map);
        RefuseUnlessKeeper();
        (Table? table, IReadOnlyList<string> files) = Split(request.Inputs, mapping);
        var intake = new BatchIntake(workspace, actor);
        var answers = new List<ImportAnswer>();
        foreach (string file in files)
        {
            progress.Report(new Advance(Path.GetFileName(file), answers.Count, files.Count));
            ImportAnswer answer = await intake.Take(new Intake(file) { Table = table, Mapping = mapping, Map = map, Batch = request.Batch, Note = request.Note, MaxRejects = request.MaxRejects, DryRun = request.DryRun }, cancel);
            answers.Add(answer);
            RefuseRejects(request, answer, answers);
        }

        return Sum(answers);
    }

    void RefuseUnlessKeeper()
    {
        if (!actor.Reach.IsWhole && (actor.Roles & Keepers) == Roles.None)
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
            throw TooManyRejects(answer, request.MaxRejects, $"Each rejected row stands in {answer.RejectsFile} with its line, reason and remedy. Mend them, or allow them with --max-rejects.", Sum(answers));
        }
    }

    /// <summary>The refusal of a batch with more rejected rows than allowed.</summary>
    internal static RefusalException TooManyRejects(ImportAnswer answer, long allowed, string remedy, object told) => new(
        RefusalKind.RowsRejected,
        "rows_rejected",
        string.Create(CultureInfo.InvariantCulture, $"{answer.Rejected} of {answer.RowsRead} rows of {answer.File} were rejected, {allowed} are allowed; nothing of it was imported."),
        remedy)
    {
        Answer = told,
    };

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

    public sealed record Request
    {
        [Field("The table, then one or more files; with a profile the table may be left out", Argument = true, Value = "TABLE FILE")]
        public IReadOnlyList<string> Inputs { get; init; } = [];

        [Field("A mapping file, the name of a saved mapping, or of a shipped profile: garments, teknosan, erpnext-job-card", Value = "MAP")]
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
