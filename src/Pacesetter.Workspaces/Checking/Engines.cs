using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Loads the embedded engines' native libraries and asks for their versions.</summary>
static class Engines
{
    const string Remedy = "Install the program again for this operating system and processor: its native library does not load.";

    public static async Task<IReadOnlyList<Check>> Look(CancellationToken cancel) =>
    [
        await Check.Try("duckdb", Remedy, () => Ask(new DuckDBConnection("DataSource=:memory:"), "SELECT version()", cancel)).ConfigureAwait(false),
        await Check.Try("sqlite", Remedy, () => Ask(new SqliteConnection("Data Source=:memory:"), "SELECT sqlite_version()", cancel)).ConfigureAwait(false),
    ];

    static async Task<string> Ask(DbConnection connection, string question, CancellationToken cancel)
    {
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            DbCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = question;
                return (string)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
            }
        }
    }
}
