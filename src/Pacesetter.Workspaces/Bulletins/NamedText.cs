using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section that names with thanks, and lists exclusions by their reason.</summary>
static class NamedText
{
    public static Section Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        Pacesetters named = bulletin.Pacesetters;
        List<string> sentences = [Say("teams", named.Teams?.Count), Say("persons", named.Persons?.Count)];
        List<PrintedTable> tables = [];
        List<PrintedList> lists = [];
        if (named.Teams is { Count: > 0 } teams)
        {
            tables.Add(Teams(teams, words, print));
        }

        if (named.Persons is { Count: > 0 } persons)
        {
            lists.Add(new(words["named.persons.caption"], [.. persons.Select(person => string.Join(words["format.dot"], ((string[])[print.Name(person.Person), print.NameOrNothing(person.Team)]).Where(it => it.Length > 0)))], words["format.list"]));
        }

        if (named.Excluded.Count > 0)
        {
            tables.Add(Excluded(named.Excluded, words, print));
        }

        return new("named", words["named.heading"], sentences, tables) { Lists = lists, Closing = named.Excluded.Count > 0 ? [] : [words["excluded.none"]] };

        string Say(string who, int? count) => words.Say($"named.{who}{count switch { null => ".hidden", 0 => ".none", _ => "" }}",
            ("period", print.Span(bulletin.Population.Period)),
            ("threshold", print.Threshold(bulletin.Share.Threshold)));
    }

    static PrintedTable Teams(IReadOnlyList<PacesetterTeam> teams, TermPack words, PrintedFigures print) => new(words["named.teams.caption"],
        [new(words["col.team"]), new(words["col.of"]), new(words["col.fulfilment"], true), new(words["col.persons"], true)],
        [.. teams.Select(team => new[]
        {
            print.Name(team.Team, team.Restated),
            print.NameOrNothing(team.Of),
            print.Points(team.Fulfilment),
            print.Count(team.Persons),
        })]);

    static PrintedTable Excluded(IReadOnlyList<Exclusion> excluded, TermPack words, PrintedFigures print) => new(words["excluded.text"],
        [new(words["col.reason"]), new(words["col.persons"], true), new(words["col.teams"])],
        [.. excluded.Select(exclusion => new[]
        {
            words.Find($"excluded.{exclusion.Reason}") ?? words.Say("excluded.other", ("reason", exclusion.Reason)),
            print.Count(exclusion.Persons),
            print.Names(exclusion.Teams),
        })]);
}
