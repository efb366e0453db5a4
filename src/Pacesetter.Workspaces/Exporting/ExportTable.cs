using System.Globalization;
using System.Runtime.CompilerServices;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exporting;

/// <summary>Gives a table out with the columns it is imported with.</summary>
[UseCase("export", null, "A table with the columns it is imported with", Examples =
[
    "export units --output csv --out units.csv",
    "export work --from 2026-02-01 --to 2026-02-28 --output xlsx --out february.xlsx",
])]
public sealed class ExportTable(Workspace workspace, Actor actor) : IUseCase<ExportTable.Request, ExportTable.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Tables.Find(request.Table) is not { } table)
        {
            return await Entries(request, Nouns.Find(request.Table)!, cancel);
        }

        RefuseIdle(table.Name, request, ScopeOf(table));
        Scope scope = Scoping.Of(request);
        return new Answer(table.Name, new StreamedRows([.. table.Columns.Select(it => new StreamedColumn(it.Name, it.Kind == ColumnKind.Date))], Rows(request, table, scope, cancel).ToBlockingEnumerable(cancel)));
    }

    // Told at the end, when it is known how much was given out; a reading that is broken off is told as far as it went.
    async IAsyncEnumerable<IReadOnlyList<object?>> Rows(Request request, Table table, Scope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        Dictionary<string, PersonName> known = table == Tables.People
            ? workspace.Registry.Names.ToDictionary(it => it.Person, StringComparer.Ordinal)
            : [];
        int person = table.Columns.ToList().FindIndex(it => it.Name == "person");
        int rows = 0;
        int names = 0;
        try
        {
            await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(table, scope, cancel))
            {
                PersonName? name = known.Count == 0 ? null : known.GetValueOrDefault((string)row[person]!);
                rows++;
                names += name is { Name: not null } or { NameZh: not null } ? 1 : 0;
                yield return table == Tables.People ? Named(row, name) : row;
            }
        }
        finally
        {
            await workspace.Audit.Append(Told(request, rows, table == Tables.People ? names : null), CancellationToken.None);
        }
    }

    static object?[] Named(IReadOnlyList<object?> row, PersonName? name)
    {
        int kept = 0;
        return [.. Tables.People.Columns.Select(column => column.PersonName ? (column.Name == "name" ? name?.Name : name?.NameZh) : row[kept++])];
    }

    async Task<Answer> Entries(Request request, Noun noun, CancellationToken cancel)
    {
        RefuseIdle(noun.Plural, request, ["under"]);
        var entries = new Entries(workspace, actor);
        Facts facts = entries.Facts();
        List<Dictionary<string, object?>> rows =
        [
            .. ((IQueryable<Entry>)facts.Source(noun.Type)).OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).AsEnumerable()
                .Where(it => entries.Sees(noun, it, facts) && (request.Under is null || (it.Unit is { } unit && facts.UnitsFrom(unit).Contains(request.Under))))
                .Select(it => EntryCells.Row(noun, entries.Read(it, facts))),
        ];
        await workspace.Audit.Append(Told(request, rows.Count, null), cancel);
        StreamedColumn[] columns = [.. EntryCells.Columns(noun).Select(column => new StreamedColumn(column, rows.Any(row => IsDay(row[column]))))];
        return new Answer(noun.Plural, new StreamedRows(columns, rows.Select(row => columns.Select(column => row[column.Name]).ToArray())));
    }

    static bool IsDay(object? cell) => cell is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static IReadOnlyList<string> ScopeOf(Table table) => table.Name switch
    {
        "units" => ["under", "class"],
        "people" or "attendance" or "calendar" or "observations" => ["from", "to", "under"],
        "operations" => ["operation"],
        "quotas" => ["from", "to", "operation", "class"],
        "work" => ["from", "to", "under", "operation", "class"],
        _ => [],
    };

    // A filter that narrows nothing would give out more than was asked for.
    static void RefuseIdle(string table, Request request, IReadOnlyList<string> known)
    {
        (string Name, bool Given)[] filters = [("from", request.From is not null), ("to", request.To is not null), ("under", request.Under is not null), ("operation", request.Operation is not null), ("class", request.Class is not null)];
        if (filters.FirstOrDefault(it => it.Given && !known.Contains(it.Name)).Name is { } idle)
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "filter_not_applicable",
                $"--{idle} does not narrow {table}.",
                known.Count == 0 ? "Leave it out." : $"Its filters: {string.Join(", ", known.Select(it => "--" + it))}.");
        }
    }

    Act Told(Request request, int rows, int? names) => new Act("export", request.Table)
    {
        Detail = new Dictionary<string, object?>
        {
            ["rows"] = rows,
            ["names"] = names,
            ["from"] = request.From?.ToString("O", CultureInfo.InvariantCulture),
            ["to"] = request.To?.ToString("O", CultureInfo.InvariantCulture),
            ["under"] = request.Under,
            ["operation"] = request.Operation,
            ["class"] = request.Class,
        },
    }.By(actor);

    public sealed record Request : Filters
    {
        [Field("The table", Argument = true, Words = ["units", "people", "operations", "quotas", "attendance", "calendar", "work", "metrics", "observations",
            "quota-revisions", "titles", "awards", "objections", "practices", "conferences", "resolutions", "claims", "suggestions", "adoptions", "mentorings", "campaigns", "pledges", "challenges", "appeals", "goals"])]
        public required string Table { get; init; }
    }

    public sealed record Answer(string Table, StreamedRows Rows);
}
