using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Web.Boards;

/// <summary>The pages that show parts of the bulletin of a unit and period, as near to persons as the visitor may look: what changed, what is fair to compare, where the plan stands.</summary>
static class BoardPages
{
    const int AgendaDays = 14;

    static readonly string[] Site = ["share", "claims", "distribution", "spread", "adoptions", "movers", "hours", "questions", "left_out", "policy", "computed"];
    static readonly string[] Fair = ["fair", "frontier", "spread", "named", "left_out", "policy", "computed"];
    static readonly string[] Plan = ["plan", "target", "hours", "computed"];

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/site", visit => Show(visit, "site", Site)),
        Page.Get("/fair", visit => Show(visit, "fair", Fair)),
        Page.Get("/plan", visit => Show(visit, "plan", Plan)),
    ];

    static async Task<Sheet?> Show(Visit visit, string name, string[] sections)
    {
        IReadOnlyList<UnitRow> units = (await visit.Try<ListUnits.Answer>(new ListUnits.Request()))?.Rows ?? [];
        Bulletin bulletin = (await visit.Ask<ShowBulletin.Answer>(new ShowBulletin.Request { Under = visit.Under, From = visit.From, To = visit.To, Format = "json" })).Bulletin;
        DateOnly today = DateOnly.FromDateTime(visit.Now.UtcDateTime);
        IReadOnlyList<AgendaItem> agenda = name == "site" ? (await visit.Ask<ShowAgenda.Answer>(new ShowAgenda.Request { Under = visit.Under, From = today, To = today.AddDays(AgendaDays) })).Rows : [];
        return Sheet.Of<BoardBody>(
            visit.Say($"page.{name}"),
            (nameof(BoardBody.Name), name),
            (nameof(BoardBody.Bulletin), bulletin),
            (nameof(BoardBody.Shown), sections),
            (nameof(BoardBody.Units), units),
            (nameof(BoardBody.Agenda), agenda));
    }
}
