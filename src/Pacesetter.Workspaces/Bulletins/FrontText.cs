using System.Globalization;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The parts of the first page. Each is short whatever the workspace holds, so that the page stays one page; what is left away stands in the annex.</summary>
static class FrontText
{
    const int MostPractices = 4;
    const int MostGoals = 4;
    const int MostQuestions = 3;
    const int MostClasses = 2;
    const int MostNames = 4;

    public static IReadOnlyList<FrontPart> Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        FrontPart?[] parts = [Found(bulletin, words, print), Try(bulletin, words, print), Plan(bulletin, words, print), Questions(bulletin, words, print), Thanks(bulletin, words, print), Claims(bulletin, words)];
        return [.. parts.OfType<FrontPart>()];
    }

    static FrontPart? Found(Bulletin bulletin, TermPack words, PrintedFigures print) => bulletin.Adoptions is not { } found ? null
        : new("found", words["front.found"], [.. found.Practices.Take(MostPractices).Select(it => Found(it, words, print))])
        {
            Notes = More("front.found.more", found.Practices.Count - MostPractices, words, print),
        };

    static FrontLine Found(PracticeFinding it, TermPack words, PrintedFigures print)
    {
        string practice = print.Name(it.Practice);
        if (it.Estimates >= AdoptionsText.FewestForGeneral)
        {
            return new(null, AdoptionsText.General(it, words, print));
        }

        CohortFinding? cohort = it.Cohorts.Where(one => one.Low.Value is not null).MaxBy(one => one.Units.Value) ?? (it.Cohorts.Count > 0 ? it.Cohorts[0] : null);
        string verdict = words[$"adoptions.verdict.{cohort?.Verdict ?? "not_computable"}"];
        return new(practice, cohort is not { Low.Value: not null }
            ? words.Say("front.found.without", ("verdict", verdict), ("reasons", cohort is null ? "" : AdoptionsText.Reasons(cohort, words, print, 1))).TrimEnd()
            : words.Say("front.found.cohort",
                ("verdict", verdict), ("metric", Capital(AdoptionsText.Metric(it, words, print))), ("effect", AdoptionsText.Said(cohort.Effect, it, words, print)), ("units", print.Count(cohort.Units)),
                ("low", AdoptionsText.Change(cohort.Low, it, print)), ("high", AdoptionsText.Change(cohort.High, it, print)),
                ("raw", AdoptionsText.Said(cohort.RawChange, it, words, print)), ("rebound", AdoptionsText.Said(cohort.Rebound, it, words, print))));
    }

    // What is proven or likely somewhere, and not refuted over all that took it up.
    static FrontPart Try(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        var lines = new List<FrontLine>();
        foreach (PracticeFinding it in (bulletin.Adoptions?.Practices ?? []).Where(it => !(it.Estimates >= AdoptionsText.FewestForGeneral && it.Verdict == "not_shown")).Take(MostPractices))
        {
            foreach (string verdict in (string[])["proven", "likely"])
            {
                decimal units = it.Cohorts.Where(one => one.Verdict == verdict).Sum(one => one.Units.Value ?? 0);
                if (units > 0)
                {
                    lines.Add(new(print.Name(it.Practice), words.Say("front.try.practice", ("verdict", words[$"adoptions.verdict.{verdict}"]), ("units", print.Forms.Count(units)), ("command", $"pacesetter practice show {it.Practice.Code}"))));
                    break;
                }
            }
        }

        lines.AddRange((bulletin.Frontier?.Classes ?? []).Where(it => it.Hosts.Count > 0).Take(MostClasses).Select(it =>
            new FrontLine(null, words.Say("front.try.hosts", ("class", it.Class), ("n", print.Forms.Count(it.Hosts.Count)), ("hosts", Some(it.Hosts, "front.try.hosts.more", words, print))))));
        return new("try", words["front.try"], lines.Count == 0 ? [new(null, words["front.try.none"])] : lines);
    }

    static FrontPart? Plan(Bulletin bulletin, TermPack words, PrintedFigures print) => bulletin.Plan is not { Goals.Count: > 0 } plan ? null
        : new("plan", words["plan.heading"], [.. plan.Goals.Take(MostGoals).GroupBy(it => PlanText.Plainly(it, bulletin.Population.Organisation, words, print)).Select(named => new FrontLine(named.Key, string.Join(words["format.sentence"], named.Select(goal => Capital(PlanText.Brief(goal, words, print)) + words["format.stop"]))))])
        {
            Notes = More("front.plan.more", plan.Goals.Count - MostGoals, words, print),
        };

    static FrontPart? Questions(Bulletin bulletin, TermPack words, PrintedFigures print) => bulletin.Questions is not { Tests: > 0, Rows.Count: > 0 } questions ? null
        : new("questions", words["front.questions"], [.. questions.Rows.Take(MostQuestions).Select(it => new FrontLine(null, QuestionText.Question(it, words)))])
        {
            Notes =
            [
                words.Say("front.questions.note", ("tests", print.Forms.Count(questions.Tests)), ("share", print.Forms.Percent(questions.FalseShare, 0))),
                .. More("front.questions.more", questions.Rows.Count + questions.More - MostQuestions, words, print),
            ],
        };

    static FrontPart? Thanks(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        string period = print.Span(bulletin.Population.Period);
        var lines = new List<FrontLine>();
        if (bulletin.Pacesetters.Persons is { Count: > 0 } persons)
        {
            lines.Add(new(null, words.Say("front.thanks.persons", ("n", print.Forms.Count(persons.Count)), ("period", period))));
        }

        if (bulletin.Pacesetters.Teams is { Count: > 0 } teams)
        {
            string names = print.Names(teams.Take(MostNames).Select(it => it.Team));
            lines.Add(new(null, words.Say(teams.Count > MostNames ? "front.thanks.teams.more" : "front.thanks.teams", ("n", print.Forms.Count(teams.Count)), ("period", period), ("names", names))));
        }

        return lines.Count == 0 ? null : new("thanks", words["named.heading"], lines);
    }

    static FrontPart? Claims(Bulletin bulletin, TermPack words) => bulletin.Claims is not { } claims ? null
        : new("claims", words["front.claims"], [new(null, ClaimsText.Summary(claims, words))]);

    static string Some(IReadOnlyList<Named> names, string more, TermPack words, PrintedFigures print) => names.Count <= MostNames
        ? print.Names(names)
        : words.Say(more, ("hosts", print.Names(names.Take(MostNames))), ("n", print.Forms.Count(names.Count - MostNames)));

    static string[] More(string key, int more, TermPack words, PrintedFigures print) => more > 0 ? [words.Say(key, ("n", print.Forms.Count(more)))] : [];

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
