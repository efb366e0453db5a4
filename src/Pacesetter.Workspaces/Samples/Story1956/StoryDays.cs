namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>The calendar of the story.</summary>
static class StoryDays
{
    /// <summary>A Monday, so that the past of every furnace is 52 full weeks.</summary>
    public static DateOnly First { get; } = new(1954, 11, 1);

    public static DateOnly Last { get; } = new(1956, 2, 25);

    /// <summary>The Monday on which furnaces take up what they have learnt: twelve full weeks before the end of January.</summary>
    public static DateOnly InUse { get; } = new(1955, 10, 31);

    /// <summary>The window in which the adopters were chosen.</summary>
    public static (DateOnly First, DateOnly Last) Chosen { get; } = (new(1955, 9, 26), new(1955, 10, 23));

    // Without a day of stock-taking, December would have more hours than the week's limit allows on average. New Year's Day of 1956 fell on a Sunday and was made up for on the Monday; with that, January has 25 work-days.
    static readonly HashSet<DateOnly> Closed =
    [
        new(1955, 1, 1), new(1955, 1, 24), new(1955, 1, 25), new(1955, 1, 26), new(1955, 5, 2), new(1955, 10, 1), new(1955, 10, 3), new(1955, 12, 31),
        new(1956, 1, 2), new(1956, 2, 13), new(1956, 2, 14),
    ];

    public static bool Works(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !Closed.Contains(day);

    public static IEnumerable<DateOnly> From(DateOnly first, DateOnly last)
    {
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The work-days of each month, in order.</summary>
    public static IEnumerable<DateOnly[]> Months() => From(First, Last).Where(Works).GroupBy(day => (day.Year, day.Month)).Select(month => month.ToArray());
}
