using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Columns;

/// <summary>Reads columns of a plain file that belongs to no workspace, in an engine of its own that is gone afterwards.</summary>
sealed class ColumnFile
{
    const string Rows = "file_rows";
    const string Computed = "file_computed";

    readonly DuckDBConnection connection;
    readonly SourceFile file;
    readonly CancellationToken cancel;
    string? typedColumns;

    ColumnFile(DuckDBConnection connection, SourceFile file, CancellationToken cancel) => (this.connection, this.file, this.cancel) = (connection, file, cancel);

    /// <summary>Reads the columns asked for.</summary>
    /// <exception cref="RefusalException">The file cannot be read, lacks a column, or holds something else where a number is asked for.</exception>
    public static ColumnValues Read(string path, IReadOnlyList<AskedColumn> asked, CancellationToken cancel)
    {
        string spill = Directory.CreateTempSubdirectory("pacesetter-").FullName;
        try
        {
            using var engine = Engine.Scratch(spill);
            using SourceFile file = SourceFile.Open(path, new SourceOptions(spill), engine.Writer, cancel);
            return new ColumnFile(engine.Writer, file, cancel).Read(asked);
        }
        finally
        {
            Directory.Delete(spill, recursive: true);
        }
    }

    ColumnValues Read(IReadOnlyList<AskedColumn> asked)
    {
        IEnumerable<string> texts = file.Headers.Select(header => $"{Cell(header)} AS {Sql.Name(header)}");
        try
        {
            connection.Execute($"CREATE TEMP TABLE {Rows} AS SELECT {string.Join(", ", texts)} FROM {file.From}", cancel);
        }
        catch (DuckDBException failed)
        {
            throw new RefusalException(RefusalKind.Failed, "source_not_readable", $"{file.Path} cannot be read: {failed.Message.Split('\n')[0]}", "Mend the file at that place.");
        }

        foreach (AskedColumn column in asked)
        {
            EnsureNumbers(column);
        }

        ColumnValues values = Fetch(asked);
        file.EnsureUnchanged();
        return values;
    }

    // An empty cell, and R's NA, are nothing.
    string Cell(string header)
    {
        string name = Sql.Name(header);
        return file.Typed ? name : $"nullif(nullif(trim({name}), ''), 'NA')";
    }

    // The expressions in a table of their own, row beside row.
    string Evaluate(List<AskedColumn> computed)
    {
        if (computed.Count == 0)
        {
            return Rows;
        }

        foreach (AskedColumn column in computed)
        {
            EnsureExpression(column);
        }

        string select = string.Join(", ", computed.Select((column, i) => $"({column.Text}) AS c{i}"));
        connection.Execute($"CREATE TEMP TABLE {Computed} AS SELECT {select} FROM (SELECT {TypedColumns()} FROM {Rows})", cancel);
        return $"{Rows} POSITIONAL JOIN {Computed}";
    }

    void EnsureExpression(AskedColumn column)
    {
        string expression = new Expressions(connection, file.Name).Checked(column.Text);
        try
        {
            connection.Query($"DESCRIBE SELECT {expression} FROM (SELECT {TypedColumns()} FROM {Rows})", static _ => 0, cancel);
        }
        catch (DuckDBException wrong)
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "column_unknown",
                $"--{column.Option} {column.Text} is neither a column of {file.Name} nor an expression over them: {wrong.Message.Split('\n')[0]}",
                $"The columns are: {string.Join(", ", file.Headers)}.");
        }
    }

    string? Header(AskedColumn column) =>
        file.Headers.FirstOrDefault(it => it == column.Text) ?? file.Headers.FirstOrDefault(it => it.Equals(column.Text, StringComparison.OrdinalIgnoreCase));

    string Number(string name) => file.DecimalComma ? $"replace({name}, ',', '.')" : name;

    // In an expression a column whose cells are all numbers is a number.
    string TypedColumns() => file.Typed ? "*" : typedColumns ??= string.Join(", ", file.Headers.Select(header =>
        connection.Scalar<bool>($"SELECT coalesce(bool_and(TRY_CAST({Number(Sql.Name(header))} AS DOUBLE) IS NOT NULL), false) FROM {Rows} WHERE {Sql.Name(header)} IS NOT NULL", cancel)
            ? $"CAST({Number(Sql.Name(header))} AS DOUBLE) AS {Sql.Name(header)}"
            : Sql.Name(header)));

    void EnsureNumbers(AskedColumn column)
    {
        if (!column.Number || Header(column) is not { } header)
        {
            return;
        }

        string text = $"CAST({Sql.Name(header)} AS VARCHAR)";
        (long Row, string Text)? wrong = connection.Query(
            $"SELECT rowid, {text} FROM {Rows} WHERE {Sql.Name(header)} IS NOT NULL AND TRY_CAST({Number(Sql.Name(header))} AS DOUBLE) IS NULL ORDER BY rowid LIMIT 1",
            row => ((long, string)?)(row.GetInt64(0), row.GetString(1)),
            cancel).FirstOrDefault();
        if (wrong is { } cell)
        {
            long line = 0;
            file.LinesOf([cell.Row], (_, at) => line = at);
            throw new RefusalException(
                RefusalKind.Failed,
                "not_a_number",
                $"{file.Name} line {line}, column {header}: '{cell.Text}' is not a number.",
                "Mend the cell, or leave it empty.");
        }
    }

    ColumnValues Fetch(IReadOnlyList<AskedColumn> asked)
    {
        List<AskedColumn> computed = [.. asked.Where(column => Header(column) is null)];
        string from = Evaluate(computed);
        string select = string.Join(", ", asked.Select((column, i) => $"{Value(column, computed)} AS v{i}"));
        string needed = string.Join(" AND ", asked.Select((column, i) => (column, i)).Where(it => it.column.Empty == Empty.LeavesTheRowOut).Select(it => $"v{it.i} IS NOT NULL"));
        string query = $"SELECT * FROM (SELECT {select} FROM {from})" + (needed.Length > 0 ? $" WHERE {needed}" : "");
        long all = connection.Scalar<long>($"SELECT count(*) FROM {Rows}", cancel);
        int rows = checked((int)connection.Scalar<long>($"SELECT count(*) FROM ({query})", cancel));
        Array[] values = [.. asked.Select(column => column.Number ? (Array)new double[rows] : new string?[rows])];
        using DuckDBCommand command = connection.Command(query);
        using DuckDBDataReader reader = command.Cancellable(static it => it.ExecuteReader(), cancel);
        for (int row = 0; reader.Read(); row++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] is double[] numbers)
                {
                    numbers[row] = reader.IsDBNull(i) ? double.NaN : reader.GetDouble(i);
                }
                else
                {
                    ((string?[])values[i])[row] = reader.Text(i);
                }
            }
        }

        return new ColumnValues(rows, all - rows, asked.Select((column, i) => (column, i)).ToDictionary(it => it.column, it => values[it.i]));
    }

    string Value(AskedColumn column, List<AskedColumn> computed)
    {
        string value = Header(column) is { } header
            ? column.Number ? Number($"{Rows}.{Sql.Name(header)}") : $"{Rows}.{Sql.Name(header)}"
            : $"{Computed}.c{computed.IndexOf(column)}";
        return column.Number ? $"TRY_CAST({value} AS DOUBLE)" : $"CAST({value} AS VARCHAR)";
    }
}
