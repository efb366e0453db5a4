using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>A page of a table's live rows.</summary>
/// <param name="Table">The table.</param>
/// <param name="After">The cursor of the page before, or null for the first.</param>
/// <param name="Take">How many rows at most.</param>
public sealed record PageRequest(Table Table, string? After = null, int Take = 1000)
{
    public Scope Where { get; init; } = new();

    /// <summary>The first value of the key that the first page begins at, or the next after it; for tables without a day.</summary>
    public string? Start { get; init; }
}

/// <summary>Rows in the order of the table's columns, each value a string, a decimal, a DateOnly, a DateTime or null.</summary>
/// <param name="Columns">The names of the values.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The cursor of the next page, or null at the end.</param>
public sealed record RowPage(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string? Next);
