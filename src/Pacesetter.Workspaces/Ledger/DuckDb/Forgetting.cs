using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Takes a batch back: each of its rows gets one of the opposite sign, so what it had corrected stands again.</summary>
sealed class Forgetting(DuckDBConnection connection, TimeProvider clock, CancellationToken cancel, Carriage? carriage = null)
{
    public BatchRecord Run(string batch)
    {
        BatchRecord record = Find(batch);
        connection.Execute("BEGIN TRANSACTION", cancel);
        DateTime now = clock.GetUtcNow().UtcDateTime;
        try
        {
            carriage?.Bring(record.Number);
            RefuseWhereLaterBatchesStandOnIt(record);
            string number = record.Number.ToString(CultureInfo.InvariantCulture);
            foreach (string table in record.Tables)
            {
                connection.Insert(table, Sql.Text("forget", ("table", table)).Replace("$batch", number, StringComparison.Ordinal), cancel);
            }

            if (record.Tables.Contains("units"))
            {
                connection.Execute(Derived.UnitPaths, cancel);
            }

            connection.Execute(Derived.Attended(record.Number), cancel);
            connection.Execute($"UPDATE batches SET forgotten_at = $now WHERE batch = {number}", cancel, ("now", now));
            carriage?.Take(record.Number);
            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }

        return record with { ForgottenAt = now };
    }

    BatchRecord Find(string batch)
    {
        List<BatchRecord> live = All(it => it.ForgottenAt is null);
        List<BatchRecord> found = live.FindAll(it => it.Id == batch || it.Name == batch);
        if (found.Count == 0 && batch.Length >= 6)
        {
            found = live.FindAll(it => it.Id.StartsWith(batch, StringComparison.Ordinal));
        }

        return found.Count switch
        {
            1 => found[0],
            0 when All(it => it.ForgottenAt is not null && (it.Id == batch || it.Name == batch)) is [.., { } gone] => throw new RefusalException(RefusalKind.Failed, "batch_forgotten", string.Create(CultureInfo.InvariantCulture, $"The batch {batch} was taken back on {gone.ForgottenAt:yyyy-MM-dd}."), "Nothing is left to do."),
            0 => throw new RefusalException(RefusalKind.Failed, "batch_unknown", $"No batch is called {batch}.", "List them with: pacesetter batches"),
            _ => throw new RefusalException(RefusalKind.Usage, "batch_ambiguous", $"{found.Count} batches are called {batch}.", "Name the batch by its id; list them with: pacesetter batches"),
        };
    }

    List<BatchRecord> All(Predicate<BatchRecord> which) => BatchTable.All(connection, cancel).FindAll(which);

    void RefuseWhereLaterBatchesStandOnIt(BatchRecord record)
    {
        foreach (string table in record.Tables)
        {
            string? later = connection.Scalar<string>(
                $"SELECT any_value(b.name) FROM {table} t JOIN batches b ON b.batch = t.batch WHERE t.origin = $batch AND t.batch <> $batch AND b.forgotten_at IS NULL",
                cancel,
                ("batch", record.Number));
            if (later is not null)
            {
                throw new RefusalException(RefusalKind.Conflict, "batch_corrected", $"The batch {later} corrects rows of {record.Name} in {table}.", $"Forget {later} first.");
            }
        }
    }
}
