using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>A table of the ledger in the cluster: <c>name_local</c> on each shard, and <c>name</c> over all of them.</summary>
/// <param name="Name">Its name, which is also its name in the embedded engine.</param>
/// <param name="Columns">Its columns without <c>entry</c>, the number of the write that brought a row.</param>
/// <param name="Order">What it is sorted by on a shard.</param>
/// <param name="Shard">The expression that chooses a row's shard.</param>
/// <param name="Partition">What it is parted by on a shard.</param>
sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, string Order, string Shard, string Partition)
{
    static readonly StoredColumn[] Head = [StoredColumn.Number("batch"), StoredColumn.Number("origin"), StoredColumn.Number("row", "Int64"), StoredColumn.Number("sign", "Int8")];

    /// <summary>Codes as numbers.</summary>
    public static StoredTable Codes { get; } = new("codes", [StoredColumn.Number("id"), StoredColumn.Of(ColumnKind.Text, "code", false)], "id", "id", "tuple()");

    /// <summary>Which shard each site goes to: given in turn when its first row comes, and never changed.</summary>
    public static StoredTable Slots { get; } = new("slots", [StoredColumn.Number("site"), StoredColumn.Number("slot")], "site", "slot", "tuple()");

    /// <summary>Work records, beside each where it is kept: its site, its unit and its month. What lies above a unit may change; where a row lies does not.</summary>
    public static StoredTable Work { get; } = new(
        "work",
        [
            .. Head,
            StoredColumn.Of(ColumnKind.Text, "record", false), StoredColumn.Of(ColumnKind.Date, "date", false), StoredColumn.Code("shift"),
            StoredColumn.Of(ColumnKind.Time, "start"), StoredColumn.Of(ColumnKind.Time, "end"),
            .. ((string[])["team", "person", "work_centre", "operation"]).Select(StoredColumn.Code),
            .. Amounts("good", "scrap", "rework"), StoredColumn.Of(ColumnKind.Amount, "setups"), .. Amounts("hours", "off_hours"),
            StoredColumn.Code("off_cause"), StoredColumn.Of(ColumnKind.Amount, "heads"), StoredColumn.Of(ColumnKind.Figure, "minutes"),
            StoredColumn.State("state"), StoredColumn.Of(ColumnKind.Text, "corrects"),
            StoredColumn.Code("own_team"), StoredColumn.Code("class"), StoredColumn.Flag("learner"), StoredColumn.Of(ColumnKind.Figure, "earned", false), StoredColumn.Code("revision"),
            .. ((string[])["ticket_good", "ticket_scrap", "ticket_rework"]).Select(it => StoredColumn.Of(ColumnKind.Amount, it)),
            StoredColumn.Code("site"), StoredColumn.Code("unit"), StoredColumn.Number("month"), StoredColumn.Number("slot"),
        ],
        "(date, site, unit, record)",
        "slot",
        "intDiv(month, 12)");

    /// <summary>Attended hours of person-days, a copy at every site where the person has tickets that day, so that each shard has those of its tickets.</summary>
    public static StoredTable Attended { get; } = new(
        "attended",
        [
            StoredColumn.Number("sign", "Int8"), StoredColumn.Code("site"), StoredColumn.Code("person"), StoredColumn.Of(ColumnKind.Date, "date", false), StoredColumn.Code("team"),
            .. Amounts("hours", "scheduled", "ticketed"), StoredColumn.Number("month"), StoredColumn.Number("slot"),
        ],
        "(date, site, person)",
        "slot",
        "intDiv(month, 12)");

    /// <summary>The input tables without work, in the order of <see cref="Tables.All"/>.</summary>
    public static IReadOnlyList<StoredTable> Inputs { get; } = [.. Tables.All.Where(table => table != Tables.Work).Select(Of)];

    /// <summary>All tables of rows, each after those it refers to.</summary>
    public static IReadOnlyList<StoredTable> All { get; } = [Codes, Slots, .. Inputs, Attended, Work];

    /// <summary>The columns that the table of that name has in the embedded engine.</summary>
    public IReadOnlyList<StoredColumn> Embedded => this == Work ? [.. Columns.SkipLast(4)] : Columns;

    /// <summary>Rows of many days, which are asked for and not mirrored.</summary>
    public bool IsFact => this == Work || Columns.Any(column => column.Name == "date");

    /// <summary>The columns as a list for SQL.</summary>
    public static string List(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(column => Sql.Name(column.Name)));

    /// <summary>The table of the cluster that keeps an input table.</summary>
    public static StoredTable Find(Table table) => table == Tables.Work ? Work : Inputs.Single(it => it.Name == table.Name);

    static StoredTable Of(Table table)
    {
        string first = Sql.Name(table.Key[0]);
        return new(
            table.Name,
            [.. Head, .. Schema.Kept(table).Select(column => StoredColumn.Of(column.Kind, column.Name, column.Name != "date"))],
            table.Find("date") is null ? "(batch, row)" : "(date, batch, row)",
            $"cityHash64(ifNull({first}, ''))",
            "tuple()");
    }

    static IEnumerable<StoredColumn> Amounts(params string[] names) => names.Select(name => StoredColumn.Of(ColumnKind.Amount, name, false));
}
