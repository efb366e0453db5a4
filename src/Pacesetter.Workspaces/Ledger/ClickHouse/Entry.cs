using System.Globalization;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

enum EntryState
{
    Begun = 1,
    Committed = 2,
    Abandoned = 3,
}

enum EntryKind
{
    Append = 1,
    Forget = 2,

    /// <summary>Attended hours that came from another ledger with its batches.</summary>
    Copy = 3,
}

/// <summary>One line of the batch ledger of the cluster: a write that began, came to its end, or was abandoned.</summary>
/// <param name="Number">The number that all its rows carry.</param>
/// <param name="State">What the line says of it.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Writer">Who wrote it: the machine, the workspace and a number of its own.</param>
/// <param name="At">When, UTC.</param>
sealed record Entry(int Number, EntryState State, EntryKind Kind, string Writer, DateTime At)
{
    const string Columns = "entry, state, kind, writer, at, batch, id, name, source, tables, rows, notes, written, first, last";

    /// <summary>The batch; its time is that of the write.</summary>
    public BatchRecord Batch { get; init; } = new(0, "", "", "", [], 0, [], default, null);

    /// <summary>How many rows each table was given.</summary>
    public IReadOnlyDictionary<string, long> Written { get; init; } = new Dictionary<string, long>();

    /// <summary>The first and the last day of its rows, as the cluster counts days.</summary>
    public (int First, int Last) Days { get; init; }

    /// <summary>Selects the lines of a database after a write.</summary>
    public static string Select(string database, int after) => $"SELECT {Columns} FROM {database}.entries WHERE entry > {ClusterSql.Number(after)} ORDER BY entry, state";

    /// <summary>Inserts a line.</summary>
    public static string Insert(string database) => $"INSERT INTO {database}.entries ({Columns}) FORMAT RowBinary";

    public static Entry Read(RowBinaryReader row)
    {
        int number = row.Int32();
        var entry = new Entry(number, (EntryState)row.Byte(), (EntryKind)row.Byte(), row.Text(), DateTime.UnixEpoch.AddMicroseconds(row.Int64()));
        int batch = row.Int32();
        string id = row.Text();
        string name = row.Text();
        string source = row.Text();
        string[] tables = row.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long rows = row.Int64();
        string[] notes = row.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return entry with
        {
            Batch = new(batch, id, name, source, tables, rows, notes, entry.At, null),
            Written = row.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Split('=')).ToDictionary(it => it[0], it => long.Parse(it[1], CultureInfo.InvariantCulture)),
            Days = (row.Int32(), row.Int32()),
        };
    }

    public void Write(RowBinaryWriter row)
    {
        row.Int32(Number);
        row.Byte((byte)State);
        row.Byte((byte)Kind);
        row.Text(Writer);
        row.Int64((long)(At - DateTime.UnixEpoch).TotalMicroseconds);
        row.Int32(Batch.Number);
        row.Text(Batch.Id);
        row.Text(Batch.Name);
        row.Text(Batch.Source);
        row.Text(string.Join(' ', Batch.Tables));
        row.Int64(Batch.Rows);
        row.Text(string.Join('\n', Batch.Notes));
        row.Text(string.Join(' ', Written.Select(it => $"{it.Key}={ClusterSql.Number(it.Value)}")));
        row.Int32(Days.First);
        row.Int32(Days.Last);
    }
}
