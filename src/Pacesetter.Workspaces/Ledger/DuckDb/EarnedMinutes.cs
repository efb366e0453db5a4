using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The standard minutes a ticket's good units earn. Products are exact in the engine; where the quota is a rate the division is done here, in decimal.</summary>
sealed class EarnedMinutes(DuckDBConnection connection, CancellationToken cancel)
{
    // A condition on the staged row alone would make the engine compare every pair.
    const string Join = "\nLEFT JOIN rate_earned re ON re.good = CASE WHEN s.minutes IS NULL THEN s.good END AND re.per_hour = q.per_hour";

    /// <summary>Divides where a quota is a rate; returns the lookups, joined with what was divided, and the SQL expression for a row's ticket minutes, set-ups left out.</summary>
    public (string Lookups, string Minutes) Prepare(string lookups)
    {
        bool rates = connection.Scalar<long>("SELECT count(*) FROM ref_quotas WHERE per_hour IS NOT NULL", cancel) > 0;
        if (rates)
        {
            connection.Execute("CREATE OR REPLACE TEMP TABLE rate_earned (good DECIMAL(18,4), per_hour DECIMAL(18,6), earned DECIMAL(18,6))", cancel);
            List<(decimal Good, decimal PerHour)> pairs = connection.Query(
                $"SELECT DISTINCT s.good, q.per_hour FROM {lookups} WHERE s.minutes IS NULL AND q.per_hour IS NOT NULL AND s.good IS NOT NULL",
                row => (row.GetDecimal(0), row.GetDecimal(1)),
                cancel);
            using DuckDBAppender appender = connection.CreateAppender("temp", "main", "rate_earned");
            foreach ((decimal good, decimal perHour) in pairs)
            {
                cancel.ThrowIfCancellationRequested();
                appender.CreateRow()
                    .AppendValue(good)
                    .AppendValue(perHour)
                    .AppendValue(decimal.Round(good * 60m / perHour, 6, MidpointRounding.AwayFromZero))
                    .EndRow();
            }
        }

        // Each product is rounded by itself: a wider type around them would make the engine count in 128 bits throughout.
        const string product = "CAST(s.good * coalesce(s.minutes, q.minutes) AS DECIMAL(18,6))";
        return rates ? (lookups + Join, $"coalesce(re.earned, {product}, 0)") : (lookups, $"coalesce({product}, 0)");
    }
}
