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

    static readonly Board[] Boards =
    [
        new("site", ["movers", "questions", "share", "claims", "distribution", "spread", "adoptions", "hours", "left_out", "policy", "computed"]),
        new("fair", ["fair", "frontier", "spread", "named", "left_out", "policy", "computed"]) { Figures = ["fulfilment", "fair", "frontier", "spread", "suppression"] },
        new("plan", ["plan", "target", "hours", "computed"]) { Figures = ["plan", "target", "hours_saved"] },
    ];

    public static IReadOnlyList<Page> All { get; } =
    [
        .. Boards.SelectMany(board => new[]
        {
            Page.Get("/" + board.Name, visit => Show(visit, board)),
            Page.Get($"/{board.Name}/{{file}}", visit => Give(visit, board)),
        }),
    ];

    static async Task<Sheet?> Show(Visit visit, Board board)
    {
        if (await visit.Await<ShowBulletin.Answer>(Request(visit)) is not { } answer)
        {
            return visit.Later();
        }

        IReadOnlyList<UnitRow> units = await visit.Units();
        Bulletin bulletin = board.Of(answer.Bulletin);
        DateOnly today = DateOnly.FromDateTime(visit.Now.UtcDateTime);
        IReadOnlyList<AgendaItem> agenda = board.Name == "site" ? (await visit.Ask<ShowAgenda.Answer>(new ShowAgenda.Request { Under = visit.Under, From = today, To = today.AddDays(AgendaDays) })).Rows : [];
        return Sheet.Of<BoardBody>(
            visit.Say($"page.{board.Name}"),
            (nameof(BoardBody.Name), board.Name),
            (nameof(BoardBody.Bulletin), bulletin),
            (nameof(BoardBody.Shown), board.Sections),
            (nameof(BoardBody.Units), units),
            (nameof(BoardBody.Months), board.Name == "fair" ? await TeamMonths.Of(visit, bulletin, units) : null),
            (nameof(BoardBody.Agenda), agenda));
    }

    static async Task<Sheet?> Give(Visit visit, Board board) =>
        await visit.Give(await File(visit, board, visit.Route("file"))
            ?? throw SectionFile.Unknown(visit.Route("file")));

    static async Task<GivenFile?> File(Visit visit, Board board, string name)
    {
        Bulletin bulletin = board.Of((await visit.Ask<ShowBulletin.Answer>(Request(visit))).Bulletin);
        return SectionFile.Asked(name) is not { } asked ? null
            : board.Name == "fair" && asked.Id == TeamMonths.Id
            ? await TeamMonths.Of(visit, bulletin, await visit.Units()) is { } months ? asked.Of(months.Figure, [months.Table]) : null
            : asked.Of(bulletin, board.Sections, visit.Words);
    }

    /// <summary>The bulletin of the unit and days that the visitor has chosen.</summary>
    public static ShowBulletin.Request Request(Visit visit) => new() { Under = visit.Under, From = visit.From, To = visit.To, Format = "json" };

    /// <summary>A page of parts of the bulletin.</summary>
    sealed record Board(string Name, string[] Sections)
    {
        /// <summary>The figures whose formulas it shows; null for all.</summary>
        public string[]? Figures { get; init; }

        /// <summary>The bulletin with the formulas of what the page shows alone.</summary>
        public Bulletin Of(Bulletin bulletin) => Figures is null ? bulletin : bulletin with { Computed = [.. bulletin.Computed.Where(it => Figures.Contains(it.Figure))] };
    }
}
