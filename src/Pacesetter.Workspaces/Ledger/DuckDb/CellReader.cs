using DuckDB.NET.Data;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Which optional columns a roll-up's rows have, and the codes behind its numbers.</summary>
readonly record struct CellLayout(bool Restated, bool Scheduled, string[] Codes);

/// <summary>Reads the rows of a roll-up as cells; texts that repeat are held once.</summary>
sealed class CellReader(DuckDBDataReader reader, IReadOnlyList<string> keys, Figures figures, CellLayout layout)
{
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly int person = Index(keys, "person");
    readonly int team = Index(keys, "team");
    readonly int workCentre = Index(keys, "work_centre");
    readonly int operation = Index(keys, "operation");
    readonly int family = Index(keys, "family");
    readonly int shift = Index(keys, "shift");
    readonly int @class = Index(keys, "class");
    readonly int department = Index(keys, "department");
    readonly int site = Index(keys, "site");
    readonly int company = Index(keys, "company");
    readonly int region = Index(keys, "region");
    readonly int learner = Index(keys, "learner");
    readonly int start = Index(keys, "start");

    public Cell Read()
    {
        int at = keys.Count;
        decimal earned = Amount(at++);
        decimal onQuota = Amount(at++);
        decimal attended = Amount(at++);
        decimal scheduled = layout.Scheduled ? Amount(at++) : attended;
        return new Cell
        {
            Person = Code(person),
            Team = Code(team),
            WorkCentre = Code(workCentre),
            Operation = Code(operation),
            Family = Text(family),
            Shift = Code(shift),
            Class = Code(@class),
            Department = Code(department),
            Site = Code(site),
            Company = Code(company),
            Region = Code(region),
            Learner = learner >= 0 ? reader.GetBoolean(learner) : null,
            Start = start >= 0 ? reader.GetFieldValue<DateOnly>(start) : null,
            EarnedMinutes = earned,
            OnQuotaHours = onQuota,
            AttendedHours = attended,
            ScheduledHours = scheduled,
            Good = Amount(at++),
            Scrap = Amount(at++),
            Rework = Amount(at++),
            Records = Whole(at++),
            Restated = layout.Restated ? Whole(at++) : 0,
            Log = figures.HasFlag(Figures.Log) ? new LogMoments((long)Number(at++), Number(at++), Number(at++), Number(at++), Number(at++), Number(at++), Number(at++)) : null,
            Rate = figures.HasFlag(Figures.Rate) ? new RateMoments((long)Number(at++), Number(at++), Number(at++), Number(at++), Number(at++)) : null,
            Persons = figures.HasFlag(Figures.Persons) ? Whole(at++) : 0,
        };
    }

    static int Index(IReadOnlyList<string> keys, string name)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    string? Code(int column) => column < 0 || reader.IsDBNull(column) ? null : layout.Codes[reader.GetInt32(column) - 1];

    string? Text(int column)
    {
        if (column < 0 || reader.IsDBNull(column))
        {
            return null;
        }

        string read = reader.GetString(column);
        if (texts.TryGetValue(read, out string? held))
        {
            return held;
        }

        texts.Add(read, read);
        return read;
    }

    decimal Amount(int column) => reader.IsDBNull(column) ? 0 : reader.GetDecimal(column);

    // A sum of whole numbers comes as a huge integer, but for one that was cast.
    long Whole(int column) => reader.IsDBNull(column) ? 0 : reader.GetFieldType(column) == typeof(long) ? reader.GetInt64(column) : (long)reader.GetFieldValue<System.Numerics.BigInteger>(column);

    double Number(int column) => reader.IsDBNull(column) ? 0 : reader.GetDouble(column);
}
