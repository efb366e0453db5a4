using Pacesetter.Access;
using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Access;

/// <summary>Somebody, or a program, that may come in over the network.</summary>
public sealed class Account
{
    /// <summary>What it is called.</summary>
    public required string Id { get; init; }

    /// <summary>The code of the person it belongs to; null for a program, and for the owner who has not said who they are.</summary>
    public string? Person { get; init; }

    /// <summary>What was granted.</summary>
    public IReadOnlyList<Grant> Grants { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed; its keys open nothing any more.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who acts when it acts.</summary>
    public Actor Actor() => Actor(Grants);

    /// <summary>Who acts when it acts with a part of what it was granted.</summary>
    public Actor Actor(IReadOnlyList<Grant> grants)
    {
        var reach = new Reach(grants);
        return reach.IsWhole && Person is null ? Pacesetter.Lifecycles.Actor.Owner : new(Person ?? Id, reach.Somewhere) { Reach = reach, Account = Id };
    }
}
