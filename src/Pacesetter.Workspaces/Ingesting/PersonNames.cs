using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Keeps the names of an imported roll in the registry. Doing it twice changes nothing, so an import cut off between the two stores is mended by repeating it.</summary>
sealed class PersonNames(Workspace workspace, CancellationToken cancel)
{
    public void Keep(IEnumerable<StagedTable> staged)
    {
        foreach (StagedTable table in staged.Where(it => it.Table == Tables.People))
        {
            Dictionary<string, (string? Name, string? NameZh)> given = workspace.Engine.Writer
                .Query(
                    $"SELECT s.person, last(s.name ORDER BY s.rowid), last(s.name_zh ORDER BY s.rowid) FROM {table.Name} s WHERE (s.name IS NOT NULL OR s.name_zh IS NOT NULL) AND s.person IN (SELECT person FROM live_people) GROUP BY s.person",
                    row => (Person: row.GetString(0), Name: row.Text(1), NameZh: row.Text(2)),
                    cancel)
                .ToDictionary(it => it.Person, it => (it.Name, it.NameZh), StringComparer.Ordinal);
            Write(given);
        }
    }

    void Write(Dictionary<string, (string? Name, string? NameZh)> given)
    {
        RegistryContext registry = workspace.Registry;
        Dictionary<string, PersonName> known = registry.Names.ToDictionary(it => it.Person, StringComparer.Ordinal);
        foreach ((string person, (string? name, string? nameZh)) in given)
        {
            if (known.TryGetValue(person, out PersonName? stands))
            {
                stands.Name = name ?? stands.Name;
                stands.NameZh = nameZh ?? stands.NameZh;
            }
            else
            {
                registry.Names.Add(new PersonName { Person = person, Name = name, NameZh = nameZh });
            }
        }

        registry.SaveChanges();
    }
}
