using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Exporting;

/// <summary>The rows that figures come from, page by page, as near to persons as the visitor may look.</summary>
static class RecordPages
{
    const int Rows = 50;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/records", Index),
        .. Tables.All.Select(table => Page.Get("/records/" + table.Name, visit => List(visit, table))),
    ];

    static async Task<Sheet?> Index(Visit visit)
    {
        var open = new List<Table>();
        foreach (Table table in Tables.All)
        {
            if (await visit.May(new ExportTable.Request { Table = table.Name, Limit = Rows }))
            {
                open.Add(table);
            }
        }

        return Sheet.Of<RecordTablesBody>(visit.Say("page.records"), (nameof(RecordTablesBody.Open), open));
    }

    static async Task<Sheet?> List(Visit visit, Table table)
    {
        try
        {
            ExportTable.Answer answer = await Ask(visit, table);
            return Of(visit, table, answer, null);
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Usage)
        {
            return Of(visit, table, null, refusal);
        }
    }

    static Sheet Of(Visit visit, Table table, ExportTable.Answer? answer, RefusalException? refusal) => Sheet.Of<RecordsBody>(
        visit.Say("records." + table.Name),
        (nameof(RecordsBody.Table), table),
        (nameof(RecordsBody.Next), answer?.Next),
        (nameof(RecordsBody.Columns), answer?.Rows.Columns.Select(it => it.Name).ToArray() ?? []),
        (nameof(RecordsBody.Rows), answer?.Rows.Values.ToList() ?? []),
        (nameof(RecordsBody.Refusal), refusal));

    static Task<ExportTable.Answer> Ask(Visit visit, Table table) => visit.Ask<ExportTable.Answer>(new ExportTable.Request
    {
        Table = table.Name,
        From = visit.From,
        To = visit.To,
        Under = visit.Under,
        Operation = visit.Query("operation"),
        Class = visit.Query("class"),
        Start = visit.Query("cursor") is null ? visit.Query("start") : null,
        Limit = Rows,
        Cursor = visit.Query("cursor"),
    });
}
