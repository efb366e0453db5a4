namespace Pacesetter.Workspaces.Ingesting;

/// <summary>What a column of an input table holds.</summary>
public enum ColumnKind
{
    /// <summary>A code or a text.</summary>
    Text,

    /// <summary>A day, ISO 8601 unless the file's own form is recognised.</summary>
    Date,

    /// <summary>A time of day, or a day and a time.</summary>
    Time,

    /// <summary>A counted thing: DECIMAL(18,4), never negative.</summary>
    Amount,

    /// <summary>A measured figure: DECIMAL(18,6), any sign.</summary>
    Figure,

    /// <summary>A whole number, never negative.</summary>
    Count,
}

/// <summary>One column of an input table.</summary>
/// <param name="Name">The header, snake_case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">True where a row without it is rejected.</param>
public sealed record Column(string Name, ColumnKind Kind, bool Required = false)
{
    /// <summary>The words allowed, where only some are.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>One line for the template: what to put here.</summary>
    public string Hint { get; init; } = "";

    /// <summary>True where the value is a name of a person: kept in the registry, never in the ledger.</summary>
    public bool PersonName { get; init; }
}
