using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The rules of the input tables. A row that breaks one is rejected; the others go on.</summary>
static class Rules
{
    /// <summary>All rules of a table.</summary>
    public static IReadOnlyList<Rule> Of(Table table) => [.. Readable(), .. table.Columns.SelectMany(ByColumn), .. Own(table)];

    static IEnumerable<Rule> Readable()
    {
        yield return new("", "unreadable: the value does not fit the column", "Write dates as YYYY-MM-DD, times as HH:MM, numbers with a decimal point; or convert with an expression in a map.", "s.trouble IS NOT NULL");
    }

    static IEnumerable<Rule> ByColumn(Column column)
    {
        string name = "s." + Sql.Name(column.Name);
        if (column.Required)
        {
            yield return new(column.Name, "required: the value is empty", $"Fill in {column.Name} in every row.", $"{name} IS NULL AND s.trouble IS NULL");
        }

        if (column.Words.Count > 0)
        {
            string words = string.Join(", ", column.Words);
            yield return new(column.Name, "unknown_word: the value is not one of those allowed", $"Use one of: {words}.", $"{name} NOT IN ({string.Join(", ", column.Words.Select(Sql.Literal))})");
        }

        if (column.Kind is ColumnKind.Amount or ColumnKind.Count)
        {
            yield return new(column.Name, "negative: the value is below zero", "Write amounts as zero or more; take a record back with corrects.", $"{name} < 0");
        }

        if (column.Kind is ColumnKind.Date)
        {
            yield return new(column.Name, "out_of_range: the year lies outside 1900 to 2200", "Check the form of the date: YYYY-MM-DD.", $"(year({name}) < 1900 OR year({name}) > 2200)");
        }
    }

    static IEnumerable<Rule> Own(Table table) => table.Name switch
    {
        "units" =>
        [
            new("parent", "unknown_unit: no unit has this code", "Import the unit above first, or in the same file.", "s.parent IS NOT NULL AND s.parent NOT IN (SELECT unit FROM live_units) AND s.parent NOT IN (SELECT unit FROM {stage} WHERE unit IS NOT NULL)"),
            new("parent", "own_parent: the unit lies below itself", "Name another unit above.", "s.unit IN (SELECT unit FROM unit_cycles)"),
            new("nickname", "nickname_not_allowed: only work centres have nicknames", "Leave the nickname empty.", "s.nickname IS NOT NULL AND s.kind <> 'work_centre'"),
        ],
        "people" =>
        [
            new("team", "unknown_team: no unit of kind team has this code", "Import the team as a unit first.", "s.team IS NOT NULL AND s.team NOT IN (SELECT unit FROM live_units WHERE kind = 'team')"),
            Reversed,
            new("grade", "grade_not_positive: the coefficient is zero", "Write 1 where grades do not matter.", "s.grade = 0"),
        ],
        "quotas" =>
        [
            new("operation", "unknown_operation: no operation has this code", "Import the operation first.", "s.operation IS NOT NULL AND s.operation NOT IN (SELECT operation FROM live_operations)"),
            new("minutes", "one_of_two: give minutes or per_hour, and not both", "Fill one of the two columns.", "(s.minutes IS NULL) = (s.per_hour IS NULL) AND s.trouble IS NULL"),
            new("minutes", "not_positive: a quota is above zero", "Give the standard minutes of one good unit.", "s.minutes <= 0"),
            new("per_hour", "not_positive: a quota is above zero", "Give the good units of one hour.", "s.per_hour <= 0"),
            new("setup_minutes", "negative: the value is below zero", "Write zero where a set-up earns nothing.", "s.setup_minutes < 0"),
            Reversed,
        ],
        "attendance" =>
        [
            UnknownPerson,
            new("hours", "hours_over_day: more than 24 hours in a day", "Check the unit: hours, not minutes.", "s.hours > 24"),
        ],
        "calendar" => [UnknownUnit],
        "observations" =>
        [
            UnknownUnit,
            new("metric", "unknown_metric: no metric has this code", "Import the metric first.", "s.metric IS NOT NULL AND s.metric NOT IN (SELECT metric FROM live_metrics)"),
        ],
        "work" => WorkRules.All,
        _ => [],
    };

    static Rule Reversed { get; } = new("to", "dates_reversed: the last day lies before the first", "Swap the two, or leave the last day empty.", "s.\"to\" < s.\"from\"");

    static Rule UnknownPerson { get; } = new("person", "unknown_person: no person has this code", "Import the person first.", "s.person IS NOT NULL AND s.person NOT IN (SELECT person FROM live_people)");

    static Rule UnknownUnit { get; } = new("unit", "unknown_unit: no unit has this code", "Import the unit first.", "s.unit IS NOT NULL AND s.unit NOT IN (SELECT unit FROM live_units)");
}
