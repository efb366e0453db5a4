using System.Globalization;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
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
public sealed class ExportTable(Workspace workspace) : IUseCase<ExportTable.Request, ExportTable.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Table table = Tables.Find(request.Table)!;
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

    static Act Told(Request request, int rows, int? names) => new("export", request.Table)
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
    };

    public sealed record Request : Filters
    {
        [Field("The table", Argument = true, Words = ["units", "people", "operations", "quotas", "attendance", "calendar", "work", "metrics", "observations"])]
        public required string Table { get; init; }
    }

    public sealed record Answer(string Table, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);
}
