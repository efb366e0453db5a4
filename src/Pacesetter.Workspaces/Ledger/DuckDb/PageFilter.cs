using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Which rows of a table belong to a scope: conditions on the live rows <c>t</c>, and their parameters. What a table knows nothing of does not narrow it. Work is narrowed before its codes are spelled out: its conditions are on <c>standing_work</c> and take numbers.</summary>
sealed class PageFilter
{
    const string Below = "(SELECT k.code FROM unit_paths p JOIN codes k ON k.id = p.unit, codes u WHERE u.code = $under AND u.id IN (p.unit, p.work_centre, p.team, p.department, p.site, p.company, p.region))";

    const string NumbersBelow = "(SELECT p.unit FROM unit_paths p WHERE $under IN (p.unit, p.work_centre, p.team, p.department, p.site, p.company, p.region))";

    readonly List<string> conditions = [];
    readonly List<(string, object?)> parameters = [];

    public PageFilter(Table table, Scope scope)
    {
        if (scope.Period is { } period)
        {
            AddPeriod(table, period.First, period.Last);
        }

        Add(UnderOf(table), "under", scope.Under);
        Add(table.Find("operation") is null ? null : "t.operation = $operation", "operation", scope.Operation);
        Add(table.Find("person") is null ? null : "t.person = $person", "person", scope.Person);
        Add(ClassOf(table), "class", scope.Class);
    }

    public IReadOnlyList<string> Conditions => conditions;

    public IReadOnlyList<(string Name, object? Value)> Parameters => parameters;

    void AddPeriod(Table table, DateOnly first, DateOnly last)
    {
        if (table.Find("date") is not null)
        {
            conditions.Add("t.date >= $first AND t.date <= $last");
        }
        else if (table.Find("from") is not null)
        {
            conditions.Add("coalesce(t.\"from\" <= $last, true) AND coalesce(t.\"to\" >= $first, true)");
        }
        else
        {
            return;
        }

        parameters.Add(("first", first));
        parameters.Add(("last", last));
    }

    void Add(string? condition, string name, object? value)
    {
        if (condition is not null && value is not null)
        {
            conditions.Add(condition);
            parameters.Add((name, value));
        }
    }

    // As in a roll-up: a record belongs to its team, and to the machine it was made at.
    static string? UnderOf(Table table) => table.Name switch
    {
        "units" or "calendar" or "observations" => $"t.unit IN {Below}",
        "people" => $"t.team IN {Below}",
        "attendance" => $"t.person IN (SELECT s.person FROM person_spans s WHERE s.team IN {Below}) AND EXISTS (SELECT 1 FROM person_spans s WHERE s.person = t.person AND t.date BETWEEN s.first AND s.last AND s.team IN {Below})",
        "work" => $"(coalesce(t.own_team, t.work_centre) IN {NumbersBelow} OR coalesce(t.own_team, t.work_centre) = $under OR t.work_centre = $under)",
        _ => null,
    };

    // A quota of no class is one for every class.
    static string? ClassOf(Table table) => table.Name switch
    {
        "units" or "work" => "t.class = $class",
        "quotas" => "coalesce(t.class = $class, true)",
        _ => null,
    };
}
