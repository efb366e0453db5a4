using System.Globalization;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Reads the live rows of a table page by page, by key and not by offset.</summary>
/// <remarks>A table of many days is read a few days at a time, so that a page sorts what it gives and little more; the page that ends such a stretch may be shorter than asked for.</remarks>
sealed class PageQuery
{
    /// <summary>How many rows, before any filter, a filtered page looks through at a time.</summary>
    const int Stretch = 1_000_000;

    readonly DuckDBConnection connection;
    readonly PageRequest request;
    readonly CancellationToken cancel;
    readonly string[] columns;
    readonly string[] order;
    readonly string[] sortable;

    PageQuery(DuckDBConnection connection, PageRequest request, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Take);
        this.connection = connection;
        this.request = request;
        this.cancel = cancel;
        columns = [.. Schema.Kept(request.Table).Select(column => column.Name)];
        // The day comes first where there is one: pages then follow the file order and prune by date.
        order = ByDay ? ["date", .. request.Table.Key.Where(key => key != "date")] : [.. request.Table.Key];
        sortable = [.. order.Select(name => $"coalesce(CAST(t.{Sql.Name(name)} AS VARCHAR), '')")];
    }

    bool ByDay => request.Table.Find("date") is not null;

    public static RowPage Run(DuckDBConnection connection, PageRequest request, CancellationToken cancel) => new PageQuery(connection, request, cancel).Run();

    RowPage Run()
    {
        string[]? after = request.After is null ? null : Decode(request.After, order.Length);
        if (!ByDay)
        {
            return Page(Read(after, null));
        }

        DateOnly from = after is null ? request.Where.Period?.First ?? DateOnly.MinValue : DateOnly.ParseExact(after[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        while (true)
        {
            (DateOnly Last, bool More)? days = Days(from);
            if (days is null)
            {
                return new RowPage(columns, [], null);
            }

            RowPage page = Page(Read(after, new Period(from, days.Value.Last)));
            if (page.Next is not null || !days.Value.More)
            {
                return page;
            }

            from = days.Value.Last.AddDays(1);
            if (page.Rows.Count > 0)
            {
                // No key is all empty: every row of that day follows.
                return page with { Next = Encode([from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), .. order.Skip(1).Select(_ => "")]) };
            }

            after = null;
        }
    }

    // The days from one on that hold about a page of rows, or about a stretch of them where only some belong to the page.
    (DateOnly Last, bool More)? Days(DateOnly from)
    {
        int rows = new PageFilter(request.Table, request.Where with { Period = null }).Conditions.Count == 0 ? request.Take : Math.Max(request.Take, Stretch);
        string source = request.Table == Tables.Work ? "standing_work" : "live_" + request.Table.Name;
        return connection.Query<(DateOnly, bool)?>(
            string.Create(CultureInfo.InvariantCulture, $"SELECT max(date) FILTER (before <= {rows}), bool_or(before > {rows}) FROM (SELECT date, sum(count(*)) OVER (ORDER BY date) - count(*) AS before FROM {source} WHERE date >= $from AND date <= $last GROUP BY date)"),
            row => row.IsDBNull(0) ? null : (row.GetFieldValue<DateOnly>(0), row.GetBoolean(1)),
            cancel,
            ("from", from),
            ("last", request.Where.Period?.Last ?? DateOnly.MaxValue))[0];
    }

    List<object?[]> Read(string[]? after, Period? days)
    {
        var filter = new PageFilter(request.Table, days is null ? request.Where : request.Where with { Period = days });
        List<(string, object?)> parameters = [.. filter.Parameters];
        List<string> conditions = [.. filter.Conditions];
        if (after is not null)
        {
            conditions.Add($"({string.Join(", ", sortable)}) > ({string.Join(", ", after.Select((_, i) => $"$a{i.ToString(CultureInfo.InvariantCulture)}"))})");
            parameters.AddRange(after.Select((value, i) => ($"a{i.ToString(CultureInfo.InvariantCulture)}", (object?)value)));
        }

        string where = conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "";
        string sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {string.Join(", ", columns.Select(column => Selected(request.Table, column)))}, {string.Join(", ", sortable)} FROM live_{request.Table.Name} t{where} ORDER BY {string.Join(", ", sortable)} LIMIT {request.Take + 1}");
        return connection.Query(sql, Values, cancel, [.. parameters]);
    }

    RowPage Page(List<object?[]> rows)
    {
        string? next = rows.Count > request.Take ? Encode(rows[request.Take - 1].Skip(columns.Length)) : null;
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
