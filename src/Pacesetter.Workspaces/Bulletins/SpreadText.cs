using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on medians and spread of teams.</summary>
public static class SpreadText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Teams is not { } teams)
        {
            return DistributionText.Absent(bulletin, words, print, ("spread", "teams"));
        }

        bool grouped = teams.Rows.Any(row => row.Of is not null);
        bool restated = teams.Rows.Any(row => row.Restated);
        PrintedTable table = new(words["spread.table"],
            [
                new(words["col.team"]),
                .. grouped ? [new PrintedColumn(words["col.of"])] : Array.Empty<PrintedColumn>(),
                new(words["col.persons"], true), new(words["col.median"], true), new(words["col.low"], true), new(words["col.high"], true), new(words["col.ratio"], true),
                .. restated ? [new PrintedColumn(words["col.note"])] : Array.Empty<PrintedColumn>(),
            ],
            [.. teams.Rows.Select(row => (string[])
            [
                print.Name(row.Team),
                .. grouped ? [print.NameOrNothing(row.Of)] : Array.Empty<string>(),
                print.Count(row.Persons), print.Points(row.Median), print.Points(row.Low), print.Points(row.High), print.Ratio(row.Ratio),
                .. restated ? [row.Restated ? words["restated"] : ""] : Array.Empty<string>(),
            ])]) { Twin = true, Figure = "spread", Subjects = [.. teams.Rows.Select(row => row.Team.Code)] };
        string[] hidden = teams.Hidden.Value == 0 ? [] : [words.Say("spread.hidden", ("n", print.Count(teams.Hidden)))];
        return new("spread", words["spread.heading"], [Finding(teams, words, print) + words["format.stop"], .. hidden], teams.Rows.Count == 0 ? [] : [table]);
    }

    /// <summary>What the chart shows, in a sentence without its stop.</summary>
    public static string Finding(TeamSpreads teams, TermPack words, PrintedFigures print) => teams.TypicalRatio.Value is null
        ? words["spread.chart.missing"]
        : words.Say("spread.chart", ("ratio", print.Ratio(teams.TypicalRatio)));
}
