using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The key figures under the headline.</summary>
static class KeyFigureText
{
    public static IReadOnlyList<KeyFigure> Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        PacesetterShare share = bulletin.Share;
        bool persons = share.Counted == Counted.Persons;
        List<KeyFigure> figures =
        [
            new(Share(share.OfRoll), words.Say(persons ? "key.of_roll" : "key.of_teams", ("roll", print.Count(share.OnRoll))), Of(share.Holders, share.OnRoll)),
            new(Share(share.OfOnQuota), words.Say(persons ? "key.of_quota" : "key.of_teams_quota", ("quota", print.Count(share.OnQuota))), Of(share.Holders, share.OnQuota)),
        ];
        if (bulletin.Distribution is { } distribution)
        {
            figures.Add(new(print.Percent(distribution.Median), words.Say("key.median", ("n", print.Count(distribution.Persons))), words["key.median.note"]));
        }

        if (bulletin is { Hours.Hours.Value: { } hours, Population.Before: { } before })
        {
            string note = words.Say("key.hours.note", ("before", print.Span(before)));
            string worth = bulletin.Hours is { Worth.Value: { } money, Currency: { } currency }
                ? words["format.list"] + words.Say("key.worth.note", ("worth", print.Forms.Money(Math.Abs(money), currency)))
                : "";
            figures.Add(new(print.Forms.Hours(Math.Abs(hours)), words.Say(hours < 0 ? "key.hours.more" : "key.hours", ("worked", print.Hours(bulletin.Hours.Worked))), note + worth));
        }

        if (bulletin.Target is { } target)
        {
            figures.Add(new(print.Percent(target.Share), words.Say("key.target", ("of", print.Count(target.Of))), Of(target.Met, target.Of)));
        }

        return figures;

        // A reason is a sentence, too long for the place of a figure; the section on the share tells it.
        string Share(Figure figure) => figure is { Value: null, FewerThan: null } ? words["reason.not_shown"] : print.Percent(figure);

        string Of(Figure part, Figure whole) => words.Say("key.n_of_n", ("n", print.Count(part)), ("of", print.Count(whole)));
    }
}
