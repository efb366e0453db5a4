using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Empty tables to fill in.</summary>
static class Templates
{
    /// <summary>A table's header as CSV.</summary>
    /// <exception cref="RefusalException">There is no such table.</exception>
    public static ImportAnswer Of(string name)
    {
        if (Nouns.All.FirstOrDefault(it => it.Plural == name) is { } noun)
        {
            return new ImportAnswer { Table = noun.Plural, Template = string.Join(',', EntryCells.Columns(noun)) + "\n" };
        }

        Table table = Tables.Find(name) ?? throw new RefusalException(
            RefusalKind.Usage, "table_unknown", $"There is no table {name}.", "Name one of: " + string.Join(", ", Tables.All.Select(it => it.Name).Concat(Nouns.All.Select(it => it.Plural))));
        return new ImportAnswer { Table = table.Name, Template = string.Join(',', table.Columns.Select(column => column.Name)) + "\n" };
    }
}
