using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>A column as the cluster keeps it. Between the engines every value is a whole number or a text: a day counts from 1970, a time in microseconds, a decimal in its last place.</summary>
/// <param name="Name">Its name in both engines.</param>
/// <param name="Type">Its type in ClickHouse, without Nullable.</param>
/// <param name="Nullable">Whether it may be null there; the number of a code is 0 where there is none.</param>
/// <param name="Out">How DuckDB gives it as a whole number or a text; <c>{0}</c> is the column.</param>
/// <param name="In">How DuckDB makes it of that again.</param>
sealed record StoredColumn(string Name, string Type, bool Nullable, string Out, string In)
{
    /// <summary>The type as a table is made with it.</summary>
    public string Declared => Nullable ? $"Nullable({Type})" : Type;

    public bool IsText => Type == "String";

    public static StoredColumn Number(string name, string type = "Int32") => new(name, type, false, "CAST({0} AS BIGINT)", "{0}");

    public static StoredColumn Code(string name) => new(name, "Int32", false, "CAST(coalesce({0}, 0) AS BIGINT)", "nullif({0}, 0)");

    public static StoredColumn Flag(string name) => new(name, "UInt8", false, "CAST({0} AS BIGINT)", "{0} = 1");

    public static StoredColumn State(string name) =>
        new(name, "UInt8", false, "CASE {0} WHEN 'entered' THEN 1 WHEN 'verified' THEN 2 WHEN 'queried' THEN 3 WHEN 'rejected' THEN 4 ELSE 0 END::BIGINT", "CASE {0} WHEN 1 THEN 'entered' WHEN 2 THEN 'verified' WHEN 3 THEN 'queried' WHEN 4 THEN 'rejected' END");

    /// <summary>A value of an input table, required or not.</summary>
    public static StoredColumn Of(ColumnKind kind, string name, bool nullable = true) => kind switch
    {
        ColumnKind.Text => new(name, "String", nullable, "{0}", "{0}"),
        ColumnKind.Date => new(name, "Int32", nullable, "CAST({0} - DATE '1970-01-01' AS BIGINT)", "DATE '1970-01-01' + CAST({0} AS INTEGER)"),
        ColumnKind.Time => new(name, "Int64", nullable, "epoch_us({0})", "make_timestamp({0})"),
        ColumnKind.Amount => new(name, "Decimal(18, 4)", nullable, "CAST({0} * 10000 AS BIGINT)", "CAST(CAST({0} AS DECIMAL(18,0)) * 0.0001 AS DECIMAL(18,4))"),
        ColumnKind.Figure => new(name, "Decimal(18, 6)", nullable, "CAST({0} * 1000000 AS BIGINT)", "CAST(CAST({0} AS DECIMAL(18,0)) * 0.000001 AS DECIMAL(18,6))"),
        ColumnKind.Count => new(name, "Int64", nullable, "{0}", "{0}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The expression that gives the value of a DuckDB column.</summary>
    public string Given(string column) => Out.Replace("{0}", column, StringComparison.Ordinal);

    /// <summary>The expression that makes the DuckDB value of what came over.</summary>
    public string Taken => In.Replace("{0}", "r." + Sql.Name(Name), StringComparison.Ordinal);

    /// <summary>Writes a value that DuckDB gave.</summary>
    public void Write(RowBinaryWriter rows, DuckDB.NET.Data.DuckDBDataReader reader, int column)
    {
        if (Nullable)
        {
            bool none = reader.IsDBNull(column);
            rows.Byte(none ? (byte)1 : (byte)0);
            if (none)
            {
                return;
            }
        }

        switch (Type)
        {
            case "String":
                rows.Text(reader.GetString(column));
                break;
            case "Int8" or "UInt8":
                rows.Byte(unchecked((byte)reader.GetInt64(column)));
                break;
            case "Int32":
                rows.Int32((int)reader.GetInt64(column));
                break;
            default:
                rows.Int64(reader.GetInt64(column));
                break;
        }
    }

    /// <summary>Reads a value of an answer into a row that is being appended to DuckDB.</summary>
    public void Append(RowBinaryReader reader, DuckDB.NET.Data.IDuckDBAppenderRow row)
    {
        if (Nullable && reader.Byte() == 1)
        {
            row.AppendNullValue();
        }
        else if (IsText)
        {
            row.AppendValue(reader.Text());
        }
        else
        {
            row.AppendValue(Type switch
            {
                "Int8" => unchecked((sbyte)reader.Byte()),
                "UInt8" => reader.Byte(),
                "Int32" => reader.Int32(),
                _ => reader.Int64(),
            });
        }
    }
}
