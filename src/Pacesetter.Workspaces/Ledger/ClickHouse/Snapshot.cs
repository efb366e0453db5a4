namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Which writes of the cluster count: all up to one, but for those that were abandoned. A question asks within one.</summary>
/// <param name="Last">The last write of which, and of all before it, the end is known.</param>
/// <param name="Abandoned">Writes up to there that never came to their end; their rows are as if they were not there.</param>
/// <param name="Written">For each table the last write that brought rows to it.</param>
/// <param name="Batches">The batches, the oldest first.</param>
sealed record Snapshot(int Last, IReadOnlyList<int> Abandoned, IReadOnlyDictionary<string, int> Written, IReadOnlyList<BatchRecord> Batches)
{
    public static Snapshot Empty { get; } = new(0, [], new Dictionary<string, int>(), []);

    /// <summary>The condition under which a row counts.</summary>
    public string Condition => $"entry <= {ClusterSql.Number(Last)}" + (Abandoned.Count == 0 ? "" : $" AND entry NOT IN ({ClusterSql.List(Abandoned)})");

    /// <summary>Whether anything was ever written to a table.</summary>
    public bool Has(StoredTable table) => Written.ContainsKey(table.Name);

    /// <summary>Whether something was written to a table after a write.</summary>
    public bool HasSince(StoredTable table, int entry) => Written.TryGetValue(table.Name, out int last) && last > entry;
}
