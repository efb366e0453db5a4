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
    const int EverySeconds = 300;
    const int Weeks = 10;
    const int MostPractices = 3;
    const int MostGoals = 2;

    // What is worth trying: borne out somewhere.
    static readonly string[] ToTry = ["proven", "proven_in_conditions", "adopted", "published"];

    public static Page Page { get; } = Page.Get("/kiosk", Show) with { OnScreens = true };

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

    // The fulfilment of the whole, week by week; null where it may not be seen or there are too few weeks.
    static async Task<DrawnFigure?> Trend(Visit visit, DateOnly last)
    {
        // A week that is not over would look like a fall.
        DateOnly end = Period.WeekOf(last) is { } week && week.Last == last ? last : week.First.AddDays(-1);
        var asked = new MeasureFulfilment.Request { By = By.Site, Per = Grain.Week, Under = visit.Under, From = end.AddDays(1 - (7 * Weeks)), To = end };
        FulfilmentRow[][] weeks = [.. ((await visit.Try<MeasureFulfilment.Answer>(asked))?.Rows ?? []).GroupBy(it => it.Period).OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => it.ToArray())];
        if (weeks.Length < 2)
        {
            return null;
        }

        var forms = new NumberForms(visit.Words);
        decimal?[] ratios = [.. weeks.Select(of => of.Sum(it => it.OnQuotaHours) is > 0 and var hours ? of.Sum(it => it.EarnedHours) / hours : (decimal?)null)];
        string finding = ratios[^1] is { } now && ratios[^2] is { } before
            ? visit.Say(now > before ? "page.kiosk.up" : now < before ? "page.kiosk.down" : "page.kiosk.same", ("now", forms.Percent(now)), ("before", forms.Percent(before)))
            : visit.Say("page.kiosk.trend");
        string subject = visit.Say("page.kiosk.trend.sub");
        Column[] columns = [.. weeks.Select((of, at) => new Column(Short(of[0].Period), "", ratios[at], ratios[at] is { } ratio ? forms.Points(ratio) : ""))];
        return new(finding, subject, [new("", "", new Columns(new("kiosk-wide", finding, subject), columns).Draw(640), new Columns(new("kiosk-narrow", finding, subject), columns).Draw(330))]);
    }

    static string Short(string week) => week[(week.IndexOf('W', StringComparison.Ordinal) is >= 0 and var at ? at : 0)..];

    // Those that nobody of the unit has taken up yet.
    static async Task<IReadOnlyList<JsonObject>> Practices(Visit visit)
    {
        IReadOnlyList<JsonObject> practices = await EntryPages.Listed(visit, Nouns.Find("practice")!);
        HashSet<string?> taken = [.. visit.Under is { } unit ? (await EntryPages.Listed(visit, Nouns.Find("adoption")!, unit)).Select(it => (string?)it["practice"]) : []];
        return [.. PracticePages.Ranked(practices.Where(it => ToTry.Contains((string?)it["state"]) && !taken.Contains((string?)it["id"]))).Take(MostPractices)];
    }
}
