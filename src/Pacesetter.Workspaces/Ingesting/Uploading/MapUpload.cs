using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Says how an upload is read. Whatever a check found before is void.</summary>
[UseCase("upload", "map", "Say which of a file's columns fills which of the table's, and what its totals should come to", Examples =
[
    "upload map 5b1c9d2e7f3a --columns date=Datum --columns good=qty --columns record=ticket",
    "upload map 5b1c9d2e7f3a --profile my-erp --totals rows=1200 --totals good=48210",
])]
public sealed class MapUpload(Workspace workspace, Actor actor, Asker asker) : IUseCase<MapUpload.Request, UploadAnswer>
{
    const int LongestText = 500;

    public async Task<UploadAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        Upload upload = uploads.Find(request.Id);
        await ShowUpload.RefuseInUse(workspace, uploads, upload, cancel);

        Table table = Uploads.TableOf(upload.Table, actor);
        bool shipped = request.Profile is { } profile && Mapping.Mapping.Profiles.Contains(profile);
        if (shipped && !actor.Reach.IsWhole)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "beyond_reach", "A shipped profile makes units, people and operations as it finds them.", "Ask the owner of the workspace.");
        }

        Upload mapped = upload with
        {
            Profile = shipped ? request.Profile : null,
            Columns = shipped ? upload.Columns : request.Profile is { } saved ? new SavedMaps(workspace.Settings).Columns(saved, upload.Headers) : Columns(request.Columns, table, upload),
            Under = request.Under,
            Batch = Line(request.Batch),
            Note = Line(request.Note),
            Totals = Totals(request.Totals),
            Revision = upload.Revision + 1,
            MappedAt = workspace.Clock.GetUtcNow(),
        };
        if (!shipped)
        {
            RefuseIncomplete(table, mapped.Columns);
        }

        if (request.SaveAs is { } name)
        {
            new SavedMaps(workspace.Settings).Save(name, mapped.Columns);
        }

        uploads.Keep(mapped);
        return await ShowUpload.Of(workspace, uploads, mapped, cancel);
    }

    static Dictionary<string, string> Columns(IReadOnlyList<string> given, Table table, Upload upload)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string column, string header) in given.Select(Parted))
        {
            if (table.Find(column) is null)
            {
                throw new RefusalException(RefusalKind.Usage, "map_column_unknown", $"{table.Name} has no column {column}.", "Its columns: " + string.Join(", ", table.Columns.Select(it => it.Name)));
            }

            columns[column] = upload.Headers.Contains(header) ? header
                : throw new RefusalException(RefusalKind.Usage, "source_column_missing", $"{upload.Name} has no column {header}.", "Its columns: " + string.Join(", ", upload.Headers));
        }

        return columns;
    }

    static void RefuseIncomplete(Table table, IReadOnlyDictionary<string, string> columns)
    {
        string[] missing = [.. table.Columns.Where(it => it.Required && !columns.ContainsKey(it.Name)).Select(it => it.Name)];
        if (missing.Length > 0)
        {
            throw new RefusalException(RefusalKind.Usage, "column_missing", $"{table.Name} needs {string.Join(", ", missing)}.", "Choose a column of the file for each.");
        }
    }

    static Dictionary<string, decimal> Totals(IReadOnlyList<string> given) => given.Select(Parted).ToDictionary(
        it => it.Left,
        it => decimal.TryParse(it.Right, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal total) ? total
            : throw new RefusalException(RefusalKind.Usage, "total_malformed", $"{it.Right} is no total of {it.Left}.", "Write a number: 48210.5"),
        StringComparer.Ordinal);

    static (string Left, string Right) Parted(string given) => given.Split('=', 2) is [{ Length: > 0 } left, { Length: > 0 } right] ? (left, right)
        : throw new RefusalException(RefusalKind.Usage, "field_malformed", $"{given} is not of the form COLUMN=SOMETHING.", "Write: good=qty");

    static string? Line(string? text) => text is null || (text.Length <= LongestText && !text.Any(char.IsControl)) ? text
        : throw new RefusalException(RefusalKind.Usage, "field_malformed", $"A name or remark is one line of at most {LongestText} characters.", "Shorten it.");

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }

        [Field("A column of the table and the file's column that fills it", Value = "COLUMN=HEADER")]
        public IReadOnlyList<string> Columns { get; init; } = [];

        [Field("A saved mapping or a shipped profile in place of columns", Value = "PROFILE")]
        public string? Profile { get; init; }

        [Field("Keep the columns as a mapping of this name, for the next file and for: pacesetter import --map NAME", Value = "NAME")]
        public string? SaveAs { get; init; }

        [Field("Only rows of this unit and what lies below it; others are rejected as unknown", Value = "UNIT")]
        public string? Under { get; init; }

        [Field("A name for the batch", Value = "NAME")]
        public string? Batch { get; init; }

        [Field("A remark that every figure made from this batch carries", Value = "TEXT")]
        public string? Note { get; init; }

        [Field("What a total should come to: rows, good, hours, off_hours", Value = "COLUMN=NUMBER")]
        public IReadOnlyList<string> Totals { get; init; } = [];
    }
}
