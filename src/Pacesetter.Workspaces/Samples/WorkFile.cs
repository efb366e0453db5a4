using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Collects the rows of <c>work.parquet</c>.</summary>
sealed class WorkFile : IDisposable
{
    const string Table = """
        CREATE TEMP TABLE work (
            record INTEGER, day SMALLINT, shift SMALLINT, start SMALLINT, "end" SMALLINT, team SMALLINT, person INTEGER,
            centre SMALLINT, operation SMALLINT, good INTEGER, scrap INTEGER, rework INTEGER, setups SMALLINT,
            steps SMALLINT, off_steps SMALLINT, off_cause SMALLINT, heads SMALLINT, state SMALLINT)
        """;

    // Position 0 of a list does not exist and reads as NULL: that is what −1 becomes.
    const string Query = """
        SELECT format('R{:08d}', record) AS record,
            getvariable('first_day') + day::INTEGER AS date,
            getvariable('shift_code')[shift + 1] AS shift,
            getvariable('clock')[start + 1] AS start,
            getvariable('clock')["end" + 1] AS "end",
            getvariable('team_code')[team + 1] AS team,
            getvariable('person_code')[person + 1] AS person,
            getvariable('centre_code')[centre + 1] AS work_centre,
            getvariable('operation_code')[operation + 1] AS operation,
            (nullif(good, -1) * 0.01)::DECIMAL(18,4) AS good,
            (nullif(scrap, -1) * 0.01)::DECIMAL(18,4) AS scrap,
            (nullif(rework, -1) * 0.01)::DECIMAL(18,4) AS rework,
            nullif(setups, -1)::DECIMAL(18,4) AS setups,
            (nullif(steps, -1) * 0.05)::DECIMAL(18,4) AS hours,
            (nullif(off_steps, 0) * 0.05)::DECIMAL(18,4) AS off_hours,
            getvariable('off_cause')[off_cause + 1] AS off_cause,
            nullif(heads, -1)::DECIMAL(18,4) AS heads,
            NULL::DECIMAL(18,6) AS minutes,
            getvariable('state')[state + 1] AS state,
            NULL::VARCHAR AS corrects
        FROM work
        """;

    readonly Staging staging;
    readonly DuckDBAppender appender;
    int records;

    public WorkFile(Staging staging)
    {
        this.staging = staging;
        staging.Execute(Table, CancellationToken.None);
        appender = staging.Append("work");
    }

    public long Rows { get; private set; }

    public int NextRecord() => ++records;

    public void Add(in WorkRow row)
    {
        appender.CreateRow()
            .AppendValue(row.Record).AppendValue(row.Day).AppendValue(row.Shift).AppendValue(row.Start).AppendValue(row.End)
            .AppendValue(row.Team).AppendValue(row.Person).AppendValue(row.WorkCentre).AppendValue(row.Operation)
            .AppendValue(row.Output.Good).AppendValue(row.Output.Scrap).AppendValue(row.Output.Rework).AppendValue(row.Output.Setups)
            .AppendValue(row.Steps).AppendValue(row.OffSteps).AppendValue(row.OffCause).AppendValue(row.Heads).AppendValue(row.State)
            .EndRow();
        Rows++;
    }

    public void Write(string file, CancellationToken cancel)
    {
        appender.Close();
        staging.Copy(Query, file, cancel);
        staging.Execute("DROP TABLE work", cancel);
    }

    public void Dispose() => appender.Dispose();
}
