using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>What the numbers in a roll-up's rows stand for, and whether its attended hours are rounded sums.</summary>
readonly record struct CellNames(bool Attended, string[] Codes, IReadOnlyList<string> Families);

/// <summary>Reads the rows of a roll-up as cells.</summary>
sealed class CellRows(RowBinaryReader rows, IReadOnlyList<string> keys, Figures figures, CellNames names)
{
    /// <summary>The next cell; its columns come in the order in which the text names them.</summary>
    public Cell Read()
    {
        Cell cell = new();
        foreach (string key in keys)
        {
            cell = Keyed(cell, key, rows.Int32());
        }

        decimal earned = rows.Decimal128(6);
        decimal onQuota = rows.Decimal128(4);
        decimal attended = names.Attended ? Rounded() : rows.Decimal128(4);
        return cell with
        {
            EarnedMinutes = earned,
            OnQuotaHours = onQuota,
            AttendedHours = attended,
            ScheduledHours = names.Attended ? Rounded() : attended,
            Good = rows.Decimal128(4),
            Scrap = rows.Decimal128(4),
            Rework = rows.Decimal128(4),
            Records = rows.Int64(),
            Restated = rows.Int64(),
            Log = figures.HasFlag(Figures.Log) ? new LogMoments((long)rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64()) : null,
            Rate = figures.HasFlag(Figures.Rate) ? new RateMoments((long)rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64(), rows.Float64()) : null,
            Persons = figures.HasFlag(Figures.Persons) ? rows.Int64() : 0,
        };
    }

    Cell Keyed(Cell cell, string key, int value) => key switch
    {
        "person" => cell with { Person = Code(value) },
        "team" => cell with { Team = Code(value) },
        "work_centre" => cell with { WorkCentre = Code(value) },
        "operation" => cell with { Operation = Code(value) },
        "family" => cell with { Family = value == 0 ? null : names.Families[value] },
        "shift" => cell with { Shift = Code(value) },
        "class" => cell with { Class = Code(value) },
        "department" => cell with { Department = Code(value) },
        "site" => cell with { Site = Code(value) },
        "company" => cell with { Company = Code(value) },
        "region" => cell with { Region = Code(value) },
        "learner" => cell with { Learner = value == 1 },
        // A month is told by its number, a day or the first day of a week by the day.
        "start_month" => cell with { Start = ClusterSql.Month(value) },
        _ => cell with { Start = ClusterSql.Day(value) },
    };

    decimal Rounded() => new decimal(rows.Int64()) / 10_000m;

    string? Code(int number) => number == 0 ? null : names.Codes[number - 1];
}
