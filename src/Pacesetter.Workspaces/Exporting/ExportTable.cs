using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Paging;
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
    const int MostRows = 10_000;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Tables.Find(request.Table) is not { } table)
        {
            return await Entries(request, Nouns.Find(request.Table)!, cancel);
        }

        RefuseIdle(table.Name, request, FiltersOf(table));
        if (request.Start is not null && (request.Limit is null || table.Find("date") is not null))
        {
            throw StartIdle(table.Name, table.Find("date") is null ? "It is where the first page begins: say with --limit how long a page is." : "Its rows go by the day: name the first with --from.");
        }

        Scope scope = Scoping.Of(request);
        if (Cursors.Size(request.Limit, request.Cursor, MostRows) is { } limit)
        {
            return await Page(request, table, scope, limit, cancel);
        }

        return new Answer(table.Name, new StreamedRows(Columns(table), Rows(request, table, scope, cancel).ToBlockingEnumerable(cancel)));
    }

    // Told at the end, when it is known how much was given out; a reading that is broken off is told as far as it went.
    async IAsyncEnumerable<IReadOnlyList<object?>> Rows(Request request, Table table, Scope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        Dictionary<string, PersonName> known = Names(table);
        int rows = 0;
        int names = 0;
        try
        {
            await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(table, scope, cancel))
            {
                PersonName? name = known.Count == 0 ? null : known.GetValueOrDefault((string)row[PersonOf(table)]!);
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

    async Task<Answer> Page(Request request, Table table, Scope scope, int limit, CancellationToken cancel)
    {
        Cursors cursors = CursorsOf(request);
        RowPage page = await workspace.Ledger.Page(new PageRequest(table, await cursors.Open<string>(request.Cursor, cancel), limit) { Where = scope, Start = request.Cursor is null ? request.Start : null }, cancel);
        Dictionary<string, PersonName> known = Names(table);
        PersonName?[] names = [.. page.Rows.Select(row => known.Count == 0 ? null : known.GetValueOrDefault((string)row[PersonOf(table)]!))];
        IReadOnlyList<object?>[] rows = [.. page.Rows.Zip(names, (row, name) => table == Tables.People ? Named(row, name) : row)];
        await workspace.Audit.Append(Told(request, rows.Length, table == Tables.People ? names.Count(it => it is { Name: not null } or { NameZh: not null }) : null), cancel);
        return new Answer(table.Name, new StreamedRows(Columns(table), rows)) { Next = page.Next is null ? null : await cursors.At(page.Next, cancel) };
    }

    Cursors CursorsOf(Request request) => new(workspace, actor, request with { Cursor = null, Limit = null, Start = null });

    Dictionary<string, PersonName> Names(Table table) => table == Tables.People ? workspace.Registry.Names.ToDictionary(it => it.Person, StringComparer.Ordinal) : [];

    static int PersonOf(Table table) => table.Columns.ToList().FindIndex(it => it.Name == "person");

    static StreamedColumn[] Columns(Table table) => [.. table.Columns.Select(it => new StreamedColumn(it.Name, it.Kind == ColumnKind.Date))];

    static object?[] Named(IReadOnlyList<object?> row, PersonName? name)
    {
        int kept = 0;
        return [.. Tables.People.Columns.Select(column => column.PersonName ? (column.Name == "name" ? name?.Name : name?.NameZh) : row[kept++])];
    }

    async Task<Answer> Entries(Request request, Noun noun, CancellationToken cancel)
    {
        RefuseIdle(noun.Plural, request, ["under"]);
        if (request.Start is not null)
        {
            throw StartIdle(noun.Plural, "Its entries go by when they were made.");
        }

        var entries = new Entries(workspace, actor);
        Facts facts = entries.Facts();
        Cursors cursors = CursorsOf(request);
        int limit = Cursors.Size(request.Limit, request.Cursor, MostRows) ?? int.MaxValue;
        Entry[] given =
        [
            .. Place.Ordered((IQueryable<Entry>)facts.Source(noun.Type), await cursors.Open<Place>(request.Cursor, cancel)).AsEnumerable()
                .Where(it => entries.Sees(noun, it, facts) && (request.Under is null || (it.Unit is { } unit && facts.UnitsFrom(unit).Contains(request.Under))))
                .Take(limit == int.MaxValue ? limit : limit + 1),
        ];
        string? next = given.Length > limit ? await cursors.At(new Place(given[limit - 1].CreatedAt, given[limit - 1].Id), cancel) : null;
        List<Dictionary<string, object?>> rows = [.. given.Take(limit).Select(it => EntryCells.Row(noun, entries.Read(it, facts)))];
        await workspace.Audit.Append(Told(request, rows.Count, null), cancel);
        StreamedColumn[] columns = [.. EntryCells.Columns(noun).Select(column => new StreamedColumn(column, rows.Any(row => IsDay(row[column]))))];
        return new Answer(noun.Plural, new StreamedRows(columns, rows.Select(row => columns.Select(column => row[column.Name]).ToArray()))) { Next = next };
    }

    static bool IsDay(object? cell) => cell is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The filters that narrow a table.</summary>
    public static IReadOnlyList<string> FiltersOf(Table table) => table?.Name switch
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

    static RefusalException StartIdle(string table, string remedy) => new(RefusalKind.Usage, "filter_not_applicable", $"--start does not apply to {table} so.", remedy);

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

        [Field("How many rows at most; the answer's next goes on", Value = "N")]
        public int? Limit { get; init; }

        [Field("The first page begins at this code, or the next after it", Value = "CODE")]
        public string? Start { get; init; }

        [Field("Where the page before ended: its next", Value = "CURSOR")]
        public string? Cursor { get; init; }
    }

    public sealed record Answer(string Table, StreamedRows Rows)
    {
        /// <summary>The cursor of the page that follows; absent on the last, and where no page was asked for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Next { get; init; }
    }
}
