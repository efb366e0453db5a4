using System.Text.Json.Nodes;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Exchanging;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Boards;

/// <summary>A page for a screen on the wall of a site: the day's question, the trend, practices to try, the plan's lead. It names no person and looks again by itself.</summary>
static class KioskPage
{
    /// <summary>Where it is.</summary>
    public const string Home = "/kiosk";

    const int EverySeconds = 300;
    const int Steps = 10;
    const int MostPractices = 3;
    const int MostGoals = 2;

    // What is worth trying: borne out somewhere.
    static readonly string[] ToTry = ["proven", "proven_in_conditions", "adopted", "published"];

    public static Page Page { get; } = Page.Get(Home, Show) with { OnScreens = true };

    static async Task<Sheet?> Show(Visit visit)
    {
        if (await visit.Await<ShowBulletin.Answer>(BoardPages.Request(visit)) is not { } answer)
        {
            return visit.Later();
        }

        visit.Again(EverySeconds);
        Bulletin bulletin = answer.Bulletin;
        var text = new BulletinText(bulletin, visit.Words);
        return Sheet.Of<KioskBody>(
            visit.Say("page.kiosk"),
            (nameof(KioskBody.Text), text),
            (nameof(KioskBody.Trend), await Trend(visit, bulletin.Population.Period.Last)),
            (nameof(KioskBody.Question), Question(text, DateOnly.FromDateTime(visit.Now.UtcDateTime))),
            (nameof(KioskBody.Goals), (text.Sections.FirstOrDefault(it => it.Id == "plan")?.Sentences ?? []).Take(MostGoals).ToArray()),
            (nameof(KioskBody.Practices), await Practices(visit))) with { Bare = true };
    }

    // Another one each day, the same all day.
    static string? Question(BulletinText text, DateOnly day) =>
        text.Sections.FirstOrDefault(it => it.Id == "questions")?.Definitions is { Count: > 0 } questions ? questions[day.DayNumber % questions.Count].Term : null;

    // The fulfilment of the whole, week by week, or month by month for whom single weeks would give small parts away; null where neither may be seen or there are too few.
    static async Task<DrawnFigure?> Trend(Visit visit, DateOnly last) => await Trend(visit, last, Grain.Week) ?? await Trend(visit, last, Grain.Month);

    static async Task<DrawnFigure?> Trend(Visit visit, DateOnly last, Grain per)
    {
        Period days = Whole(last, per);
        var asked = new MeasureFulfilment.Request { By = By.Site, Per = per, Under = visit.Under, From = days.First, To = days.Last };
        FulfilmentRow[][] steps = [.. ((await visit.Try<MeasureFulfilment.Answer>(asked))?.Rows ?? []).GroupBy(it => it.Period).OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => it.ToArray())];
        if (steps.Length < 2)
        {
            return null;
        }

        var forms = new NumberForms(visit.Words);
        string words = per == Grain.Week ? "page.kiosk" : "page.kiosk.month";
        decimal?[] ratios = [.. steps.Select(of => of.Sum(it => it.OnQuotaHours) is > 0 and var hours ? of.Sum(it => it.EarnedHours) / hours : (decimal?)null)];
        string finding = ratios[^1] is { } now && ratios[^2] is { } before
            ? visit.Say(words + (now > before ? ".up" : now < before ? ".down" : ".same"), ("now", forms.Percent(now)), ("before", forms.Percent(before)))
            : visit.Say(words + ".trend");
        string subject = visit.Say(words + ".trend.sub");
        Column[] columns = [.. steps.Select((of, at) => new Column(WithoutYear(of[0].Period), "", ratios[at], ratios[at] is { } ratio ? forms.Points(ratio) : ""))];
        // Drawn for a telephone and spread over half a wall: its figures are as large as the text around.
        string drawn = new Columns(new("kiosk", finding, subject), columns).Draw(330);
        return new(finding, subject, [new("", "", drawn, drawn)]);
    }

    static string WithoutYear(string step) => step[(step.IndexOf('-', StringComparison.Ordinal) + 1)..];

    // A week or month that is not over would look like a fall.
    static Period Whole(DateOnly last, Grain per)
    {
        Period step = per == Grain.Week ? Period.WeekOf(last) : Period.MonthOf(last);
        DateOnly end = step.Last == last ? last : step.First.AddDays(-1);
        return new(per == Grain.Week ? end.AddDays(1 - (7 * Steps)) : end.AddDays(1).AddMonths(-Steps), end);
    }

    // Those that nobody of the unit has taken up yet.
    static async Task<IReadOnlyList<JsonObject>> Practices(Visit visit)
    {
        IReadOnlyList<JsonObject> practices = await EntryPages.Listed(visit, Nouns.Find("practice")!);
        HashSet<string?> taken = [.. visit.Under is { } unit ? (await EntryPages.Listed(visit, Nouns.Find("adoption")!, unit)).Select(it => (string?)it["practice"]) : []];
        return [.. PracticePages.Ranked(practices.Where(it => ToTry.Contains((string?)it["state"]) && !taken.Contains((string?)it["id"]))).Take(MostPractices)];
    }
}
