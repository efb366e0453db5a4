using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on the distribution over persons.</summary>
static class DistributionText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Distribution is not { } distribution)
        {
            return Absent(bulletin, words, print, ("distribution", "distribution"));
        }

        PrintedTable table = new(words["distribution.table"],
            [new(words["col.from_to"]), new(words["col.persons"], true)],
            [.. distribution.Bins.Select(bin => new[] { Label(bin, words, print), print.Count(bin.Persons) })]) { Twin = true };
        string sentence = words.Say("distribution.chart", ("n", print.Count(distribution.Persons)), ("median", print.Percent(distribution.Median)), ("at_quota", print.Percent(distribution.AtQuota)));
        return new("distribution", words["distribution.heading"], [sentence + words["format.stop"], words["distribution.hidden"]], [table]);
    }

    /// <summary>A section that says why it is empty.</summary>
    public static Section Absent(Bulletin bulletin, TermPack words, PrintedFigures print, (string Section, string Part) place)
    {
        string reason = print.Reason(bulletin.Missing.GetValueOrDefault(place.Part, "not_shown"));
        return new(place.Section, words[$"{place.Section}.heading"], [words.Say("missing.text", ("reason", reason))], []);
    }

    static string Label(Bin bin, TermPack words, PrintedFigures print)
    {
        string key = bin switch { { From: null } => "bin.below", { To: null } => "bin.above", _ => "bin.range" };
        return words.Say(key, ("from", Edge(bin.From)), ("to", Edge(bin.To)));

        string Edge(decimal? edge) => edge is { } value ? print.Threshold(value) : "";
    }
}
