using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Pages through facts of the cluster: the days that hold a page are brought into a transaction of the embedded engine, which orders and filters them as it does its own.</summary>
sealed class PageSlice(ClusterClient client, DuckDBConnection connection, Snapshot snapshot, PageRequest request, CancellationToken cancel)
{
    readonly StoredTable table = StoredTable.Find(request.Table);

    string Database => client.Address.Database;

    public async Task<RowPage> Run()
    {
        if (!snapshot.Has(table))
        {
            return PageQuery.Run(connection, request, cancel);
        }

        string[]? after = request.After is null ? null : PageQuery.Decode(request.After, request.Table.Key.Contains("date") ? request.Table.Key.Count : request.Table.Key.Count + 1);
        DateOnly? from = after is null ? request.Where.Period?.First ?? await First() : DateOnly.ParseExact(after[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (long most = request.Take; ; most *= 8)
        {
            (DateOnly Last, bool More)? days = from is { } first ? await Days(first, most) : null;
            RowPage page = await Page(from, days?.Last, after);
            // A filter may leave little of what was brought.
            if (page.Next is not null || days is not { More: true })
            {
                return page;
            }
        }
    }

    async Task<DateOnly?> First()
    {
        using RowBinaryReader rows = await client.Ask($"SELECT toInt32(min(date)), toInt64(count()) FROM {Database}.{table.Name} WHERE {snapshot.Condition} AND sign > 0", cancel);
        return rows.Next() && rows.Int32() is var day && rows.Int64() > 0 ? ClusterSql.Day(day) : null;
    }

    // The days from one on that hold more than so many rows; looked for a few days ahead first.
    async Task<(DateOnly Last, bool More)?> Days(DateOnly from, long rows)
    {
        int end = (request.Where.Period?.Last ?? new DateOnly(2200, 12, 31)).DayNumber;
        for (long ahead = 16; ; ahead *= 16)
        {
            var last = DateOnly.FromDayNumber((int)Math.Min(end, from.DayNumber + ahead));
            long before = 0;
            using RowBinaryReader found = await client.Ask($"SELECT date, toInt64(sum(toInt64(sign))) FROM {Database}.{table.Name} WHERE {snapshot.Condition}{Between(from, last)}{Narrowed} GROUP BY date ORDER BY date", cancel);
            while (found.Next())
            {
                DateOnly day = ClusterSql.Day(found.Int32());
                long count = found.Int64();
                // The first day may lie before the cursor.
                before += day == from && request.After is not null ? 0 : count;
                if (before > rows)
                {
                    return (day, true);
                }
            }

            if (last.DayNumber == end)
            {
                return before == 0 && request.After is null ? null : (last, false);
            }
        }
    }

    // Nobody else sees what is brought: it goes with the transaction.
    async Task<RowPage> Page(DateOnly? from, DateOnly? last, string[]? after)
    {
        connection.Execute("BEGIN TRANSACTION", cancel);
        try
        {
            if (from is { } first && last is { } end)
            {
                string begin = after is null ? "" : $" AND (date > {ClusterSql.Number(ClusterSql.Day(first))} OR {Key} >= {ClusterSql.Literal(after[1])})";
                using RowBinaryReader rows = await client.Ask($"SELECT {StoredTable.List(table.Embedded)} FROM {Database}.{table.Name} WHERE {snapshot.Condition}{Between(first, end)}{Narrowed}{begin}", cancel);
                Incoming.Append(connection, table, rows);
            }

            return PageQuery.Run(connection, request, cancel);
        }
        finally
        {
            connection.Execute("ROLLBACK");
        }
    }

    string Key => $"ifNull({Sql.Name(request.Table.Key[0])}, '')";

    // What narrows without master data; the embedded engine narrows to the rest.
    string Narrowed
    {
        get
        {
            Scope scope = request.Where;
            bool work = request.Table == Tables.Work;
            return Equal("person", scope.Person) + (work ? Equal("operation", scope.Operation) + Equal("class", scope.Class) : "");

            string Equal(string column, string? code) => code is null || table.Columns.All(it => it.Name != column) ? ""
                : work ? $" AND {column} = {ClusterSql.Number(Codes.Number(connection, code, cancel))}"
                : $" AND {column} = {ClusterSql.Literal(code)}";
        }
    }

    static string Between(DateOnly first, DateOnly last) => $" AND date >= {ClusterSql.Number(ClusterSql.Day(first))} AND date <= {ClusterSql.Number(ClusterSql.Day(last))}";
}
