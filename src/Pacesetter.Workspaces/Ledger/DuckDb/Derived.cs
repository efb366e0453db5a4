using System.Globalization;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>How the two derived tables follow from the others: the same text keeps them and recomputes them.</summary>
static class Derived
{
    /// <summary>Makes the paths of all units again.</summary>
    public static string UnitPaths => Sql.Text("unit-paths", ("into", "DELETE FROM unit_paths;\nINSERT INTO unit_paths"));

    /// <summary>The paths as they follow from the units, in a temporary table.</summary>
    public static string UnitPathsInto(string table) => Sql.Text("unit-paths", ("into", $"CREATE OR REPLACE TEMP TABLE {table} AS"));

    /// <summary>Makes the attended hours of the person-days that a batch touched again.</summary>
    public static string Attended(int batch) => Sql.Text(
        "attended",
        ("of_batch", string.Create(CultureInfo.InvariantCulture, $"batch = {batch}")),
        ("into", "DELETE FROM attended USING touched WHERE attended.person = touched.person AND attended.date = touched.date;\n\nINSERT INTO attended"));

    /// <summary>The attended hours of all person-days as they follow from attendance and tickets, in a temporary table.</summary>
    public static string AttendedInto(string table) => Sql.Text("attended", ("of_batch", "sign > 0"), ("into", $"CREATE OR REPLACE TEMP TABLE {table} (person, date, team, hours, scheduled, ticketed) AS"));
}
