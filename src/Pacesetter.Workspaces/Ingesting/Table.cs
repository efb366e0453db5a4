namespace Pacesetter.Workspaces.Ingesting;

/// <summary>An input table: its columns in the order of the template, and the columns that identify a row.</summary>
/// <param name="Name">The table's name, plural, snake_case.</param>
/// <param name="Key">The columns that identify a row; an empty value counts as a value.</param>
/// <param name="Columns">All columns.</param>
public sealed record Table(string Name, IReadOnlyList<string> Key, IReadOnlyList<Column> Columns)
{
    /// <summary>The column of that name, or null.</summary>
    public Column? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
