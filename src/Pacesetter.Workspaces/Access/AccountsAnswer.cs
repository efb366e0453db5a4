using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Access;

/// <summary>The accounts, by name.</summary>
public sealed record AccountsAnswer(IReadOnlyList<AccountRow> Rows)
{
    /// <summary>All of them.</summary>
    public static AccountsAnswer Of(RegistryContext registry) => new([.. registry.Accounts.AsNoTracking().OrderBy(it => it.Id).AsEnumerable()
        .Select(it => new AccountRow(it.Id, it.Person, [.. it.Grants.Select(one => $"{RoleWords.OfGrant(one.Roles)}@{one.Unit}")], it.CreatedAt, it.ClosedAt))]);
}

/// <summary>One account.</summary>
public sealed record AccountRow(string Id, string? Person, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);
