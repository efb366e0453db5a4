using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The rows of a table and a checksum of all of them, which does not depend on their order: the first 64 bits of the MD5 of each, by exclusive or.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many rows it has, those that take others back included.</param>
/// <param name="Checksum">In hexadecimal.</param>
public sealed record TableChecksum(string Table, long Rows, string Checksum)
{
    /// <summary>Of a table of the embedded engine.</summary>
    internal static TableChecksum Embedded(DuckDBConnection connection, StoredTable table, CancellationToken cancel)
    {
        string row = string.Join(" || '|' || ", Columns(table).Select(it => $"coalesce(CAST({it.Given("t." + Sql.Name(it.Name))} AS VARCHAR), '~')"));
        return connection.Query(
            $"SELECT count(*), coalesce(bit_xor(CAST('0x' || substr(md5({row}), 1, 16) AS UBIGINT)), 0) FROM {table.Name} t",
            found => Of(table, found.GetInt64(0), found.GetFieldValue<ulong>(1)),
            cancel)[0];
    }

    /// <summary>Of a table of the cluster.</summary>
    internal static async Task<TableChecksum> Stored(ClusterClient client, Snapshot snapshot, StoredTable table, CancellationToken cancel)
    {
        string from = $"{client.Address.Database}.{table.Name} WHERE {snapshot.Condition}";
        if (table == StoredTable.Attended)
        {
            // The copies of a person-day are one.
            string list = StoredTable.List(Columns(table));
            from = $"(SELECT DISTINCT {list} FROM (SELECT site, {list} FROM {from} GROUP BY site, {list} HAVING sum(toInt64(sign)) > 0) AS copies) AS standing";
        }

        using RowBinaryReader rows = await client.Ask($"SELECT toInt64(count()), reinterpretAsInt64(reinterpretAsString(groupBitXor(halfMD5(concat({string.Join(", '|', ", Columns(table).Select(Text))}, ''))))) FROM {from}", cancel);
        rows.Next();
        return Of(table, rows.Int64(), unchecked((ulong)rows.Int64()));
    }

    static StoredColumn[] Columns(StoredTable table) => table == StoredTable.Attended ? [.. table.Columns.Where(it => it.Name is not ("sign" or "site" or "month" or "slot"))] : [.. table.Embedded];

    static string Text(StoredColumn column)
    {
        string name = Sql.Name(column.Name);
        int scale = column.Type.StartsWith("Decimal", StringComparison.Ordinal) ? column.Type[^2] - '0' : 0;
        string text = column.IsText ? name
            // How a decimal is written differs from release to release, its last place does not.
            : scale > 0 ? $"toString(toInt64(toDecimal128({name}, {scale.ToString(CultureInfo.InvariantCulture)}) * {(scale == 4 ? "10000" : "1000000")}))"
            : $"toString({name})";
        return column.Nullable ? $"ifNull({text}, '~')" : text;
    }

    static TableChecksum Of(StoredTable table, long rows, ulong checksum) => new(table.Name, rows, checksum.ToString("x16", CultureInfo.InvariantCulture));
}
