using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on whom units could learn from.</summary>
public static class FrontierText
{
    /// <summary>The section, or null where no class has inputs and outputs.</summary>
    public static Section? Write(Bulletin bulletin, TermPack words, PrintedFigures print) => bulletin.Frontier is not { } frontier
        ? null
        : new("frontier", words["frontier.heading"],
            [.. frontier.Classes.SelectMany(it => Sentences(it, words, print)), words["frontier.how"]],
            [.. frontier.Classes.Where(it => it.Learners.Count > 0).Select(it => Table(it, words, print))])
        {
            Closing = frontier.Classes.Any(it => it.Learners.Count > 0) ? [words["frontier.visit"]] : [],
        };

    /// <summary>"With the practice of No. 8 this unit would need 6 % less fuel, 11 % less time."</summary>
    public static string Sentence(FrontierLearner learner, TermPack words, PrintedFigures print)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Savings.Count == 0
            ? words["frontier.near"]
            : words.Say("frontier.sentence",
                ("peers", Joined([.. learner.Peers.Select(print.Name)], words)),
                ("savings", Joined([.. learner.Savings.Select(it => words.Say("frontier.saving", ("share", print.Forms.Percent(it.Share.Value ?? 0, 0)), ("metric", Within(print.Name(it.Metric)))))], words)));
    }

    static IEnumerable<string> Sentences(FrontierClass one, TermPack words, PrintedFigures print)
    {
        if (one.Reason is { } reason)
        {
            yield return words.Say("frontier.absent", ("class", one.Class), ("reason", print.Reason(reason)));
            yield break;
        }

        yield return words.Say("frontier.hosts", ("class", one.Class), ("units", print.Count(one.Units)), ("n", print.Count(Figure.Of(one.Hosts.Count))), ("hosts", print.Names(one.Hosts)),
            ("inputs", print.Names(one.Inputs)), ("outputs", print.Names(one.Outputs)));
        if (one.Few)
        {
            yield return words.Say("frontier.few", ("units", print.Count(one.Units)), ("columns", print.Count(Figure.Of(one.Inputs.Count + one.Outputs.Count))));
        }

        if (one.Far.Count > 0)
        {
            yield return words.Say("frontier.far", ("hosts", print.Names(one.Far)));
        }

        if (one.Flagged.Count > 0)
        {
            yield return words.Say("frontier.flagged", ("hosts", print.Names(one.Flagged)));
        }

        if (one.LeftOut.Value > 0)
        {
            yield return words.Say("frontier.left_out", ("n", print.Count(one.LeftOut)));
        }
    }

    static PrintedTable Table(FrontierClass one, TermPack words, PrintedFigures print) => new(words.Say("frontier.table", ("class", one.Class)),
        [new(words["frontier.col.unit"]), new(words["frontier.col.score"], true), new(words["frontier.col.peer"]), new(words["frontier.col.sentence"])],
        [.. one.Learners.Select(it => new[] { print.Name(it.Unit), print.Points(it.Score), print.NameOrNothing(it.Peers.Count > 0 ? it.Peers[0] : null), Sentence(it, words, print) })]);

    static string Joined(string[] parts, TermPack words) => parts.Length < 2 ? string.Concat(parts) : string.Join(words["format.list"], parts[..^1]) + words["frontier.and"] + parts[^1];

    // "Fuel burnt" inside a sentence; "CO2" stays.
    static string Within(string name) => name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
