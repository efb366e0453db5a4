using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Recognising.ObjectionState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Recognising.Objection, Pacesetter.Recognising.ObjectionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of an objection.</summary>
public static class ObjectionLifecycle
{
    const Roles Panel = Verifier | WorkerRepresentative | Auditor | Quality;

    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Filed, Admitted, Auditor | WorkerRepresentative) { Independent = true },
        new(Filed, Dismissed, Auditor, IsDecided) { Independent = true },
        new(Admitted, Assigned, Auditor | WorkerRepresentative, PanelIsFree),
        new(Assigned, Heard, Panel, SitsOnThePanel) { Independent = true },
        .. ((ObjectionState[])[Upheld, Partly, Dismissed]).SelectMany(it => (Move[])
        [
            new(Heard, it, Panel, SitsOnThePanel, IsDecided) { Independent = true },
            new(it, Closed, Auditor | WorkerRepresentative),
        ]),
    ];

    static Refusal? PanelIsFree(Objection it, Facts facts)
    {
        if (it.Panel.Count == 0)
        {
            return new("panel_missing", "Nobody is to decide it.", "Name the persons in panel.");
        }

        IEnumerable<string?> involved = (facts.Find<Practice>(it.Target) ?? (Entry?)facts.Find<Title>(it.Target) ?? facts.Find<Award>(it.Target))?.Involved() ?? [];
        string[] biased = [.. it.Panel.Where(person => involved.Contains(person))];
        return biased.Length == 0 ? null : new("panel_involved", $"Involved in what is objected to: {string.Join(", ", biased)}.", "Name others.");
    }

    static Refusal? SitsOnThePanel(Objection it, Facts facts) =>
        facts.By.Person is { } person && it.Panel.Contains(person) ? null : new("not_on_the_panel", "Only the panel hears and decides it.", "Act as one of the panel: --as PERSON:ROLE");

    static Refusal? IsDecided(Objection it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Decision) ? new("decision_missing", "No reasons are given.", "Set decision.") : null;
}
