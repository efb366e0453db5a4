using System.Globalization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on whether adoptions worked.</summary>
public static class AdoptionsText
{
    /// <summary>With fewer estimates than this nothing is said of a practice in general.</summary>
    internal const int FewestForGeneral = 3;

    /// <summary>The section, or null where nothing was taken up.</summary>
    public static Section? Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Adoptions is not { } found)
        {
            return null;
        }

        string[] chart = found.Drawn is null ? [] : [Finding(found, words, print) + words["format.stop"]];
        return new("adoptions", words["adoptions.heading"], [.. chart, .. found.Practices.Where(it => it.Estimates >= FewestForGeneral).Select(it => General(it, words, print)), .. Few(found, words, print), words["adoptions.how"]],
            [Verdicts(found, words, print), .. found.Drawn is { Course: { } course } drawn ? [Course(drawn, course, words, print)] : Array.Empty<PrintedTable>()])
        {
            Closing = [.. found.Practices.SelectMany(practice => practice.Cohorts.Where(it => it.Reasons.Count > 0).Select(it => Why(practice, it, words, print)))],
        };
    }

    /// <summary>What the chart shows, in a sentence without its stop.</summary>
    public static string Finding(AdoptionFindings found, TermPack words, PrintedFigures print)
    {
        PracticeFinding drawn = found.Drawn!;
        EffectCourse course = drawn.Course!;
        EffectWeek[] used = [.. course.Weeks.Where(it => it.Week >= 0)];
        return words.Say("adoptions.chart",
            ("practice", print.Name(drawn.Practice)),
            ("units", course.Units.ToString(CultureInfo.InvariantCulture)),
            ("mean", Said(Figure.Of(used.Average(it => it.Effect)), drawn, words, print)),
            ("weeks", used.Length.ToString(CultureInfo.InvariantCulture)),
            ("rebound", Said(course.Rebound, drawn, words, print)));
    }

    /// <summary>An effect with its sign; ratios in percentage points.</summary>
    public static string Change(Figure figure, PracticeFinding practice, PrintedFigures print) => practice.Ratio ? print.Change(figure)
        : figure.Value is { } value ? (value > 0 ? "+" : "") + print.Forms.Number(value, Places(value))
        : print.Count(figure);

    static int Places(decimal value) => Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, _ => 3 };

    /// <summary>An effect with its sign and, where it is in points, that word.</summary>
    internal static string Said(Figure figure, PracticeFinding practice, TermPack words, PrintedFigures print) =>
        practice.Ratio && figure.Value is not null ? words.Say("adoptions.points", ("n", print.Change(figure))) : Change(figure, practice, print);

    static string[] Few(AdoptionFindings found, TermPack words, PrintedFigures print)
    {
        Named[] few = [.. found.Practices.Where(it => it.Estimates < FewestForGeneral).Select(it => it.Practice)];
        return few.Length == 0 ? [] : [words.Say("adoptions.few", ("practices", print.Names(few)))];
    }

    /// <summary>What a practice gave over all groups, where there are enough of them.</summary>
    internal static string General(PracticeFinding it, TermPack words, PrintedFigures print)
    {
        string practice = print.Name(it.Practice);
        string groups = it.Estimates.ToString(CultureInfo.InvariantCulture);
        string general = words.Say($"adoptions.{it.Verdict}",
            ("practice", practice), ("groups", groups), ("metric", Metric(it, words, print)), ("mean", Said(it.Mean, it, words, print)), ("low", Change(it.Low, it, print)), ("high", Change(it.High, it, print)));
        return general + words["format.sentence"] + words.Say("adoptions.next", ("low", Change(it.NextLow, it, print)), ("high", Said(it.NextHigh, it, words, print)));
    }

    /// <summary>What is compared.</summary>
    internal static string Metric(PracticeFinding it, TermPack words, PrintedFigures print) => it.Ratio ? words["adoptions.fulfilment"] : print.Name(it.Metric);

    static PrintedTable Verdicts(AdoptionFindings found, TermPack words, PrintedFigures print) => new(words[found.Practices.All(it => it.Ratio) ? "adoptions.table.points" : "adoptions.table"],
        [
            new(words["adoptions.col.practice"]), new(words["adoptions.col.units"], true), new(words["adoptions.col.in_use"]), new(words["adoptions.col.verdict"]), new(words["adoptions.col.effect"], true),
            new(words["adoptions.col.interval"], true), new(words["adoptions.col.raw"], true), new(words["adoptions.col.rebound"], true),
        ],
        [.. found.Practices.SelectMany(practice => practice.Cohorts.Select(it => Row(practice, it, words, print)))]);

    static string[] Row(PracticeFinding practice, CohortFinding it, TermPack words, PrintedFigures print) =>
    [
        print.Name(practice.Practice),
        print.Count(it.Units),
        it.InUse is { } day ? print.Forms.Day(day) : words["adoptions.planned"],
        words[$"adoptions.verdict.{it.Verdict}"],
        Cell(it.Effect, practice, words, print),
        it.Low.Value is null ? words["format.none"] : words.Say("adoptions.interval", ("low", Change(it.Low, practice, print)), ("high", Change(it.High, practice, print))),
        Cell(it.RawChange, practice, words, print),
        Cell(it.Rebound, practice, words, print),
    ];

    static string Cell(Figure figure, PracticeFinding practice, TermPack words, PrintedFigures print) => figure.Value is null ? words["format.none"] : Change(figure, practice, print);

    // The weightiest reasons beside what the table says; all of them are one command away.
    static string Why(PracticeFinding practice, CohortFinding it, TermPack words, PrintedFigures print) => words.Say("adoptions.why",
        ("practice", print.Name(practice.Practice)),
        ("date", it.InUse is { } day ? print.Forms.Day(day) : words["adoptions.planned"]),
        ("reasons", Reasons(it, words, print, 2)));

    /// <summary>The weightiest reasons of a verdict, as sentences.</summary>
    internal static string Reasons(CohortFinding it, TermPack words, PrintedFigures print, int most) => string.Join(
        words["format.sentence"],
        it.Reasons.Where(reason => reason.Code != VerdictReason.ExpectedRebound).Take(most).Select(reason => reason.Code == "below_k" ? print.Reason(reason.Code) + words["format.stop"] : VerdictTexts.Sentence(words, reason)));

    static PrintedTable Course(PracticeFinding practice, EffectCourse course, TermPack words, PrintedFigures print) => new(words.Say("adoptions.course", ("practice", print.Name(practice.Practice))),
        [new(words["adoptions.col.week"], true), new(words["adoptions.col.effect"], true), new(words["adoptions.col.interval"], true)],
        [.. course.Weeks.Select(it => new[]
        {
            (it.Week < 0 ? it.Week : it.Week + 1).ToString(CultureInfo.InvariantCulture).Replace("-", words["format.minus"], StringComparison.Ordinal),
            Change(Figure.Of(it.Effect), practice, print),
            words.Say("adoptions.interval", ("low", Change(Figure.Of(it.Low), practice, print)), ("high", Change(Figure.Of(it.High), practice, print))),
        })]) { Twin = true };
}
