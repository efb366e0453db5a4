using System.Globalization;
using DuckDB.NET.Data;

namespace Pacesetter.Benchmarks;

/// <summary>Made-up work records and the tables they refer to: 5,000 persons, 500 teams, 800 operations with four quotas each, 731 days.</summary>
static class Records
{
    public static void Write(string directory, long rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Copy(connection, "SELECT 'S' AS unit, NULL AS parent, 'site' AS kind, 'Site' AS name UNION ALL SELECT 'T' || i, 'S', 'team', 'Team ' || i FROM range(500) r(i)", directory, "units.csv");
        Copy(connection, "SELECT 'P' || i AS person, 'T' || (i % 500) AS team FROM range(5000) r(i)", directory, "people.csv");
        Copy(connection, "SELECT 'O' || i AS operation FROM range(800) r(i)", directory, "operations.csv");
        Copy(connection, "SELECT 'O' || i AS operation, 1 + (i * 7 + v) % 9 AS minutes, DATE '2024-01-01' + CAST(v * 183 AS INTEGER) AS \"from\", CASE WHEN v < 3 THEN DATE '2024-01-01' + CAST(v * 183 + 182 AS INTEGER) END AS \"to\" FROM range(800) r(i), range(4) s(v)", directory, "quotas.csv");
        string work = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT 'W' || lpad(CAST(i AS VARCHAR), 9, '0') AS record,
                   DATE '2024-01-01' + CAST(i * 731 // {rows} AS INTEGER) AS date,
                   'P' || (hash(i) % 5000) AS person,
                   'O' || ((hash(i) % 5000 * 13 + hash(i + 1) % 20) % 800) AS operation,
                   CAST(20 + hash(i + 2) % 200 AS DECIMAL(18,4)) AS good,
                   CAST(hash(i + 3) % 4 AS DECIMAL(18,4)) AS scrap,
                   CAST(1 + (hash(i + 4) % 28) / 4.0 AS DECIMAL(18,4)) AS hours
            FROM range({rows}) r(i)
            """);
        Copy(connection, work, directory, "work.csv");
        Copy(connection, work, directory, "work.parquet");
    }

    static void Copy(DuckDBConnection connection, string sql, string directory, string file)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({sql}) TO '{Path.Combine(directory, file)}' ({(file.EndsWith(".csv", StringComparison.Ordinal) ? "FORMAT csv, HEADER" : "FORMAT parquet")})";
        command.ExecuteNonQuery();
    }
}
