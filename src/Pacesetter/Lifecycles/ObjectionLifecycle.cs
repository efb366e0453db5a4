using Pacesetter.Exchanging;
using Pacesetter.Measuring;
using Pacesetter.Planning;
using Pacesetter.Recognising;
using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Recognising.ObjectionState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Recognising.Objection, Pacesetter.Recognising.ObjectionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of an objection.</summary>
public static class ObjectionLifecycle
{
    const Roles Panel = Verifier | WorkerRepresentative | Auditor | Quality;

    // What may be objected to.
    static readonly Type[] Nouns =
    [
        typeof(Practice), typeof(Title), typeof(Award), typeof(Campaign), typeof(QuotaRevision), typeof(Conference), typeof(Claim), typeof(Adoption),
        typeof(Resolution), typeof(Suggestion), typeof(Mentoring), typeof(Challenge), typeof(Appeal), typeof(Goal),
    ];

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

        IEnumerable<string?> involved = Nouns.Select(noun => ((IQueryable<Entry>)facts.Source(noun)).FirstOrDefault(one => one.Id == it.Target)).OfType<Entry>().SelectMany(Judged);
        string[] biased = [.. it.Panel.Where(person => involved.Contains(person))];
        return biased.Length == 0 ? null : new("panel_involved", $"Involved in what is objected to: {string.Join(", ", biased)}.", "Name others.");
    }

    // Of a practice also those who verified its evidence: they have judged already.
    static IEnumerable<string?> Judged(Entry target) => target is Practice practice ? practice.Involved().Concat(practice.Evidence.Select(one => one.VerifiedBy)) : target.Involved();

    static Refusal? SitsOnThePanel(Objection it, Facts facts) =>
        facts.By.Person is { } person && it.Panel.Contains(person) ? null : new("not_on_the_panel", "Only the panel hears and decides it.", "Act as one of the panel: --as PERSON:ROLE");

    static Refusal? IsDecided(Objection it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Decision) ? new("decision_missing", "No reasons are given.", "Set decision.") : null;
}
