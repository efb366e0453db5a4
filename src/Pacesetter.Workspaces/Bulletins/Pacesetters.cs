namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Those who are named with thanks, where the policy allows it; nobody is named for falling short.</summary>
public sealed record Pacesetters
{
    /// <summary>Teams at or above the threshold, in the order to print; null when the policy does not name teams.</summary>
    public IReadOnlyList<PacesetterTeam>? Teams { get; init; }

    /// <summary>Persons, in an order that is not a ranking (code or name); null unless the policy's <c>titles.persons</c> is true.</summary>
    public IReadOnlyList<PacesetterPerson>? Persons { get; init; }

    /// <summary>Who reached the threshold and does not hold the title, by reason.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];
}

/// <summary>A team that reached the threshold.</summary>
/// <param name="Team">The team.</param>
/// <param name="Of">The department or site it belongs to.</param>
/// <param name="Fulfilment">Its fulfilment, a ratio.</param>
/// <param name="Persons">Its members with hours on quota.</param>
/// <param name="Restated">True where a record behind the figure was corrected.</param>
public sealed record PacesetterTeam(Named Team, Named? Of, Figure Fulfilment, Figure Persons, bool Restated = false);

/// <summary>A person who holds the title.</summary>
/// <param name="Person">The code; names from the registry where the person agreed to be named.</param>
/// <param name="Team">The person's team.</param>
public sealed record PacesetterPerson(Named Person, Named? Team);

/// <summary>Who reached the threshold but is excluded, for one reason.</summary>
/// <param name="Reason">An id in snake_case; its text is the wording's <c>excluded.ID</c>.</param>
/// <param name="Persons">How many persons.</param>
/// <param name="Teams">Teams excluded for it: teams only are named.</param>
public sealed record Exclusion(string Reason, Figure Persons, IReadOnlyList<Named> Teams);
