namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>What a staged row must not be.</summary>
/// <param name="Column">The column to blame.</param>
/// <param name="Reason">What is wrong, with a stable first word.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Predicate">SQL over the staged row <c>s</c> and its lookups, true for a bad row.</param>
sealed record Rule(string Column, string Reason, string Remedy, string Predicate)
{
    /// <summary>SQL for the value to print; the column's own unless said otherwise.</summary>
    public string? Value { get; init; }

    public string ValueSql => Value ?? $"CAST(s.{Sql.Name(Column)} AS VARCHAR)";
}
