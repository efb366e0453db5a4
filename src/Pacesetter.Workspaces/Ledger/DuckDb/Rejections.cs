using System.Globalization;
using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The rows of a batch that were refused: a temporary table (reason, row, column, value), and apart from it the few reasons, since millions of rows may share one.</summary>
sealed class Rejections(DuckDBConnection connection, CancellationToken cancel)
{
    public const string Table = "rejected";

    readonly List<RejectReason> reasons = [];

    /// <summary>Why rows were refused; the table's column <c>reason</c> counts them from 0.</summary>
    public IReadOnlyList<RejectReason> Reasons => reasons;

    /// <summary>Empties it for a new batch.</summary>
    public void Begin()
    {
        reasons.Clear();
        connection.Execute($"CREATE OR REPLACE TEMP TABLE {Table} (reason INTEGER, row BIGINT, \"column\" VARCHAR, value VARCHAR)", cancel);
    }

    /// <summary>Applies rules to a staged table: one pass counts, and only rules that some row breaks are looked at again.</summary>
    public void Apply(StagedTable staged, string from, IReadOnlyList<Rule> rules)
    {
        string counts = string.Join(", ", rules.Select(rule => $"count(*) FILTER ({Predicate(rule, staged)})"));
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
            Add(staged, $"SELECT s.rowid, {column}, {value} FROM {from} WHERE {Predicate(rule, staged)}", rule.Reason, rule.Remedy);
        }
    }

    /// <summary>Refuses the rows of a staged table that a query yields as (row, column, value).</summary>
    public void Add(StagedTable staged, string rows, string reason, string remedy)
    {
        if (connection.Insert(Table, string.Create(CultureInfo.InvariantCulture, $"SELECT {reasons.Count}, r.row, r.col, r.value FROM ({rows}) AS r(row, col, value)"), cancel) > 0)
        {
            reasons.Add(new RejectReason(staged, reason, remedy));
        }
    }

    /// <summary>A query for the rows of a staged table that were refused so far, some perhaps twice.</summary>
    public string RowsOf(StagedTable staged)
    {
        string[] own = [.. reasons.Index().Where(it => it.Item.Staged == staged).Select(it => it.Index.ToString(CultureInfo.InvariantCulture))];
        return $"SELECT row FROM {Table} WHERE {(own.Length == 0 ? "false" : $"reason IN ({string.Join(", ", own)})")}";
    }

    /// <summary>How many rows of a staged table were refused.</summary>
    public long Count(StagedTable staged) => connection.Scalar<long>($"SELECT count(DISTINCT row) FROM ({RowsOf(staged)})", cancel);

    static string Predicate(Rule rule, StagedTable staged) => rule.Predicate.Replace("{stage}", staged.Name, StringComparison.Ordinal);
}
