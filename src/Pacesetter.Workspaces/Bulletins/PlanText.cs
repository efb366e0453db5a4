using System.Globalization;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on goals: each on its own basis, never two bases on one scale.</summary>
public static class PlanText
{
    // More goals than this are read in the table.
    const int MostSentences = 12;

    /// <summary>Null where no goal is agreed.</summary>
    public static Section? Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Plan is not { } plan)
        {
            return null;
        }

        PrintedTable table = new(words.Say("plan.table", ("day", print.Forms.Day(plan.AsOf))),
            [
                new(words["plan.col.goal"]), new(words["plan.col.basis"]), new(words["plan.col.target"], true), new(words["plan.col.share"], true),
                new(words["plan.col.end"], true), new(words["plan.col.lead"], true), new(words["plan.col.in_time"], true), new("P50", true), new("P80", true),
            ],
            [.. plan.Goals.Select(goal => Row(goal, words, print))]) { Figure = "plan", Subjects = [.. plan.Goals.Select(goal => goal.Goal)] };
        string[] hidden = plan.Hidden.Value == 0 ? [] : [words.Say("plan.hidden", ("n", print.Count(plan.Hidden)))];
        return new("plan", words["plan.heading"], [.. plan.Goals.Take(MostSentences).Select(goal => Finding(goal, words, print) + words["format.stop"]), .. hidden], plan.Goals.Count == 0 ? [] : [table])
        {
            Closing = [.. plan.Goals.Where(it => it.PartsMarkUp is not null).Select(it => MarkUp(it, words, print)), words["plan.how"], .. plan.Reconciled ? [words["plan.reconciled"]] : Array.Empty<string>(), .. Calibrated(plan, words, print)],
        };
    }

    /// <summary>Where a goal stands, in a sentence without its stop.</summary>
    public static string Finding(PlanStanding goal, TermPack words, PrintedFigures print)
    {
        string name = Name(goal, words, print);
        if (goal.Basis is not { } basis)
        {
            return words.Say("plan.no_basis", ("goal", name));
        }

        if (goal.Lead is null)
        {
            return words.Say("plan.missing", ("goal", name), ("basis", words[BasisKey(basis)]), ("reason", print.Reason(goal.Reason ?? "not_shown")));
        }

        string where = Where(goal, words);
        return goal.ReachedOn is { } day
            ? words.Say("plan.reached", ("goal", name), ("where", where), ("day", print.Forms.Day(day)))
            : words.Say("plan.open", ("goal", name), ("where", where), ("end", goal.PlannedEnd is { } end ? print.Forms.Day(end) : words["format.none"]), ("chance", Chance(goal.InTime, words, print)));
    }

    /// <summary>Its title, else what is counted, and the unit where it is not the whole.</summary>
    public static string Plainly(PlanStanding goal, Named whole, TermPack words, PrintedFigures print)
    {
        string title = goal.Title is { } given ? words.Own(given) : words.Find($"plan.metric.{goal.Metric.Code}") ?? print.Name(goal.Metric);
        return goal.Unit == whole ? title : words.Say("plan.goal.plain", ("title", title), ("unit", print.Name(goal.Unit)));
    }

    static string Where(PlanStanding goal, TermPack words)
    {
        int lead = goal.Lead!.Value;
        string span = words.Say($"plan.span.{(goal.WorkDays ? "work_" : "")}{(Math.Abs(lead) == 1 ? "day" : "days")}", ("n", Math.Abs(lead).ToString(CultureInfo.InvariantCulture)));
        return words.Say(lead > 0 ? "plan.ahead" : lead < 0 ? "plan.behind" : "plan.on", ("span", span), ("basis", words[BasisKey(goal.Basis!.Value)]));
    }

    /// <summary>Its name, with the unit and what is counted.</summary>
    public static string Name(PlanStanding goal, TermPack words, PrintedFigures print) =>
        words.Say("plan.goal", ("unit", print.Name(goal.Unit)), ("metric", words.Find($"plan.metric.{goal.Metric.Code}") ?? print.Name(goal.Metric)), ("id", goal.Goal));

    /// <summary>Where it stands and its chance, in the space of a column, beside its name.</summary>
    public static string Brief(PlanStanding goal, TermPack words, PrintedFigures print)
    {
        return goal.Basis is null || goal.Lead is null ? print.Reason(goal.Reason ?? "basis_not_chosen")
            : words.Say(goal.ReachedOn is null ? "front.plan.open" : "front.plan.reached",
                ("where", Where(goal, words)), ("day", goal.ReachedOn is { } day ? print.Forms.Day(day) : ""), ("end", goal.PlannedEnd is { } end ? print.Forms.Day(end) : words["format.none"]), ("chance", Chance(goal.InTime, words, print)));
    }

    /// <summary>A chance in whole per cent; one that rounds to nothing or to all is a bound, since nothing ahead is certain.</summary>
    public static string Chance(Figure chance, TermPack words, PrintedFigures print) => chance.Value switch
    {
        null => print.Percent(chance),
        < 0.005m => words.Say("plan.below", ("share", print.Forms.Percent(0.01m, 0))),
        >= 0.995m => words.Say("plan.above", ("share", print.Forms.Percent(0.99m, 0))),
        { } value => print.Forms.Percent(value, 0),
    };

    static string BasisKey(GoalBasis basis) => basis switch
    {
        GoalBasis.Level => "plan.basis.level",
        GoalBasis.Calendar => "plan.basis.calendar",
        _ => "plan.basis.cumulative",
    };

    static string[] Row(PlanStanding goal, TermPack words, PrintedFigures print) =>
    [
        words.Say("plan.row", ("unit", print.Name(goal.Unit)), ("id", goal.Goal)),
        goal.Basis is { } basis ? words[BasisKey(basis)] : words["reason.basis_not_chosen"],
        goal.Target.Value is null ? words["format.none"] : print.Count(goal.Target),
        goal.Share.Value is null ? words["format.none"] : print.Points(goal.Share),
        goal is { Basis: not null, PlannedEnd: { } end } ? Day(end) : words["format.none"],
        goal.Lead is { } lead ? (lead > 0 ? "+" : "") + print.Forms.Number(lead, 0) : words["format.none"],
        goal.InTime.Value is null ? words["format.none"] : goal.ReachedOn is null ? Bounded(goal.InTime.Value.Value, print) : print.Forms.Number(goal.InTime.Value.Value * 100, 0),
        .. goal.ReachedOn is { } day ? [Day(day), Day(day)] : goal.Days.Skip(1).Take(2).Select(it => it is { } known ? Day(known) : words["format.none"]),
    ];

    static string Bounded(decimal chance, PrintedFigures print) => chance switch
    {
        < 0.005m => "<1",
        >= 0.995m => ">99",
        _ => print.Forms.Number(chance * 100, 0),
    };

    static string MarkUp(PlanStanding goal, TermPack words, PrintedFigures print) =>
        words.Say("plan.mark_up", ("unit", print.Name(goal.Unit)), ("id", goal.Goal), ("ratio", print.Forms.Number(goal.PartsMarkUp!.Value, 3)));

    static string[] Calibrated(PlanStandings plan, TermPack words, PrintedFigures print) =>
        plan.Forecasts is { } count ? [words.Say("plan.calibrated", ("n", print.Forms.Count(count)))] : [];

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
