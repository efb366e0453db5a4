using System.Globalization;
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

        Dictionary<string, PersonName> names = table == Tables.People
            ? workspace.Registry.Names.ToDictionary(it => it.Person, StringComparer.Ordinal)
            : [];
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        string? after = null;
        do
        {
            RowPage page = await workspace.Ledger.Page(new PageRequest(table, after, 50_000) { Where = Scoping.Of(request) }, cancel);
            foreach (IReadOnlyList<object?> row in page.Rows)
            {
                var given = page.Columns.Zip(row).ToDictionary(it => it.First, it => it.Second, StringComparer.Ordinal);
                PersonName? name = table == Tables.People ? names.GetValueOrDefault((string)given["person"]!) : null;
                rows.Add(table.Columns.ToDictionary(
                    column => column.Name,
                    column => column.PersonName ? (column.Name == "name" ? name?.Name : name?.NameZh) : given[column.Name],
                    StringComparer.Ordinal));
            }

            after = page.Next;
        }
        while (after is not null);

        await workspace.Audit.Append(Told(request, rows.Count, table == Tables.People ? rows.Count(row => row["name"] is not null || row["name_zh"] is not null) : null), cancel);
        return new Answer(table.Name, rows);
    }

    async Task<Answer> Entries(Request request, Noun noun, CancellationToken cancel)
    {
        var entries = new Entries(workspace, actor);
        Facts facts = entries.Facts();
        List<IReadOnlyDictionary<string, object?>> rows =
        [
            .. ((IQueryable<Entry>)facts.Source(noun.Type)).OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).AsEnumerable()
                .Where(it => it.VisibleTo(actor, facts) && (request.Under is null || (it.Unit is { } unit && facts.UnitsFrom(unit).Contains(request.Under))))
                .Select(it => EntryCells.Row(noun, entries.Read(it))),
        ];
        await workspace.Audit.Append(Told(request, rows.Count, null), cancel);
        return new Answer(noun.Plural, rows);
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
        },
    }.By(actor);

    public sealed record Request : Filters
    {
        [Field("The table", Argument = true, Words = ["units", "people", "operations", "quotas", "attendance", "calendar", "work", "metrics", "observations",
            "quota-revisions", "titles", "awards", "objections", "practices", "conferences", "resolutions", "claims", "suggestions", "adoptions", "mentorings", "campaigns", "pledges", "challenges", "appeals", "goals"])]
        public required string Table { get; init; }
    }

    public sealed record Answer(string Table, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);
}
