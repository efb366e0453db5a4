using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The rows of a batch that were refused: a temporary table (tab, row, column, value, reason, remedy).</summary>
sealed class Rejections(DuckDBConnection connection, CancellationToken cancel)
{
    public const string Table = "rejected";

    /// <summary>Empties the table for a new batch.</summary>
    public void Begin() => connection.Execute($"CREATE OR REPLACE TEMP TABLE {Table} (tab VARCHAR, row BIGINT, \"column\" VARCHAR, value VARCHAR, reason VARCHAR, remedy VARCHAR)", cancel);

    /// <summary>Applies rules to a staged table: one pass counts, and only rules that some row breaks are looked at again.</summary>
    public void Apply(string table, string from, IReadOnlyList<Rule> rules)
    {
        string counts = string.Join(", ", rules.Select(rule => $"count(*) FILTER ({Predicate(rule, from)})"));
        using DuckDBCommand command = connection.Command($"SELECT {counts} FROM {from}");
        long[] broken = command.Cancellable(
            it =>
            {
                using DuckDBDataReader reader = it.ExecuteReader();
                reader.Read();
                return Enumerable.Range(0, rules.Count).Select(reader.GetInt64).ToArray();
            },
            cancel);

        foreach (Rule rule in rules.Where((_, index) => broken[index] > 0))
        {
            bool unreadable = rule.Column.Length == 0;
            string column = unreadable ? "split_part(s.trouble, chr(31), 1)" : Sql.Literal(rule.Column);
            string value = unreadable ? "substr(s.trouble, instr(s.trouble, chr(31)) + 1)" : rule.ValueSql;
            Add(table, $"SELECT s.rowid, {column}, {value} FROM {from} WHERE {Predicate(rule, from)}", rule.Reason, rule.Remedy);
        }
    }

    /// <summary>Refuses the rows that a query yields as (row, column, value).</summary>
    public void Add(string table, string rows, string reason, string remedy) =>
        connection.Execute(
            $"INSERT INTO {Table} SELECT {Sql.Literal(table)}, r.row, r.col, r.value, {Sql.Literal(reason)}, {Sql.Literal(remedy)} FROM ({rows}) AS r(row, col, value)", cancel);

    /// <summary>How many rows of a table were refused.</summary>
    public long Count(string table) => connection.Scalar<long>($"SELECT count(DISTINCT row) FROM {Table} WHERE tab = $table", cancel, ("table", table));

    /// <summary>How many rows were refused in all.</summary>
    public long Count() => connection.Scalar<long>($"SELECT count(*) FROM (SELECT DISTINCT tab, row FROM {Table})", cancel);

    static string Predicate(Rule rule, string from) => rule.Predicate.Replace("{stage}", StageOf(from), StringComparison.Ordinal);

    static string StageOf(string from) => from[..from.IndexOf(' ', StringComparison.Ordinal)];
}
