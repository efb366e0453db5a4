using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>What fills the places of a roll-up's text: which rows count, the numbers of the codes it names, and what lies above what, as the master data have it now.</summary>
sealed class RollUpPlaces
{
    readonly List<int[]> paths = [];
    readonly List<(int Operation, int Family)> families = [];
    readonly List<string> familyNames = [""];

    public RollUpPlaces(DuckDBConnection mirror, Snapshot snapshot, string database, RollUp question, CancellationToken cancel)
    {
        (Database, Visible, Attended) = (database, snapshot.Condition, snapshot.Has(StoredTable.Attended));
        Scope scope = question.Where;
        Under = Number(scope.Under);
        Operation = Number(scope.Operation);
        Class = Number(scope.Class);
        Person = Number(scope.Person);
        Below = scope.Under is null ? [] : [Under, .. mirror.Query($"SELECT unit FROM unit_paths WHERE {ClusterSql.Number(Under)} IN (work_centre, team, department, site, company, region)", row => row.GetInt32(0), cancel)];
        if ((question.Keys & (Keys.Department | Keys.Site | Keys.Company | Keys.Region)) != 0)
        {
            paths = mirror.Query("SELECT unit, department, site, company, region FROM unit_paths ORDER BY unit", row => Enumerable.Range(0, 5).Select(it => row.IsDBNull(it) ? 0 : row.GetInt32(it)).ToArray(), cancel);
        }

        if (question.Keys.HasFlag(Keys.Family))
        {
            ReadFamilies(mirror, cancel);
        }

        int Number(string? code) => code is null ? 0 : Codes.Number(mirror, code, cancel);
    }

    public string Database { get; }

    /// <summary>The condition under which a row counts.</summary>
    public string Visible { get; }

    /// <summary>Whether attended hours may differ from those of the tickets.</summary>
    public bool Attended { get; }

    /// <summary>The teams and days on which people without a ticket stand behind their team's rows.</summary>
    public IReadOnlyList<(int Team, int Day)> Covered { get; init; } = [];

    public int Under { get; }

    public int Operation { get; }

    public int Class { get; }

    public int Person { get; }

    /// <summary>The unit asked for and all below it.</summary>
    public IReadOnlyList<int> Below { get; }

    /// <summary>The families, each at the place that stands for it; the first is none.</summary>
    public IReadOnlyList<string> Families => familyNames;

    /// <summary>The expression for the unit of a kind above a unit, 0 for none.</summary>
    public string Above(string kind, string unit)
    {
        int which = kind switch { "department" => 1, "site" => 2, "company" => 3, _ => 4 };
        return Map(unit, paths.Where(it => it[which] > 0).Select(it => (it[0], it[which])));
    }

    /// <summary>The expression for the place of the family of an operation, 0 for none.</summary>
    public string FamilyOf(string operation) => Map(operation, families);

    void ReadFamilies(DuckDBConnection mirror, CancellationToken cancel)
    {
        foreach ((int operation, string family) in mirror.Query(
            "SELECT k.id, any_value(l.family) AS family FROM live_operations l JOIN codes k ON k.code = l.operation GROUP BY k.id HAVING any_value(l.family) IS NOT NULL ORDER BY k.id",
            row => (row.GetInt32(0), row.GetString(1)),
            cancel))
        {
            int place = familyNames.IndexOf(family);
            if (place < 0)
            {
                place = familyNames.Count;
                familyNames.Add(family);
            }

            families.Add((operation, place));
        }
    }

    // Sent with the question, so that every shard uses the very same.
    static string Map(string column, IEnumerable<(int From, int To)> pairs)
    {
        (int From, int To)[] all = [.. pairs];
        return all.Length == 0 ? "0" : $"transform({column}, [{ClusterSql.List(all.Select(it => it.From))}], [{ClusterSql.List(all.Select(it => it.To))}], 0)";
    }
}
