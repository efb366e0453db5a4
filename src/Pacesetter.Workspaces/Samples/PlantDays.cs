namespace Pacesetter.Workspaces.Samples;

/// <summary>The days of the sample, numbered from 0: which are worked, by whom, in which shift.</summary>
sealed class PlantDays(DateOnly first, int months)
{
    // Constructed holidays of a constructed company: month × 100 + day.
    static readonly HashSet<int> Holidays = [101, 102, 216, 217, 218, 501, 1001, 1002, 1003];

    public DateOnly First { get; } = first;

    public int Count { get; } = first.AddMonths(months).DayNumber - first.DayNumber;

    public int Months { get; } = months;

    public DateOnly Date(int day) => First.AddDays(day);

    /// <summary>Sundays and holidays are off.</summary>
    public bool Open(int day)
    {
        DateOnly date = Date(day);
        return date.DayOfWeek != DayOfWeek.Sunday && !Holidays.Contains(date.Month * 100 + date.Day);
    }

    /// <summary>Teams take turns on Saturdays.</summary>
    public bool Works(Team team, int day) =>
        Open(day) && (Date(day).DayOfWeek != DayOfWeek.Saturday || (Week(day) + team.Index) % 2 == 0);

    /// <summary>The whole team is on one shift, another each week.</summary>
    public int Shift(Team team, int day) => (Week(day) + team.Index) % team.Department.Plan.Shifts;

    /// <summary>Weeks counted from Monday to Sunday.</summary>
    public int Week(int day) => (First.DayNumber + day) / 7;

    /// <summary>The first day of a month of the sample.</summary>
    public int Month(int month) => First.AddMonths(month).DayNumber - First.DayNumber;

    /// <summary>The first Monday on or after a day.</summary>
    public int Monday(int day)
    {
        while (Date(day).DayOfWeek != DayOfWeek.Monday)
        {
            day++;
        }

        return day;
    }
}
