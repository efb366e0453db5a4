using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Appends work records: checks them, finds what stands already, credits crews, resolves quotas and stores earned minutes.</summary>
sealed class WorkAppender(DuckDBConnection connection, Rejections rejections, string? within, CancellationToken cancel)
{
    static readonly string[] Given =
    [
        "date", "shift", "start", "end", "operation", "off_cause", "heads", "minutes", "state", "corrects", "setups",
    ];

    bool crews;

    /// <summary>Checks the staged rows and decides which are refused, skipped and written.</summary>
    public void Judge(StagedTable staged)
    {
        string stage = staged.Name;
        Codes.Register(
            connection,
            cancel,
            "SELECT person FROM live_people",
            "SELECT unit FROM live_units",
            "SELECT class FROM live_units",
            "SELECT operation FROM live_operations",
            "SELECT revision FROM live_quotas",
            $"SELECT DISTINCT shift FROM {stage}",
            $"SELECT DISTINCT off_cause FROM {stage}");
        connection.Execute(Sql.Text("work-references"), cancel);
        if (within is not null)
        {
            connection.Execute(Sql.Text("work-within", ("within", Sql.Literal(within))), cancel);
        }

        rejections.Apply(staged, Sql.Text("work-lookups", ("stage", stage)), Rules.Of(staged.Table));
        connection.Execute(Sql.Text("work-doubles", ("stage", stage), ("same", SameContent("r", "h", "{0}"))), cancel);
        connection.Execute(Sql.Text("work-known", ("stage", stage)), cancel);
        connection.Execute(
            Sql.Text("work-same", ("stage", stage), ("same_key", SameKey("s", "k")), ("same", SameContent("s", "k", "given_{0}"))),
            cancel);
        crews = connection.Scalar<long>("SELECT count(*) FROM tickets", cancel) > 0;

        RefuseDoubles(staged);
        if (crews)
        {
            RefuseCrewsThatDisagree(staged);
        }

        RefuseKnown(staged);
        if (crews)
        {
            RefuseIncompleteTickets(staged);
        }

        connection.Execute($"CREATE OR REPLACE TEMP TABLE refused AS SELECT DISTINCT row FROM ({rejections.RowsOf(staged)})", cancel);
        connection.Execute("DELETE FROM skipped WHERE row IN (SELECT row FROM refused)", cancel);
    }

    /// <summary>How many judged rows are to be written, and how many stand already.</summary>
    public (long Imported, long Skipped) Counts(StagedTable staged)
    {
        long skipped = connection.Scalar<long>("SELECT count(*) FROM skipped", cancel);
        long refused = connection.Scalar<long>("SELECT count(*) FROM refused", cancel);
        return (connection.Scalar<long>($"SELECT count(*) FROM {staged.Name}", cancel) - skipped - refused, skipped);
    }

    /// <summary>Writes the rows that are neither refused nor skipped, and takes back what they correct.</summary>
    public (long Imported, long Skipped) Write(StagedTable staged, int batch)
    {
        string number = batch.ToString(CultureInfo.InvariantCulture);
        (string lookups, string earned) = new EarnedMinutes(connection, cancel).Prepare(Sql.Text("work-lookups", ("stage", staged.Name)));
        connection.Insert("work", Sql.Text("work-take-back", ("stage", staged.Name)).Replace("$batch", number, StringComparison.Ordinal), cancel);
        (long Imported, long Skipped) counts = Counts(staged);
        if (counts.Imported == 0)
        {
            return counts;
        }

        if (crews)
        {
            new CrewShares(connection, cancel).Compute(Sql.Text("work-crews", ("lookups", lookups), ("earned", earned)));
        }

        string full(string column) => $"coalesce(s.{column}, 0)";
        string share(string column) => crews ? $"coalesce(c.{column}, s.{column}, 0)" : full(column);
        string ticket(string column) => crews ? $"CASE WHEN c.row IS NOT NULL THEN {full(column)} END" : "NULL";
        bool all = counts.Skipped == 0 && connection.Scalar<long>("SELECT count(*) FROM refused", cancel) == 0;
        long written = connection.InsertSome(
            "work",
            Sql.Text(
                "work-append",
                ("lookups", lookups),
                ("shares", crews ? "LEFT JOIN crew_shares c ON c.row = s.rowid" : ""),
                ("good", share("good")),
                ("scrap", share("scrap")),
                ("rework", share("rework")),
                ("earned", crews ? $"coalesce(c.earned, {earned})" : earned),
                ("ticket", $"{ticket("good")}, {ticket("scrap")}, {ticket("rework")}"),
                ("where", all ? "" : "WHERE s.rowid NOT IN (SELECT row FROM refused) AND s.rowid NOT IN (SELECT row FROM skipped)"))
                .Replace("$batch", number, StringComparison.Ordinal),
            cancel);
        return (written, counts.Skipped);
    }

