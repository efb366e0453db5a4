using System.Globalization;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Reads the live rows of a table page by page, by key and not by offset.</summary>
static class PageQuery
{
    public static RowPage Run(DuckDBConnection connection, PageRequest request, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Take);
        Table table = request.Table;
        string[] columns = [.. Schema.Kept(table).Select(column => column.Name)];
        // The day comes first where there is one: pages then follow the file order and prune by date.
        string[] order = table.Find("date") is null ? [.. table.Key] : ["date", .. table.Key.Where(key => key != "date")];
        string[] sortable = [.. order.Select(name => $"coalesce(CAST(t.{Sql.Name(name)} AS VARCHAR), '')")];
        var filter = new PageFilter(table, request.Where);
        List<(string, object?)> parameters = [.. filter.Parameters];
        List<string> conditions = [.. filter.Conditions];
        if (request.After is not null)
        {
            string[] after = Decode(request.After, order.Length);
            conditions.Add($"({string.Join(", ", sortable)}) > ({string.Join(", ", after.Select((_, i) => $"$a{i.ToString(CultureInfo.InvariantCulture)}"))})");
            parameters.AddRange(after.Select((value, i) => ($"a{i.ToString(CultureInfo.InvariantCulture)}", (object?)value)));
            if (order[0] == "date")
            {
                // Says nothing new, but lets whole blocks of earlier days be passed over.
                conditions.Add("t.date >= CAST($a0 AS DATE)");
            }
        }

        string where = conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "";
        string sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {string.Join(", ", columns.Select(column => Selected(table, column)))}, {string.Join(", ", sortable)} FROM live_{table.Name} t{where} ORDER BY {string.Join(", ", sortable)} LIMIT {request.Take + 1}");
        List<object?[]> rows = connection.Query(sql, Values, cancel, [.. parameters]);
        bool more = rows.Count > request.Take;
        string? next = more ? Encode(rows[request.Take - 1].Skip(columns.Length)) : null;
        return new RowPage(columns, [.. rows.Take(request.Take).Select(row => (IReadOnlyList<object?>)row[..columns.Length])], next);
    }

    // A crew's rows carry shares; a page shows what the ticket said.
    static string Selected(Table table, string column) =>
        table == Tables.Work && column is ("good" or "scrap" or "rework")
            ? $"coalesce(t.ticket_{column}, t.{column}) AS {column}"
            : "t." + Sql.Name(column);

    static object?[] Values(DuckDBDataReader reader)
    {
        var values = new object?[reader.FieldCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        }

        return values;
    }

    static string Encode(IEnumerable<object?> key) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(key.Select(value => (string?)value)));

    static string[] Decode(string cursor, int length)
    {
        try
        {
            string[]? key = JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)));
            if (key?.Length == length)
            {
                return key;
            }
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            throw Malformed();
        }

        throw Malformed();
    }

    static RefusalException Malformed() => new(RefusalKind.Usage, "cursor_malformed", "The cursor is not one this program gave.", "Begin again without a cursor.");
}
