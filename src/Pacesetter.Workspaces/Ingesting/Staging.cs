using DuckDB.NET.Data;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Reads a file into typed temporary tables: one pass over the file a table, in file order.</summary>
sealed class Staging(DuckDBConnection connection, CancellationToken cancel)
{
    const string Nothing = "CAST(NULL AS VARCHAR)";

    int count;

    /// <summary>Stages one table. A cell that cannot be read is kept as text in the column <c>trouble</c>, and the row goes on.</summary>
    public StagedTable Stage(ColumnPlan plan, SourceFile file)
    {
        string name = $"stage_{plan.Table.Name}_{count++}";
        string select = string.Concat(Given(plan).Select(column => $"{Typed(Find(column, plan)!, plan, file)} AS {Sql.Name(column.Name)},\n    "));
        string? trouble = Trouble(plan, file);
        string where = plan.Where is null ? "" : $" WHERE {plan.Where}";
        try
        {
            connection.Execute(
                $"CREATE OR REPLACE TEMP TABLE {name}_given AS SELECT {(plan.Distinct ? "DISTINCT " : "")}{select}{trouble ?? Nothing} AS trouble\nFROM {plan.From}{where}",
                cancel);
            connection.Execute($"CREATE OR REPLACE TEMP VIEW {name} AS SELECT rowid, {string.Concat(plan.Table.Columns.Select(column => Shown(column, plan)))}{(trouble is null ? Nothing : "trouble")} AS trouble FROM {name}_given", cancel);
        }
        catch (DuckDBException failed)
        {
            file.EnsureUnchanged();
            throw new RefusalException(
                RefusalKind.Failed,
                "source_not_readable",
                $"{file.Path} cannot be read into {plan.Table.Name}: {failed.Message.Split('\n')[0]}",
                "Mend the expression of the map if it names the trouble, else the file at that place.");
        }

        return new StagedTable(plan.Table, name, !plan.Distinct && plan.Where is null);
    }

    /// <summary>Drops what was staged.</summary>
    public void Drop(IEnumerable<StagedTable> staged)
    {
        foreach (StagedTable table in staged)
        {
            connection.Execute($"DROP VIEW IF EXISTS {table.Name}; DROP TABLE IF EXISTS {table.Name}_given");
        }
    }

    static IEnumerable<Column> Given(ColumnPlan plan) => plan.Table.Columns.Where(column => Find(column, plan) is not null);

    // A column that no source fills is written nowhere: as a constant the engine folds it away in every later query.
    static string Shown(Column column, ColumnPlan plan) =>
        $"{(Find(column, plan) is null ? $"CAST(NULL AS {Schema.TypeOf(column.Kind)})" : Sql.Name(column.Name))} AS {Sql.Name(column.Name)}, ";

    static PlannedColumn? Find(Column column, ColumnPlan plan) => plan.Columns.FirstOrDefault(it => it.Column.Name == column.Name);

    static string Typed(PlannedColumn planned, ColumnPlan plan, SourceFile file)
    {
        if (Fits(planned, file))
        {
            return planned.Expression;
        }

        string text = Text(planned, file);
        return planned.Column.Kind switch
        {
            ColumnKind.Text => Stripped(planned, file) ? PlainCell.OriginalSql(text) : text,
            ColumnKind.Date when Computed(planned, file) => $"TRY_CAST({planned.Expression} AS DATE)",
            ColumnKind.Date => $"coalesce(TRY_CAST({text} AS DATE), CAST(try_strptime({text}, ['%d.%m.%Y', '%Y%m%d', '%Y年%m月%d日']) AS DATE))",
            ColumnKind.Time => Time(text, planned, plan, file),
            ColumnKind.Amount or ColumnKind.Figure or ColumnKind.Count => $"TRY_CAST({Number(planned, file, text)} AS {Schema.TypeOf(planned.Column.Kind)})",
            _ => throw new ArgumentOutOfRangeException(nameof(planned)),
        };
    }

    // A time of day belongs to the row's day; an end that is not after the start belongs to the next.
    static string Time(string text, PlannedColumn planned, ColumnPlan plan, SourceFile file)
    {
        PlannedColumn? day = plan.Columns.FirstOrDefault(it => it.Column.Name == "date");
        if (day is null)
        {
            return $"TRY_CAST({text} AS TIMESTAMP)";
        }

        string date = Typed(day, plan, file);
        string clock = $"TRY_CAST({text} AS TIME)";
        string at = $"({date} + {clock})";
        PlannedColumn? start = planned.Column.Name == "end" ? plan.Columns.FirstOrDefault(it => it.Column.Name == "start") : null;
        if (start is not null)
        {
            at = $"({date} + {clock} + CASE WHEN {clock} <= TRY_CAST({Text(start, file)} AS TIME) THEN INTERVAL 1 DAY ELSE INTERVAL 0 DAY END)";
        }

        return $"CASE WHEN length({text}) <= 8 THEN {at} ELSE TRY_CAST({text} AS TIMESTAMP) END";
    }

    static string Number(PlannedColumn planned, SourceFile file, string text) =>
        Computed(planned, file) ? planned.Expression : file.DecimalComma ? $"replace({text}, ',', '.')" : text;

    // The engine's trim goes through every character; most cells have nothing to trim.
    static string Text(PlannedColumn planned, SourceFile file)
    {
        string text = Computed(planned, file) ? $"CAST({planned.Expression} AS VARCHAR)" : planned.Expression;
        return $"nullif(CASE WHEN starts_with({text}, ' ') OR ends_with({text}, ' ') THEN trim({text}) ELSE {text} END, '')";
    }

    // A column of the very type that is kept: nothing to convert, and nothing that could not be read.
    static bool Fits(PlannedColumn planned, SourceFile file) =>
        planned.Column.Kind != ColumnKind.Text && planned.SourceHeader is { } header && file.TypeOf(header) == Schema.TypeOf(planned.Column.Kind);

    // What the program wrote before a text that looks like a formula.
    static bool Stripped(PlannedColumn planned, SourceFile file) => file.Format == SourceFormat.Delimited && !planned.Computed;

    // What an expression yields, and what a typed file holds, has a type of its own.
    static bool Computed(PlannedColumn planned, SourceFile file) => planned.Computed || file.Typed;

    static string? Trouble(ColumnPlan plan, SourceFile file)
    {
        IEnumerable<string> cases = plan.Columns
            .Where(planned => planned.Column.Kind != ColumnKind.Text && !Fits(planned, file))
            .Select(planned => $"WHEN {Typed(planned, plan, file)} IS NULL AND {Text(planned, file)} IS NOT NULL THEN {Sql.Literal(planned.Column.Name)} || chr(31) || {Text(planned, file)}");
        string extra = file.ExtraColumn is null || plan.Distinct ? "" : $"WHEN {Sql.Name(file.ExtraColumn)} IS NOT NULL THEN 'row' || chr(31) || {Sql.Name(file.ExtraColumn)} ";
        string all = extra + string.Join(' ', cases);
        return all.Trim().Length == 0 ? null : $"CASE {all} END";
    }
}
