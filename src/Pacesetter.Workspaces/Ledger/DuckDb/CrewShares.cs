using DuckDB.NET.Data;
using Pacesetter.Measuring;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Splits the tickets that several people worked on: good, scrap, rework and earned minutes by hours × grade.</summary>
sealed class CrewShares(DuckDBConnection connection, CancellationToken cancel)
{
    readonly List<Row> ticket = [];
    decimal[] weights = new decimal[16];
    decimal[] shares = new decimal[16];

    /// <summary>Fills the temporary table <c>crew_shares</c> from rows that come ticket by ticket, in the order of the person code.</summary>
    public void Compute(string crewsSql)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE crew_shares (row BIGINT, good DECIMAL(18,4), scrap DECIMAL(18,4), rework DECIMAL(18,4), earned DECIMAL(18,6))", cancel);
        // The rows are read before they are written: one connection does both.
        List<Row> rows = connection.Query(
            crewsSql,
            row => new Row(row.GetInt64(0), row.GetString(1), row.GetDecimal(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5), row.GetDecimal(6)),
            cancel);
        using DuckDBAppender appender = connection.CreateAppender("temp", "main", "crew_shares");
        foreach (Row row in rows)
        {
            if (ticket.Count > 0 && ticket[0].Record != row.Record)
            {
                Split(appender);
            }

            ticket.Add(row);
        }

        Split(appender);
    }

    void Split(DuckDBAppender appender)
    {
        cancel.ThrowIfCancellationRequested();
        int count = ticket.Count;
        if (count > weights.Length)
        {
            weights = new decimal[count * 2];
            shares = new decimal[count * 8];
        }
        else if (shares.Length < count * 4)
        {
            shares = new decimal[count * 4];
        }

        for (int i = 0; i < count; i++)
        {
            weights[i] = ticket[i].Weight;
        }

        if (count > 0)
        {
            Part(0, ticket[0].Good, 4);
            Part(1, ticket[0].Scrap, 4);
            Part(2, ticket[0].Rework, 4);
            Part(3, ticket[0].Earned, 6);
        }

        for (int i = 0; i < count; i++)
        {
            appender.CreateRow()
                .AppendValue(ticket[i].Number)
                .AppendValue(shares[i])
                .AppendValue(shares[count + i])
                .AppendValue(shares[(2 * count) + i])
                .AppendValue(shares[(3 * count) + i])
                .EndRow();
        }

        ticket.Clear();
    }

    void Part(int which, decimal total, int decimals)
    {
        int count = ticket.Count;
        Span<decimal> part = shares.AsSpan(which * count, count);
        if (total == 0)
        {
            part.Clear();
            return;
        }

        CrewCredit.Split(total, weights.AsSpan(0, count), decimals, part);
    }

    readonly record struct Row(long Number, string Record, decimal Good, decimal Scrap, decimal Rework, decimal Weight, decimal Earned);
}
