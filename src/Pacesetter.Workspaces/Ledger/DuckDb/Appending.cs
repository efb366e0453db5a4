using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Appends one batch in one transaction: judged table by table, written whole or not at all.</summary>
sealed class Appending(DuckDBConnection connection, TimeProvider clock, CancellationToken cancel, Carriage? carriage = null)
{
    readonly Rejections rejections = new(connection, cancel);

    public AppendOutcome Run(Batch batch)
    {
        rejections.Begin();
        connection.Execute("BEGIN TRANSACTION", cancel);
        try
        {
            AppendOutcome outcome = Transact(batch);
            connection.Execute(outcome.Appended ? "COMMIT" : "ROLLBACK");
            return outcome;
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    AppendOutcome Transact(Batch batch)
    {
        if (BatchTable.Live(connection, batch.Id, cancel) is not null)
        {
            return new AppendOutcome(false, true, [], [], []);
        }

        int number = BatchTable.Begin(connection, batch, clock.GetUtcNow().UtcDateTime, cancel);
        carriage?.Bring(number);
        var outcomes = new List<TableOutcome>();
        var created = new List<string>();
        foreach (StagedTable staged in batch.Staged)
        {
            outcomes.Add(AppendTable(staged, number, batch));
            if (batch.CreateUnknownCodes && staged.Table.Key.Count <= 2 && staged.Table != Tables.Calendar)
            {
                created.AddRange(connection.Query(
                    $"SELECT DISTINCT CAST({Sql.Name(staged.Table.Key[0])} AS VARCHAR) AS code FROM {staged.Table.Name} WHERE batch = $batch AND sign > 0 ORDER BY code",
                    row => $"{staged.Table.Columns[0].Name} {row.GetString(0)}",
                    cancel,
                    ("batch", number)));
            }
        }

        if (rejections.Reasons.Count > 0)
        {
            connection.Execute($"COPY {Rejections.Table} TO {Sql.Literal(batch.RejectsSpill)} (FORMAT parquet)", cancel);
        }

        if (outcomes.Sum(outcome => outcome.Rejected) > batch.MaxRejects || batch.DryRun)
        {
            return new AppendOutcome(false, false, outcomes, [.. created.Distinct()], rejections.Reasons);
        }

        if (batch.Staged.Any(staged => staged.Table == Tables.Work || staged.Table == Tables.Attendance))
        {
            RebuildAttended(number);
        }

        BatchTable.Count(connection, number, outcomes.Sum(outcome => outcome.Imported), cancel);
        carriage?.Take(number);
        return new AppendOutcome(true, false, outcomes, [.. created.Distinct()], rejections.Reasons);
    }

    TableOutcome AppendTable(StagedTable staged, int number, Batch batch)
    {
        long read = connection.Scalar<long>($"SELECT count(*) FROM {staged.Name}", cancel);
        long imported;
        long skipped;
        if (staged.Table == Tables.Work)
        {
            var work = new WorkAppender(connection, rejections, batch.Within, cancel);
            work.Judge(staged);
            (imported, skipped) = work.Write(staged, number);
        }
        else
        {
            var master = new MasterAppender(connection, rejections, cancel);
            master.Judge(staged, batch.CreateUnknownCodes);
            (imported, skipped) = master.Write(staged, number);
        }

        return new TableOutcome(staged.Table.Name, read, imported, skipped, rejections.Count(staged), Reconcile(staged, number));
    }

    void RebuildAttended(int number)
    {
        bool needed = connection.Scalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM attendance) OR EXISTS (SELECT 1 FROM attended) OR EXISTS (SELECT 1 FROM work WHERE batch = $batch AND start IS NOT NULL)",
            cancel,
            ("batch", number));
        if (needed)
        {
            Codes.Register(connection, cancel, "SELECT person FROM live_people");
            connection.Execute(Derived.Attended(number), cancel);
        }
    }

    // The source's totals count a crew's ticket once, as do the ledger's shares.
    List<ReconciledColumn> Reconcile(StagedTable staged, int number)
    {
        if (staged.Table == Tables.Work)
        {
            return connection.Query(
                Sql.Text("work-reconcile", ("stage", staged.Name)).Replace("$batch", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                row => new ReconciledColumn(row.GetString(0), row.GetDecimal(1), row.GetDecimal(2)),
                cancel);
        }

        if (staged.Table == Tables.Attendance)
        {
            return connection.Query(
                $"SELECT coalesce((SELECT sum(hours) FROM {staged.Name}), 0), coalesce((SELECT sum(hours) FROM attendance WHERE batch = $batch AND sign > 0), 0)",
                row => new ReconciledColumn("hours", row.GetDecimal(0), row.GetDecimal(1)),
                cancel,
                ("batch", number));
        }

        return [];
    }
}
