namespace Pacesetter.Workspaces.Samples;

/// <summary>A row of the constructed work table, in small whole numbers; −1 stands for an empty value.</summary>
struct WorkRow
{
    public int Record { get; set; }

    public short Day { get; set; }

    public short Shift { get; set; }

    /// <summary>Minute of the day.</summary>
    public short Start { get; set; }

    /// <summary>Minute of the day, of the next one where it is not after the start.</summary>
    public short End { get; set; }

    public short Team { get; set; }

    public int Person { get; set; }

    public short WorkCentre { get; set; }

    public short Operation { get; set; }

    public Output Output { get; set; }

    /// <summary>Clock steps of three minutes on quota.</summary>
    public short Steps { get; set; }

    /// <summary>Clock steps of three minutes off quota.</summary>
    public short OffSteps { get; set; }

    public short OffCause { get; set; }

    public short Heads { get; set; }

    public short State { get; set; }
}

/// <summary>What a ticket yielded: units in hundredths.</summary>
record struct Output(int Good, int Scrap, int Rework, short Setups);

/// <summary>Hours are kept in steps of three minutes, which is exactly 0.05 h.</summary>
static class Step
{
    public const int Minutes = 3;

    public const int ShiftLength = 160;
}

/// <summary>A row of the constructed attendance table.</summary>
readonly record struct AttendanceRow(int Person, short Day, short Shift, short Start, short Steps);
