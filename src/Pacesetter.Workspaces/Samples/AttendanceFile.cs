using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Collects the rows of <c>attendance.parquet</c>.</summary>
sealed class AttendanceFile : IDisposable
{
    const string Table = "CREATE TEMP TABLE attendance (person INTEGER, day SMALLINT, shift SMALLINT, start SMALLINT, steps SMALLINT)";

    const string Query = """
        SELECT getvariable('person_code')[person + 1] AS person,
            getvariable('first_day') + day::INTEGER AS date,
            getvariable('shift_code')[shift + 1] AS shift,
            getvariable('clock')[start + 1] AS start,
            getvariable('clock')[(start + steps * 3) % 1440 + 1] AS "end",
            (steps * 0.05)::DECIMAL(18,4) AS hours,
            8::DECIMAL(18,4) AS scheduled
        FROM attendance
        """;

    readonly Staging staging;
    readonly DuckDBAppender appender;

    public AttendanceFile(Staging staging)
    {
        this.staging = staging;
        staging.Execute(Table, CancellationToken.None);
        appender = staging.Append("attendance");
    }

    public long Rows { get; private set; }

    public void Add(in AttendanceRow row)
    {
        appender.CreateRow()
            .AppendValue(row.Person).AppendValue(row.Day).AppendValue(row.Shift).AppendValue(row.Start).AppendValue(row.Steps)
            .EndRow();
        Rows++;
    }

    public void Write(string file, CancellationToken cancel)
    {
        appender.Close();
        staging.Copy(Query, file, cancel);
        staging.Execute("DROP TABLE attendance", cancel);
    }

    public void Dispose() => appender.Dispose();
}