    void RefuseDoubles(StagedTable staged) => rejections.Add(
        staged,
        $"SELECT d.staged, 'record', s.record FROM doubles d JOIN {staged.Name} s ON s.rowid = d.staged WHERE NOT d.same",
        "doubled: the file holds this record, person, team and work centre before with other content",
        "Keep one of the rows.");

    void RefuseCrewsThatDisagree(StagedTable staged)
    {
        rejections.Add(
            staged,
            $"SELECT s.rowid, 'hours', CAST(s.hours AS VARCHAR) FROM {staged.Name} s JOIN (SELECT x.record FROM {staged.Name} x JOIN tickets t ON t.record = x.record GROUP BY x.record HAVING coalesce(sum(x.hours), 0) = 0 AND max(greatest(x.good, x.scrap, x.rework)) > 0) b ON b.record = s.record WHERE s.rowid NOT IN (SELECT row FROM skipped)",
            "crew_without_hours: the rows of one ticket made something in zero hours",
            "Give the hours of those who made it: they share it by their hours.");
        foreach (string column in (string[])["good", "scrap", "rework", "operation", "minutes", "date"])
        {
            rejections.Add(
                staged,
                $"SELECT s.rowid, {Sql.Literal(column)}, CAST(s.{column} AS VARCHAR) FROM {staged.Name} s JOIN (SELECT x.record FROM {staged.Name} x JOIN tickets t ON t.record = x.record GROUP BY x.record HAVING count(DISTINCT x.{column}) + CAST(count(*) > count(x.{column}) AND count(x.{column}) > 0 AS INTEGER) > 1) b ON b.record = s.record WHERE s.rowid NOT IN (SELECT row FROM skipped)",
                $"crew_disagrees: the rows of one ticket name different values of {column}",
                "Give every row of a ticket the ticket's own figures; hours are each person's.");
        }
    }

    void RefuseKnown(StagedTable staged)
    {
        rejections.Add(
            staged,
            $"SELECT s.rowid, 'record', s.record FROM {staged.Name} s WHERE s.record IN (SELECT record FROM known) AND s.rowid NOT IN (SELECT row FROM skipped) AND s.corrects IS DISTINCT FROM s.record",
            "known: the ledger holds this ticket with other content",
            "If it replaces what stands, repeat the record's code in the column corrects; if it is another ticket, give it another code.");
        rejections.Add(
            staged,
            $"SELECT s.rowid, 'corrects', s.corrects FROM {staged.Name} s WHERE s.corrects IS NOT NULL AND s.corrects NOT IN ({Correctable}) AND s.rowid NOT IN (SELECT row FROM skipped)",
            "corrects_unknown: the ledger holds no such record",
            "Name the record to be replaced, or leave the column empty.");
    }

    // A ticket that others share is not one's own to correct.
    string Correctable => within is null ? "SELECT record FROM known" : "SELECT record FROM known GROUP BY record HAVING bool_and(unit IN (SELECT unit FROM within_units))";

    void RefuseIncompleteTickets(StagedTable staged)
    {
        string refused = $"({rejections.RowsOf(staged)})";
        rejections.Add(
            staged,
            $"SELECT s.rowid, 'record', s.record FROM {staged.Name} s WHERE s.record IN (SELECT b.record FROM {staged.Name} b WHERE b.rowid IN {refused}) AND s.rowid NOT IN {refused} AND s.rowid NOT IN (SELECT row FROM skipped)",
            "ticket_incomplete: another row of this ticket is rejected",
            "Mend that row; a ticket is imported whole.");
    }

    static string SameKey(string left, string right) => string.Join(" AND ", Tables.Work.Key.Select(column => $"{left}.{column} IS NOT DISTINCT FROM {right}.{column}"));

    static string SameContent(string left, string right, string counted) => string.Join(
        " AND ",
        Given.Select(column => $"{left}.{Sql.Name(column)} IS NOT DISTINCT FROM {right}.{Sql.Name(column)}")
            .Concat(((string[])["good", "scrap", "rework"]).Select(column => $"coalesce({left}.{column}, 0) = coalesce({right}.{string.Format(CultureInfo.InvariantCulture, counted, column)}, 0)"))
            .Concat(((string[])["hours", "off_hours"]).Select(column => $"coalesce({left}.{column}, 0) = coalesce({right}.{column}, 0)")));
}
