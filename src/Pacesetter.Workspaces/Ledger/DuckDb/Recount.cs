using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Recomputes every stored figure of the ledger from the raw records, and counts the rows in which the two differ.</summary>
sealed class Recount(DuckDBConnection connection, CancellationToken cancel)
{
    public IReadOnlyList<Recounted> Run()
    {
        // One look at the ledger: what is imported meanwhile must not be found on one side alone.
        using DuckDBTransaction look = connection.BeginTransaction();
        return Compare();
    }

    /// <summary>The same within a transaction of the caller's.</summary>
    public IReadOnlyList<Recounted> Compare()
    {
        connection.Execute(Derived.UnitPathsInto("again_paths"), cancel);
        connection.Execute(Derived.AttendedInto("again_attended"), cancel);
        return
        [
            new("earned_minutes", connection.Scalar<long>(Sql.Text("recount-earned"), cancel)),
            new("attended_hours", Differing("person, date, hours, scheduled, ticketed", "attended", "again_attended")),
            new("units_above", Differing("*", "unit_paths", "again_paths")),
        ];
    }

    // The team of a day without a ticket is that of the roll when the day came in, which a later roll does not change.
    long Differing(string columns, string stored, string again) => connection.Scalar<long>(
        $"SELECT greatest((SELECT count(*) FROM (SELECT {columns} FROM {stored} EXCEPT ALL SELECT {columns} FROM {again})), (SELECT count(*) FROM (SELECT {columns} FROM {again} EXCEPT ALL SELECT {columns} FROM {stored})))",
        cancel);
}
