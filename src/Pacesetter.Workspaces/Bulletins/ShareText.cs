using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on the share of pacesetters.</summary>
static class ShareText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        PacesetterShare share = bulletin.Share;
        List<string> sentences = [Whole(share, words, print)];
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

    static string Whole(PacesetterShare share, TermPack words, PrintedFigures print)
    {
        string counted = share.Counted == Counted.Persons ? "persons" : "teams";
        (string, string)[] common = [("roll", print.Count(share.OnRoll)), ("holders", print.Count(share.Holders)), ("threshold", print.Threshold(share.Threshold))];
        return share.OfRoll.Value is null || share.OfOnQuota.Value is null
            ? words.Say($"share.hidden.{counted}", [.. common, ("reason", print.Reason((share.OfRoll.Value is null ? share.OfRoll : share.OfOnQuota).Reason ?? "not_shown"))])
            : words.Say($"share.text.{counted}", [.. common, ("quota", print.Count(share.OnQuota)), ("of_roll", print.Percent(share.OfRoll)), ("of_quota", print.Percent(share.OfOnQuota))]);
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
