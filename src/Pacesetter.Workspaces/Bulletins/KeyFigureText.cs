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
            new(Share(share.OfRoll), words[persons ? "key.of_roll" : "key.of_teams"], Of(share.Holders, share.OnRoll)),
            new(Share(share.OfOnQuota), words[persons ? "key.of_quota" : "key.of_teams_quota"], Of(share.Holders, share.OnQuota)),
        ];
        if (bulletin.Distribution is { } distribution)
        {
            figures.Add(new(print.Percent(distribution.Median), words["key.median"], words.Say("key.median.note", ("n", print.Count(distribution.Persons)))));
        }

        if (bulletin is { Hours.Hours.Value: { } hours, Population.Before: { } before })
        {
            string note = words.Say("key.hours.note", ("before", print.Span(before)));
            string worth = bulletin.Hours is { Worth.Value: { } money, Currency: { } currency }
                ? words["format.list"] + words.Say("key.worth.note", ("worth", print.Forms.Money(Math.Abs(money), currency)))
                : "";
            figures.Add(new(print.Forms.Hours(Math.Abs(hours)), words[hours < 0 ? "key.hours.more" : "key.hours"], note + worth));
        }

        if (bulletin.Target is { } target)
        {
            figures.Add(new(print.Percent(target.Share), words["key.target"], Of(target.Met, target.Of)));
        }

        return figures;

        // A reason is a sentence, too long for the place of a figure; the section on the share tells it.
        string Share(Figure figure) => figure is { Value: null, FewerThan: null } ? words["reason.not_shown"] : print.Percent(figure);

        string Of(Figure part, Figure whole) => words.Say("key.n_of_n", ("n", print.Count(part)), ("of", print.Count(whole)));
    }
}
