using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Mapping;

/// <summary>Where a canonical column comes from.</summary>
/// <param name="Column">The column.</param>
/// <param name="Expression">SQL over the source's columns.</param>
/// <param name="SourceHeader">The source's column, where it is just that.</param>
/// <param name="Computed">An expression or a constant, with a type of its own.</param>
public sealed record PlannedColumn(Column Column, string Expression, string? SourceHeader, bool Computed);

/// <summary>How a table is filled from a file.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Where its columns come from; those left out are empty.</param>
/// <param name="From">What is selected from.</param>
public sealed record ColumnPlan(Table Table, IReadOnlyList<PlannedColumn> Columns, string From)
{
    /// <summary>Which rows of the source count, or null for all.</summary>
    public string? Where { get; init; }

    /// <summary>Rows that are alike become one.</summary>
    public bool Distinct { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Without a map: headers are the canonical names.</summary>
    /// <exception cref="RefusalException">A header is unknown, or a required column is missing; the remedy guesses a map.</exception>
    public static ColumnPlan Direct(Table table, SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(file);
        List<string> unknown = [.. file.Headers.Where(header => table.Find(header) is null)];
        List<string> missing = [.. table.Columns.Where(column => column.Required && !file.Headers.Contains(column.Name)).Select(column => column.Name)];
        if (missing.Count > 0)
        {
            throw new RefusalException(RefusalKind.Usage, "column_missing", $"{file.Path}: {table.Name} needs {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing)}.", Guesses.Remedy(table, file.Headers));
        }

        if (unknown.Count > 0)
        {
            throw new RefusalException(RefusalKind.Usage, "column_unknown", $"{file.Path}: {table.Name} has no {(unknown.Count == 1 ? "column" : "columns")} {string.Join(", ", unknown)}.", Guesses.Remedy(table, file.Headers));
        }

        return new ColumnPlan(table, [.. table.Columns.Where(column => file.Headers.Contains(column.Name)).Select(column => new PlannedColumn(column, Sql.Name(column.Name), column.Name, false))], file.From);
    }
}
