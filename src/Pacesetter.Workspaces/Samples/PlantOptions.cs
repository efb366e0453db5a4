namespace Pacesetter.Workspaces.Samples;

/// <summary>What constructed plant to write, and where.</summary>
/// <param name="Directory">Where the input tables go; made if it is not there.</param>
public sealed record PlantOptions(string Directory)
{
    /// <summary>Multiplies teams, people and work centres, and with them records: 1 is about two million records.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The same seed and scale give the same rows on every machine.</summary>
    public int Seed { get; init; } = 20261123;

    /// <summary>The first day of the first month.</summary>
    public DateOnly FirstMonth { get; init; } = new(2025, 5, 1);

    /// <summary>How many whole months.</summary>
    public int Months { get; init; } = 18;

    /// <summary>Told the share done, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}

/// <summary>What was written.</summary>
/// <param name="Teams">Teams.</param>
/// <param name="People">Persons, those who left and those who came later included.</param>
/// <param name="WorkCentres">Work centres.</param>
/// <param name="Attendance">Rows of <c>attendance.parquet</c>.</param>
/// <param name="Work">Rows of <c>work.parquet</c>.</param>
public sealed record PlantContents(int Teams, int People, int WorkCentres, long Attendance, long Work);
