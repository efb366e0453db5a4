using Pacesetter.Panels;
using Pacesetter.Planning;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Workspaces.Planning;

/// <summary>Where one goal stands on its basis.</summary>
static class GoalStanding
{
    /// <summary>The row of a goal before anything is known of it.</summary>
    public static GoalRow Blank(Goal goal, string? reason) => new(goal.Id, goal.Unit, goal.Metric)
    {
        Title = goal.Title,
        Operation = goal.Operation,
        State = goal.State,
        Basis = goal.Basis,
        PlannedEnd = goal.To,
        Reason = reason,
    };

    /// <summary>The row of a goal with a basis, and its outlook while it is not reached.</summary>
    public static (GoalRow Row, GoalOutlook? Outlook) Of(Goal goal, GoalHistory history, Func<GoalOutlook> ahead)
    {
        GoalRow row = Blank(goal, null) with { Target = goal.Target, MarkUp = goal.MarkUp };
        if (history.Days.Count == 0)
        {
            return (row with { Done = 0, Share = Share(0, goal), Reason = "no_output" }, null);
        }

        decimal target = goal.Target!.Value;
        DateOnly from = goal.From!.Value, to = goal.To!.Value, last = history.AsOf < to ? history.AsOf : to;
        bool level = goal.Basis == GoalBasis.Level;
        decimal done = level ? history.Sum(last.AddYears(-1).AddDays(1), last) : history.Sum(from, last);
        row = row with { Done = done, Share = Share(done, goal) };
        DateOnly? reached = level ? history.LevelReached(from, target) : history.SumReached(from, target);
        row = goal.Basis == GoalBasis.Calendar ? CalendarLead(row, goal, history, last) : row;
        if (reached is { } day)
        {
            return (Lead(row with { ReachedOn = day, ProbabilityInTime = day <= to ? 1 : 0 }, goal, day), null);
        }

        if (history.AsOf >= to)
        {
            return (row with { ProbabilityInTime = 0, Reason = "plan_over" }, null);
        }

        try
        {
            GoalOutlook outlook = ahead();
            GoalRow open = row with { Completion = Completion(outlook), ProbabilityInTime = outlook.ChanceBy(to) };
            return (outlook.DayOf(0.5) is { } half ? Lead(open, goal, half) : open with { Reason = "beyond_horizon" }, outlook);
        }
        catch (AssumptionException unfit)
        {
            return (row with { Reason = unfit.Id }, null);
        }
    }

    static decimal? Share(decimal done, Goal goal) => goal.Target is { } target and not 0 ? done / target : null;

    static GoalCompletion Completion(GoalOutlook outlook) => new(outlook.DayOf(0.1), outlook.DayOf(0.5), outlook.DayOf(0.8), outlook.DayOf(0.9))
    {
        By = [.. outlook.Completion.Probabilities.Select((p, h) => new CompletionChance(Period.Label(Grain.Week, outlook.LastSunday.AddDays(1 + (7 * h))), p))],
    };

    // On the calendar's basis the lead is already said: of today, not of the end.
    static GoalRow Lead(GoalRow row, Goal goal, DateOnly day)
    {
        DateOnly end = goal.To!.Value;
        return goal.Basis == GoalBasis.Calendar ? row : row with { LeadDays = end.DayNumber - day.DayNumber, LeadMonths = day <= end ? Months(day, end) : -Months(end, day), LeadIn = "days" };
    }

    static int Months(DateOnly first, DateOnly last)
    {
        int months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return first.AddMonths(months) > last ? months - 1 : months;
    }

    // The plan's own day for what is done, its target spread evenly over its work-days, less today.
    static GoalRow CalendarLead(GoalRow row, Goal goal, GoalHistory history, DateOnly last)
    {
        if (goal.Target is not > 0m || history.AsOf < goal.From)
        {
            return row;
        }

        var line = PlannedLine.Of(goal, history);
        decimal planned = Math.Min(1m, row.Done!.Value / goal.Target.Value) * line.Days;
        return row with { LeadDays = (int)Math.Floor(planned) - line.Passed(last), LeadIn = line.WorkDays ? "work_days" : "days" };
    }
}
