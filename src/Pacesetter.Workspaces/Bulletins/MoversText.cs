using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on the biggest movers.</summary>
public static class MoversText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Movers is not { } movers)
        {
            return DistributionText.Absent(bulletin, words, print, ("movers", "movers"));
        }

        PrintedTable table = new(words["movers.table"],
            [
                new(words["col.unit"]), new(words["col.kind"]), new(words["col.before"], true), new(words["col.now"], true),
                new(words["col.change"], true), new(words["col.limits"], true), new(words["col.reading"]),
            ],
            [.. movers.Rows.Select(mover => Row(mover, words, print))]) { Figure = "movers", Subjects = [.. movers.Rows.Select(mover => mover.Unit.Code)] };
        return new("movers", words["movers.heading"], [Finding(movers, words) + words["format.stop"]], [table, Weeks(movers, words, print)]);
    }

    /// <summary>What the charts show, in a sentence without its stop.</summary>
    public static string Finding(Movers movers, TermPack words) => words.Say("movers.chart",
        ("outside", movers.Outside.ToString(CultureInfo.InvariantCulture)),
        ("n", movers.Rows.Count.ToString(CultureInfo.InvariantCulture)));

    static string[] Row(Mover mover, TermPack words, PrintedFigures print) =>
    [
        print.Name(mover.Unit, mover.Restated),
        words[mover.Kind == UnitKind.WorkCentre ? "kind.work_centre" : "kind.team"],
        print.Points(mover.Before),
        print.Points(mover.Now),
        print.Change(mover.Change),
        mover.Limits is { } limits ? words.Say("movers.limits", ("lower", print.Forms.Points(limits.Lower)), ("upper", print.Forms.Points(limits.Upper))) : words["format.none"],
        words[mover.Limits is null ? "movers.unknown" : mover.Outside ? "movers.outside" : "movers.within"],
    ];

    static PrintedTable Weeks(Movers movers, TermPack words, PrintedFigures print)
    {
        DateOnly[] mondays = [.. movers.Rows.SelectMany(mover => mover.Weeks).Select(week => week.Monday).Distinct().Order()];
        return new(words["movers.weeks"],
            [new(words["col.week"]), .. movers.Rows.Select(mover => new PrintedColumn(print.Name(mover.Unit), true))],
            [.. mondays.Select(monday => (string[])
            [
                monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                .. movers.Rows.Select(mover => mover.Weeks.FirstOrDefault(week => week.Monday == monday) is { } week ? print.Points(week.Fulfilment) : ""),
            ])]) { Twin = true };
    }
}
