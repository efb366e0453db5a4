using System.Collections;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>A column of streamed rows.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Day">True where it holds days.</param>
public sealed record StreamedColumn(string Name, bool Day = false);

/// <summary>Rows of an answer that are read while they are printed, so that a table of any length fits. Each enumeration reads them anew.</summary>
/// <param name="columns">The columns, known before any row is read.</param>
/// <param name="values">The rows, each with a value a column.</param>
public sealed class StreamedRows(IReadOnlyList<StreamedColumn> columns, IEnumerable<IReadOnlyList<object?>> values) : IEnumerable<IReadOnlyDictionary<string, object?>>
{
    public IReadOnlyList<StreamedColumn> Columns => columns;

    /// <summary>The rows without the names of their columns.</summary>
    public IEnumerable<IReadOnlyList<object?>> Values => values;

    public IEnumerator<IReadOnlyDictionary<string, object?>> GetEnumerator() =>
        values.Select(row => (IReadOnlyDictionary<string, object?>)columns.Zip(row).ToDictionary(it => it.First.Name, it => it.Second, StringComparer.Ordinal)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
