using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Appends what queries yield to tables. In a table in memory, temporary ones among them, DuckDB loses a large parallel INSERT when one of no rows came before it in the transaction, and reports it as done (seen with 1.5.6: one time in seven with two threads, one in three with four). So no INSERT of no rows is run, and whatever is reported is counted.</summary>
static class Insertion
{
    /// <summary>Appends the rows of a query, which may have none.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="RefusalException">The table holds other rows afterwards than were reported.</exception>
    public static long Insert(this DuckDBConnection connection, string table, string query, CancellationToken cancel, string columns = "") =>
        connection.Scalar<bool>($"SELECT EXISTS (\n{query}\n)", cancel) ? connection.InsertSome(table, query, cancel, columns) : 0;

    /// <summary>Appends the rows of a query that is known to have some.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="RefusalException">The table holds other rows afterwards than were reported.</exception>
    public static long InsertSome(this DuckDBConnection connection, string table, string query, CancellationToken cancel, string columns = "")
    {
        long before = Count();
        long reported = connection.Execute($"INSERT INTO {table} {columns}\n{query}", cancel);
        long found = Count() - before;
        return found == reported
            ? reported
            : throw new RefusalException(RefusalKind.Failed, "rows_lost", string.Create(CultureInfo.InvariantCulture, $"Of {reported} rows written to {table}, the engine holds {found}; the batch does not count."), "Repeat the import. If it happens again, report it with the program's version.");

        long Count() => connection.Scalar<long>($"SELECT count(*) FROM {table}", cancel);
    }
}
