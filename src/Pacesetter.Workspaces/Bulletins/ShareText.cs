using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on the share of pacesetters.</summary>
static class ShareText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        PacesetterShare share = bulletin.Share;
        List<string> sentences =
        [
            words.Say(share.Counted == Counted.Persons ? "share.text.persons" : "share.text.teams",
                ("roll", print.Count(share.OnRoll)),
                ("quota", print.Count(share.OnQuota)),
                ("holders", print.Count(share.Holders)),
                ("threshold", print.Threshold(share.Threshold)),
                ("of_roll", print.Percent(share.OfRoll)),
                ("of_quota", print.Percent(share.OfOnQuota))),
        ];
        if (share.OfRollBefore.Value is not null)
        {
            sentences.Add(words.Say("share.before", ("before", print.Percent(share.OfRollBefore))));
        }

        if (QuestionsText.Middle(bulletin, words, print) is { } middle)
        {
            sentences.Add(middle);
        }

        return new("share", words["share.heading"], sentences, share.Series.Count < 2 ? [] : [Series(share, words, print)]);
    }

    static PrintedTable Series(PacesetterShare share, TermPack words, PrintedFigures print)
    {
        bool restated = share.Series.Any(point => point.Restated);
        PrintedColumn[] columns = [new(words["col.period"]), new(words["col.share"], true), new(words[share.Counted == Counted.Persons ? "col.roll" : "col.teams"], true), new(words["col.note"])];
        string[][] rows = [.. share.Series.Select(point => new[]
        {
            print.Span(point.Period), print.Points(point.OfRoll), print.Count(point.OnRoll), point.Restated ? words["restated"] : "",
        })];
        return new(words["share.table"], restated ? columns : columns[..3], restated ? rows : [.. rows.Select(row => row[..3])]) { Twin = true };
    }
}
