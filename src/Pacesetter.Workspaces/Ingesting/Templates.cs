using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Empty tables to fill in.</summary>
static class Templates
{
    /// <summary>A table's header as CSV.</summary>
    /// <exception cref="RefusalException">There is no such table.</exception>
    public static ImportAnswer Of(string name)
    {
        Table table = Tables.Find(name) ?? throw new RefusalException(
            RefusalKind.Usage, "table_unknown", $"There is no table {name}.", "Name one of: " + string.Join(", ", Tables.All.Select(it => it.Name)));
        return new ImportAnswer { Table = table.Name, Template = string.Join(',', table.Columns.Select(column => column.Name)) + "\n" };
    }
}
