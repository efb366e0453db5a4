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

        PrintedColumn[] rate = fair.RateAgrees ? [] : [new(words["fair.col.rate"], true)];
        PrintedTable table = new(words["fair.table"],
            [
                new(words["col.team"]), new(words["col.fulfilment"], true), new(words["fair.col.index"], true), new(words["fair.col.interval"], true), .. rate,
                new(words["fair.col.own"], true), new(words["fair.col.operations"], true), new(words["fair.col.work_centres"], true), new(words["fair.col.rest"], true), new(words["fair.col.best"]),
            ],
            [.. fair.Rows.Select(row => Row(row, rate.Length > 0, words, print))]) { Twin = true, Figure = "fair", Subjects = [.. fair.Rows.Select(row => row.Team.Code)] };
        string[] left = fair.NothingGood.Value > 0 ? [words.Say("fair.nothing_good", ("n", print.Count(fair.NothingGood)))] : [];
        return new("fair", words["fair.heading"], [Finding(fair, words, print) + words["format.stop"], Models(fair, words, print), Rate(fair, words, print), words["fair.how"], .. left], [table]);
    }

    /// <summary>What the chart shows, in a sentence without its stop.</summary>
    public static string Finding(FairComparison fair, TermPack words, PrintedFigures print)
    {
        FairTeam[] chosen = [.. fair.Rows.Where(row => row.Chosen)];
        return chosen.Length == 0
            ? words["fair.none"]
            : words.Say("fair.chosen", ("teams", print.Names(chosen.Select(row => row.Team))), ("share", print.Forms.Percent(fair.Share, 0)), ("expected", print.Percent(fair.Expected)));
    }

    static string Models(FairComparison fair, TermPack words, PrintedFigures print) =>
        fair.ModelsAgree ? words["fair.agree"] : Differ("fair.differ", fair, row => row.ChosenByOther, (words, print));

    static string Rate(FairComparison fair, TermPack words, PrintedFigures print) =>
        fair.RateAgrees ? words["fair.rate.agree"] : Differ("fair.rate.differ", fair, row => row.ChosenByRate, (words, print));

    // Only where it differs: two long lists cannot be compared by eye.
    static string Differ(string key, FairComparison fair, Func<FairTeam, bool> chosen, (TermPack Words, PrintedFigures Print) set)
    {
        return set.Words.Say(key, ("also", Teams(row => chosen(row) && !row.Chosen)), ("without", Teams(row => row.Chosen && !chosen(row))));

        string Teams(Func<FairTeam, bool> of)
        {
            FairTeam[] teams = [.. fair.Rows.Where(of)];
            return teams.Length == 0 ? set.Words["fair.nobody"] : set.Print.Names(teams.Select(row => row.Team));
        }
    }

    static string[] Row(FairTeam row, bool rate, TermPack words, PrintedFigures print) =>
    [
        print.Name(row.Team),
        print.Points(row.Fulfilment),
        print.Ratio(row.Index),
        words.Say("fair.interval", ("low", print.Ratio(row.Low)), ("high", print.Ratio(row.High))),
        .. rate ? [print.Ratio(row.Rate)] : Array.Empty<string>(),
        Hours(row.Own, print),
        Hours(row.Operations, print),
        Hours(row.WorkCentres, print),
        Hours(row.Rest, print),
        Best(row, words),
    ];

    static string Best(FairTeam row, TermPack words)
    {
        string[] models = [.. new[] { (row.Chosen, "1"), (row.ChosenByOther, "2"), (row.ChosenByRate, "3") }.Where(it => it.Item1).Select(it => it.Item2)];
        return models.Length switch { 0 => words["fair.best.no"], 3 => words["fair.best.all"], _ => words.Say("fair.best.some", ("models", string.Join(words["format.list"], models))) };
    }

    static string Hours(Figure hours, PrintedFigures print) => hours.Value is { } value ? print.Forms.Number(value, 0) : print.Hours(hours);
}
