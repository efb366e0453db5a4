using Pacesetter.Planning;

namespace Pacesetter.Workspaces.Planning;

/// <summary>A target spread evenly over the days of its plan: over its work-days where the calendar of the unit knows them all.</summary>
sealed record PlannedLine(DateOnly From, decimal Target, bool WorkDays, IReadOnlyList<int> Counted)
{
    /// <summary>How many days count in all.</summary>
    public int Days => Counted.Sum();

    /// <summary>The line of a goal with dates and target.</summary>
    public static PlannedLine Of(Goal goal, GoalHistory history)
    {
        DateOnly from = goal.From!.Value;
        DateOnly[] days = [.. Enumerable.Range(0, goal.To!.Value.DayNumber - from.DayNumber + 1).Select(from.AddDays)];
        bool known = days.All(history.Shifts.ContainsKey) && days.Any(it => history.Shifts[it] > 0);
        return new(from, goal.Target!.Value, known, [.. days.Select(it => !known || history.Shifts[it] > 0 ? 1 : 0)]);
    }

    /// <summary>How many of them lie behind at the end of a day.</summary>
    public int Passed(DateOnly day) => Counted.Take(Math.Max(0, day.DayNumber - From.DayNumber + 1)).Sum();

    /// <summary>What is to be done by the end of a day.</summary>
    public decimal By(DateOnly day) => Target * Passed(day) / Days;
}
