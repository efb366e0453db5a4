using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on what was left out.</summary>
static class LeftOutText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        List<PrintedTable> tables = [];
        if (bulletin.LeftOut.Count > 0)
        {
            tables.Add(new(words["left_out.heading"],
                [new(words["col.what"]), new(words["col.count"], true), new(words["col.counted"])],
                [.. bulletin.LeftOut.Select(part => new[]
                {
                    words.Find($"left_out.{part.Cause}") ?? words.Say("left_out.other", ("cause", part.Cause)),
                    print.Count(part.Count),
                    words[Unit(part.Kind)],
                })]));
        }

        string[] none = bulletin.LeftOut.Count == 0 ? [words["left_out.none"]] : [];
        string[] notes = [.. bulletin.Notes.Select(note => words.Han ? note.TextZh ?? note.Text : note.Text)];
        return new("left_out", words["left_out.heading"], none, tables)
        {
            Closing = notes.Length == 0 ? [] : [words["left_out.notes"] + words["format.colon"].TrimEnd(), .. notes],
        };
    }

    static string Unit(LeftOutKind kind) => kind switch
    {
        LeftOutKind.Records => "counted_in.records",
        LeftOutKind.Persons => "counted_in.persons",
        LeftOutKind.Groups => "counted_in.groups",
        _ => "counted_in.hours",
    };
}
