using System.Globalization;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Says an alert in the words of a pack: what happened, in one neutral sentence.</summary>
public sealed class AlertText(TermPack words)
{
    public string Kind(AlertKind kind) => words[$"page.alerts.kind.{Words.Of(kind)}"];

    /// <summary>The noun of its subject.</summary>
    public string Noun(AlertRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Nouns.Find(row.Noun ?? "") is { } noun ? new NounWords(words).One(noun) : words["page.unit"];
    }

    /// <summary>What is told of its subject.</summary>
    public string What(AlertRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Noun? noun = Nouns.Find(row.Noun ?? "");
        string state = row.State is null ? "" : noun is not null && noun.States.Contains(row.State) ? new NounWords(words).State(noun, row.State) : words.Find("value." + row.State) ?? row.State;
        string key = row.Noun is null ? "beyond" : row.Kind == AlertKind.CheckDue && row.State is not null ? "due" : row.Kind == AlertKind.CheckDue && row.Part is null ? "day" : Words.Of(row.Kind);
        return words.Say($"page.alerts.what.{key}", ("part", row.Part ?? ""), ("state", state), ("on", row.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
    }
}
