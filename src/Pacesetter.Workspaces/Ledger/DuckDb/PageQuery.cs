using System.Globalization;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Reads the live rows of a table page by page, by key and not by offset.</summary>
/// <remarks>A table of many days is read a few days at a time, so that a page sorts what it gives and little more.</remarks>
sealed class PageQuery
{
    /// <summary>How many rows, before any filter, a filtered page looks through at a time: few at first, more where few belong to it.</summary>
    const int FirstStretch = 50_000;
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
        // The days of one person are few.
        if (!ByDay || request.Where.Person is not null)
        {
            return Page(Read(after, null, request.Take + 1));
        }

        List<object?[]> rows = [];
        DateOnly? from = after is null ? request.Where.Period?.First ?? First() : DateOnly.ParseExact(after[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        int stretch = new PageFilter(request.Table, request.Where with { Period = null }).Conditions.Count == 0 ? request.Take : Math.Max(request.Take, FirstStretch);
        while (from is { } first && Days(first, stretch) is { } days)
        {
            rows.AddRange(Read(after, new Period(first, days.Last), request.Take + 1 - rows.Count));
            (from, after, stretch) = (rows.Count <= request.Take && days.More ? days.Last.AddDays(1) : null, null, Math.Min(Stretch, stretch * 4));
        }

        return Page(rows);
    }

    // Of a row that was taken back since, it is only where the search begins.
    DateOnly? First() => connection.Query<DateOnly?>($"SELECT min(date) FROM {request.Table.Name} WHERE sign > 0", row => row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0), cancel)[0];

    string Source => request.Table == Tables.Work ? "standing_work" : "live_" + request.Table.Name;

    // The days from one on that hold about so many rows, before any filter; looked for a few days ahead first, since what is near is found soonest.
    (DateOnly Last, bool More)? Days(DateOnly from, int rows)
    {
        int end = (request.Where.Period?.Last ?? DateOnly.MaxValue).DayNumber;
        for (long ahead = 16; ; ahead *= 16)
        {
            var last = DateOnly.FromDayNumber((int)Math.Min(end, from.DayNumber + ahead));
            (DateOnly Last, bool More)? found = connection.Query<(DateOnly, bool)?>(
                string.Create(CultureInfo.InvariantCulture, $"SELECT max(date) FILTER (before <= {rows}), bool_or(before > {rows}) FROM (SELECT date, sum(count(*)) OVER (ORDER BY date) - count(*) AS before FROM {Source} WHERE date >= $from AND date <= $last GROUP BY date)"),
                row => row.IsDBNull(0) ? null : (row.GetFieldValue<DateOnly>(0), row.GetBoolean(1)),
                cancel,
                ("from", from),
                ("last", last))[0];
            if (found is { More: true } || last.DayNumber == end)
            {
                return found;
            }
        }
    }

    List<object?[]> Read(string[]? after, Period? days, int most)
    {
        var filter = new PageFilter(request.Table, days is null ? request.Where : request.Where with { Period = days });
        bool coded = request.Table == Tables.Work;
        List<(string, object?)> parameters = [.. filter.Parameters.Select(it => coded && it.Value is string code ? (it.Name, Codes.Number(connection, code, cancel)) : it)];
        List<string> conditions = coded ? [] : [.. filter.Conditions];
        string narrowed = filter.Conditions.Count > 0 ? " WHERE " + string.Join(" AND ", filter.Conditions) : "";
        string source = coded ? $"({Sql.Text("live-work", ("rows", $"(SELECT * FROM standing_work t{narrowed})"))})" : "live_" + request.Table.Name;
        if (after is not null)
        {
            conditions.Add($"({string.Join(", ", sortable)}) > ({string.Join(", ", after.Select((_, i) => $"$a{i.ToString(CultureInfo.InvariantCulture)}"))})");
            parameters.AddRange(after.Select((value, i) => ($"a{i.ToString(CultureInfo.InvariantCulture)}", (object?)value)));
        }

        if (request.Start is { } start && !ByDay)
        {
            conditions.Add($"{sortable[0]} >= $start");
            parameters.Add(("start", start));
        }

        string where = conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "";
        string sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {string.Join(", ", columns.Select(column => Selected(request.Table, column)))}, {string.Join(", ", sortable)} FROM {source} t{where} ORDER BY {string.Join(", ", sortable)} LIMIT {most}");
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

    /// <summary>The values of a cursor: of the day, if the table has one, then of the rest of the key.</summary>
    public static string[] Decode(string cursor, int length)
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
