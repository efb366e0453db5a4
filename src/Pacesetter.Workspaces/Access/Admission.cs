using System.Reflection;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Decides whether somebody may ask, and how far the answer goes: the one place where rights become a workspace to ask.</summary>
public static class Admission
{
    /// <summary>A workspace as far as the actor reaches for this request, to be disposed after it.</summary>
    /// <param name="workspace">The whole workspace.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="useCase">What for.</param>
    /// <param name="request">The request; where its <c>Under</c> is left out and the actor reaches one unit alone, it is set to that.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RefusalException">The actor may not ask that, or has to name a unit.</exception>
    public static async Task<Workspace> Admit(Workspace workspace, Actor actor, UseCaseDescription useCase, object request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(actor);
        Right right = Rights.Of(useCase) ?? throw new RefusalException(RefusalKind.Failed, "not_served", $"{useCase.Name} does not answer over the network.", "Run it where the files are.");
        if (actor.Reach.IsWhole)
        {
            return workspace.Share(null);
        }

        if ((actor.Reach.Somewhere & right.Roles) == Roles.None)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks", $"None of your roles may ask for {useCase.Name}.", "Ask whoever grants roles.");
        }

        DataClass sees = right.Sees(request);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        RowReach? rows = Changes(useCase, right) ? null : Rows(tree, actor);
        if (sees == DataClass.None && !right.Brings)
        {
            return workspace.Share(null, rows: rows);
        }

        PropertyInfo? field = useCase.Request.GetProperty(nameof(Filters.Under));
        string? under = (string?)field?.GetValue(request);
        if (right.Brings)
        {
            return workspace.Share(Whole(Root(actor.Reach.Roots(right.Roles), useCase, under, tree)));
        }

        bool sums = right.OnLattice is not null && Covering(actor.Reach.Roots(sees), under, tree) is null;
        // A unit beyond all roles is answered like one that is not there, whatever is asked of it.
        if (sums && Covering(actor.Reach.Roots(DataClass.Aggregate), under, tree) is not null)
        {
            RefuseOffLattice(workspace, right.OnLattice!(request));
        }

        string root = Root(actor.Reach.Roots(sums ? DataClass.Aggregate : sees), useCase, under, tree);
        if (under is null && root != Grant.Everywhere)
        {
            field?.SetValue(request, root);
        }

        return workspace.Share(Whole(root), sums, rows);
    }

    static void RefuseOffLattice(Workspace workspace, LatticeQuestion question)
    {
        // The whole workspace is asked by many at once; its registry is for one.
        using Workspace own = workspace.Session();
        LatticePolicy lattice = own.Policy().Lattice;
        if (LatticeRules.Check(question, lattice) is { } rule)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, rule, "Your roles show sums over several persons alone: units from the team up, by whole periods of one calendar.", $"Ask for teams or larger units, whole {Words.Of(lattice.Period)}s, and one row a {Words.Of(lattice.Period)}.");
        }
    }

    // A change is made by the program once the actor was let to the one entry: what follows from it may lie elsewhere.
    static bool Changes(UseCaseDescription useCase, Right right) => useCase.Noun is null ? right.Changes : useCase.Verb is not ("list" or "show");

    static RowReach? Rows(UnitTree tree, Actor actor)
    {
        string[] granted = [.. actor.Reach.Grants.Select(it => it.Unit).Distinct()];
        return granted.Contains(Grant.Everywhere) ? null
            : new([.. tree.All.Select(it => it.Code).Where(code => granted.Any(root => tree.IsUnder(code, root))).Union(granted)], actor.Person);
    }

    static string? Whole(string root) => root == Grant.Everywhere ? null : root;

    // The unit below which the actor sees that near, and in which what is asked for lies; null where there is none.
    static string? Covering(IReadOnlyList<string> roots, string? under, UnitTree tree) =>
        under is null ? (roots is [var first, ..] ? first : null) : roots.FirstOrDefault(root => root == Grant.Everywhere || tree.IsUnder(under, root));

    // Of several units one is asked for at a time, so that each answer has one roll and one population.
    static string Root(IReadOnlyList<string> roots, UseCaseDescription useCase, string? under, UnitTree tree) => roots switch
    {
        [] => throw new RefusalException(RefusalKind.NotAuthorised, "data_beyond_roles", $"Your roles show no figures as near to persons as {useCase.Name} gives here.", "Ask for the bulletin, or for less detail."),
        [var only] => only,
        _ when under is null => throw new RefusalException(RefusalKind.Usage, "unit_needed", $"You see several units: {string.Join(", ", roots)}.", "Name one of them with under."),
        _ => Covering(roots, under, tree) ?? roots[0],
    };
}
