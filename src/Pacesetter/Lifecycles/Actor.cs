using Pacesetter.Access;

namespace Pacesetter.Lifecycles;

/// <summary>Who acts, and in which roles.</summary>
/// <param name="Person">The person's code; null for the program, and for the owner of the files who has not said who they are.</param>
/// <param name="Roles">The roles they act in.</param>
public sealed record Actor(string? Person, Roles Roles)
{
    /// <summary>Whoever holds the workspace's files: every role, but no person, so nothing that a second person must do.</summary>
    public static Actor Owner { get; } = new(null, Roles.Anybody);

    /// <summary>The program.</summary>
    public static Actor System { get; } = new(null, Roles.System);

    /// <summary>The account they came in with; null on the files, and for an owner who has not said who they are.</summary>
    public string? Account { get; init; }

    /// <summary>How far they reach.</summary>
    public Reach Reach { get; init; } = Reach.Everything;

    /// <summary>The same as they act for a unit: in the roles held there.</summary>
    /// <param name="from">The unit and those above it; empty for what belongs to the whole workspace.</param>
    public Actor At(IReadOnlyCollection<string> from) => Reach.IsWhole ? this : this with { Roles = Reach.RolesAt(from) };

    /// <summary>True where the actor is that person.</summary>
    public bool Is(string? person) => Person is not null && Person == person;
}
