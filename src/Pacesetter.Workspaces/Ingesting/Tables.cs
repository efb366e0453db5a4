using static Pacesetter.Workspaces.Ingesting.ColumnKind;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>The tables that can be imported and exported: the one place where their columns are named.</summary>
public static class Tables
{
    public static Table Units { get; } = new("units", ["unit"],
    [
        new("unit", Text, true) { Hint = "code of the unit" },
        new("parent", Text) { Hint = "code of the unit above, empty at the top" },
        new("kind", Text, true) { Words = ["region", "company", "site", "department", "team", "work_centre"] },
        new("name", Text, true),
        new("name_zh", Text),
        new("class", Text) { Hint = "only units of one class are ever compared" },
        new("nickname", Text) { Hint = "work centres only" },
    ]);

    public static Table People { get; } = new("people", ["person", "from"],
    [
        new("person", Text, true) { Hint = "code of the person" },
        new("team", Text, true) { Hint = "code of the team" },
        new("from", Date) { Hint = "first day in the team; empty = always" },
        new("to", Date) { Hint = "last day in the team; empty = open" },
        new("name", Text) { PersonName = true },
        new("name_zh", Text) { PersonName = true },
        new("grade", Amount) { Hint = "coefficient for shared work, default 1" },
        new("learner_until", Date) { Hint = "last day as a learner" },
    ]);

    public static Table Operations { get; } = new("operations", ["operation"],
    [
        new("operation", Text, true) { Hint = "code of the operation" },
        new("name", Text),
        new("name_zh", Text),
        new("output_unit", Text) { Hint = "what is counted: piece, pair, t" },
        new("family", Text),
    ]);

    public static Table Quotas { get; } = new("quotas", ["operation", "class", "from"],
    [
        new("operation", Text, true),
        new("class", Text) { Hint = "class of work centre; empty = any" },
        new("minutes", Figure) { Hint = "standard minutes a good unit; this or per_hour" },
        new("per_hour", Figure) { Hint = "good units an hour; this or minutes" },
        new("setup_minutes", Figure) { Hint = "standard minutes a set-up" },
        new("from", Date, true),
        new("to", Date),
        new("revision", Text),
        new("basis", Text) { Words = ["studied", "statistical", "provisional"] },
    ]);

    public static Table Attendance { get; } = new("attendance", ["person", "date", "shift"],
    [
        new("person", Text, true),
        new("date", Date, true),
        new("shift", Text),
        new("start", Time),
        new("end", Time),
        new("hours", Amount, true),
        new("scheduled", Amount),
    ]);

    public static Table Calendar { get; } = new("calendar", ["unit", "date"],
    [
        new("unit", Text, true),
        new("date", Date, true),
        new("shifts", Amount, true) { Hint = "shifts planned on that day; 0 = closed" },
    ]);

    public static Table Work { get; } = new("work", ["record", "person", "team", "work_centre"],
    [
        new("record", Text, true) { Hint = "code of the ticket; several people on one ticket share it" },
        new("date", Date, true) { Hint = "a night shift belongs to its start day" },
        new("shift", Text),
        new("start", Time),
        new("end", Time),
        new("team", Text),
        new("person", Text),
        new("work_centre", Text),
        new("operation", Text),
        new("good", Amount) { Hint = "good units of the ticket" },
        new("scrap", Amount),
        new("rework", Amount),
        new("setups", Amount),
        new("hours", Amount) { Hint = "hours on quota" },
        new("off_hours", Amount) { Hint = "hours off quota: waiting, training" },
        new("off_cause", Text),
        new("heads", Amount) { Hint = "persons behind a team row" },
        new("minutes", Figure) { Hint = "quota stamped on the ticket; wins" },
        new("state", Text) { Words = ["entered", "verified", "queried", "rejected"] },
        new("corrects", Text) { Hint = "the record this one replaces" },
    ]);

    public static Table Metrics { get; } = new("metrics", ["metric"],
    [
        new("metric", Text, true),
        new("name", Text),
        new("name_zh", Text),
        new("measure_unit", Text),
        new("better", Text, true) { Words = ["higher", "lower"] },
        new("role", Text, true) { Words = ["driver", "guardrail", "input", "output", "target"] },
        new("aggregate", Text) { Words = ["sum", "mean", "last"] },
        new("limit", Figure),
    ]);

    public static Table Observations { get; } = new("observations", ["unit", "date", "metric"],
    [
        new("unit", Text, true),
        new("date", Date, true),
        new("metric", Text, true),
        new("value", Figure, true),
    ]);

    /// <summary>All tables, in an order in which each refers only to those before it.</summary>
    public static IReadOnlyList<Table> All { get; } = [Units, People, Operations, Quotas, Attendance, Calendar, Work, Metrics, Observations];

    /// <summary>The table of that name, or null.</summary>
    public static Table? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
