using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The sections on hours saved and on the daily target.</summary>
static class HoursText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Hours is not { } hours)
        {
            return DistributionText.Absent(bulletin, words, print, ("hours", "hours"));
        }

        if (hours.Hours.Value is not { } saved || bulletin.Population.Before is not { } before)
        {
            return new("hours", words["hours.heading"], [words.Say("hours.text.missing", ("reason", print.Reason(hours.Hours.Reason ?? "no_period_before")))], []);
        }

        string text = words.Say(saved < 0 ? "hours.text.more" : "hours.text",
            ("earned", print.Hours(hours.Earned)),
            ("worked", print.Hours(hours.Worked)),
            ("before", print.Span(before)),
            ("fulfilment", print.Percent(hours.Before)),
            ("hours", print.Forms.Count(Math.Round(Math.Abs(saved), 1))));
        return new("hours", words["hours.heading"], [text, Worth(hours, words, print), words["hours.basis"]], []);
    }

    /// <summary>The daily target, or null when none was imported.</summary>
    public static Section? Target(Bulletin bulletin, TermPack words, PrintedFigures print) => bulletin.Target is not { } target
        ? null
        : new("target", words["target.heading"],
            [
                words.Say("target.text",
                    ("met", print.Count(target.Met)),
                    ("of", print.Count(target.Of)),
                    ("share", print.Percent(target.Share)),
                    ("metric", print.Name(target.Metric))),
            ],
            []);

    static string Worth(HoursSaved hours, TermPack words, PrintedFigures print) => hours is { Worth.Value: { } worth, Rate.Value: { } rate, Currency: { } currency }
        ? words.Say("hours.worth",
            ("rate", words.Say("format.rate", ("n", print.Forms.Number(rate, 2)), ("currency", currency))),
            ("worth", print.Forms.Money(worth, currency)))
        : words.Say("hours.worth.missing", ("reason", print.Reason(hours.Worth.Reason ?? "no_rate")));
}
