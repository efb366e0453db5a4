using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using static Pacesetter.Exchanging.ClaimState;
using static Pacesetter.Lifecycles.Roles;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Exchanging.Claim, Pacesetter.Exchanging.ClaimState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a claim.</summary>
public static class ClaimLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Reported, Verified, Verifier, EvidenceIsNamed, ComputedAgrees, IsPlausible, IsRepeated) { Independent = true },
        new(Reported, NotConfirmed, Verifier, EvidenceIsNamed) { Independent = true },
        new(Reported, NotComputable, Verifier | IndustrialEngineer) { Independent = true },
        .. ((ClaimState[])[Verified, NotConfirmed, NotComputable]).Select(it => new Move(it, Reported, Auditor)),
    ];

    static Refusal? EvidenceIsNamed(Claim it, Facts facts) =>
        it.Evidence.Count == 0 ? new("evidence_missing", "No record bears it out.", "Name at least one in evidence.") : null;

    static Refusal? ComputedAgrees(Claim it, Facts facts) =>
        it.Quantity is not { } claimed ? null
        : it.Computed is not { } computed ? new("not_computed", "It is not said what the records give.", "Set computed.")
        : it.Comparator.Holds(computed, 1m, claimed) ? null
        : new("computed_otherwise", string.Create(CultureInfo.InvariantCulture, $"The records give {computed}, the claim says {claimed}."), "Move it to not_confirmed.");

    // Of a single record: fulfilment is claimed as a ratio, and beyond the policy's ceiling it must have been counted on the spot.
    static Refusal? IsPlausible(Claim it, Facts facts) =>
        it.Record is null || it.Study is not null || it.Quantity is null || it.Quantity <= facts.Policy.PlausibleFulfilment
            ? null
            : new("beyond_belief", string.Create(CultureInfo.InvariantCulture, $"{it.Quantity} times the quota is more than {facts.Policy.PlausibleFulfilment}: it needs a study on the spot."), "Set study: observer, day and count.");

    // What was done once with everything prepared is not yet what can be done.
    static Refusal? IsRepeated(Claim it, Facts facts) =>
        it.Favoured.Count == 0 || it.Repeated.Any(record => record != it.Record) ? null
        : new("favoured_once", $"It was made under favoured conditions: {string.Join("; ", it.Favoured)}.", "Have it reached again in an ordinary shift, and name that record in repeated.");
}
