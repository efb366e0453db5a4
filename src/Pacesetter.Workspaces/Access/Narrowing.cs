using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Access;

/// <summary>Narrows what was granted: the roles that both have, where both have them. It never widens.</summary>
public static class Narrowing
{
    /// <summary>What is left of an account's grants within those of a key.</summary>
    /// <param name="granted">What the account was granted.</param>
    /// <param name="within">What the key is narrowed to; null for no narrowing.</param>
    /// <param name="ledger">Knows which unit lies below which.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<Grant>> Of(IReadOnlyList<Grant> granted, IReadOnlyList<Grant>? within, ILedger ledger, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(granted);
        if (within is null)
        {
            return granted;
        }

        UnitTree tree = await UnitTree.Read(ledger, cancel);
        return
        [
            .. within.SelectMany(one => granted.Select(other => (Roles: one.Roles & other.Roles, Unit: Lower(tree, one.Unit, other.Unit))))
                .Where(it => it.Roles != Roles.None && it.Unit is not null)
                .GroupBy(it => it.Unit!, StringComparer.Ordinal)
                .OrderBy(it => it.Key, StringComparer.Ordinal)
                .Select(at => new Grant(at.Aggregate(Roles.None, (sum, it) => sum | it.Roles), at.Key)),
        ];
    }

    // The one that lies in the other; null where neither does.
    static string? Lower(UnitTree tree, string one, string other) =>
        other == Grant.Everywhere || one == other ? one
        : one == Grant.Everywhere ? other
        : tree.IsUnder(one, other) ? one
        : tree.IsUnder(other, one) ? other
        : null;
}
