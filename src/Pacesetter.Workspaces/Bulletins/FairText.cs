using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section that compares teams like for like.</summary>
public static class FairText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Fair is not { } fair)
        {
            return DistributionText.Absent(bulletin, words, print, ("fair", "fair"));
        }

        PrintedTable table = new(words["fair.table"],
            [
                new(words["col.team"]), new(words["col.fulfilment"], true), new(words["fair.col.index"], true), new(words["fair.col.interval"], true),
                new(words["fair.col.own"], true), new(words["fair.col.operations"], true), new(words["fair.col.work_centres"], true), new(words["fair.col.rest"], true), new(words["fair.col.best"]),
            ],
            [.. fair.Rows.Select(row => Row(row, words, print))]) { Twin = true };
        string[] left = fair.NothingGood.Value > 0 ? [words.Say("fair.nothing_good", ("n", print.Count(fair.NothingGood)))] : [];
        return new("fair", words["fair.heading"], [Finding(fair, words, print) + words["format.stop"], Models(fair, words, print), words["fair.how"], .. left], [table]);
    }

    /// <summary>What the chart shows, in a sentence without its stop.</summary>
    public static string Finding(FairComparison fair, TermPack words, PrintedFigures print)
    {
        FairTeam[] chosen = [.. fair.Rows.Where(row => row.Chosen)];
        return chosen.Length == 0
            ? words["fair.none"]
            : words.Say("fair.chosen", ("teams", print.Names(chosen.Select(row => row.Team))), ("share", print.Forms.Percent(fair.Share, 0)), ("expected", print.Percent(fair.Expected)));
    }

    static string Models(FairComparison fair, TermPack words, PrintedFigures print)
    {
        if (fair.ModelsAgree)
        {
            return words["fair.agree"];
        }

        FairTeam[] other = [.. fair.Rows.Where(row => row.ChosenByOther)];
        return words.Say("fair.differ", ("teams", other.Length == 0 ? words["fair.nobody"] : print.Names(other.Select(row => row.Team))));
    }

    static string[] Row(FairTeam row, TermPack words, PrintedFigures print) =>
    [
        print.Name(row.Team),
        print.Points(row.Fulfilment),
        print.Ratio(row.Index),
        words.Say("fair.interval", ("low", print.Ratio(row.Low)), ("high", print.Ratio(row.High))),
        Hours(row.Own, print),
        Hours(row.Operations, print),
        Hours(row.WorkCentres, print),
        Hours(row.Rest, print),
        words[(row.Chosen, row.ChosenByOther) switch { (true, true) => "fair.best.both", (true, false) => "fair.best.mixed", (false, true) => "fair.best.fixed", _ => "fair.best.no" }],
    ];

    static string Hours(Figure hours, PrintedFigures print) => hours.Value is { } value ? print.Forms.Number(value, 0) : print.Hours(hours);
}
