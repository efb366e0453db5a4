using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Access;

/// <summary>The secret calendar addresses, without their secrets.</summary>
public sealed record FeedsAnswer(IReadOnlyList<FeedRow> Rows)
{
    /// <summary>Those that the actor may dispose of.</summary>
    public static FeedsAnswer Of(Workspace workspace, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new([.. workspace.Registry.Set<CalendarFeed>().AsNoTracking().OrderBy(it => it.Account).ThenBy(it => it.CreatedAt).AsEnumerable()
            .Where(it => OwnAccount.IsFor(actor, it.Account)).Select(it => new FeedRow(it.Id, it.Account, it.CreatedAt, it.RevokedAt))]);
    }
}

/// <summary>One of them.</summary>
public sealed record FeedRow(string Id, string Account, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
