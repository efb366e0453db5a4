using System.Reflection;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
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
    /// <exception cref="RefusalException">The actor may not ask that, or has to name a unit.</exception>
    public static Workspace Admit(Workspace workspace, Actor actor, UseCaseDescription useCase, object request)
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

        if (right.Brings)
        {
            return workspace.Share(Root(actor.Reach.Roots(right.Roles), useCase, request));
        }

        DataClass sees = right.Sees(request);
        return workspace.Share(sees == DataClass.None ? null : Root(actor.Reach.Roots(sees), useCase, request));
    }

    static string? Root(IReadOnlyList<string> roots, UseCaseDescription useCase, object request)
    {
        if (roots.Count == 0)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "data_beyond_roles", $"Your roles show no figures as near to persons as {useCase.Name} gives here.", "Ask for the bulletin, or for less detail.");
        }

        if (roots is [Grant.Everywhere])
        {
            return null;
        }

        // Of several units one is asked for at a time, so that each answer has one roll and one population.
        PropertyInfo? field = useCase.Request.GetProperty(nameof(Filters.Under));
        string? under = (string?)field?.GetValue(request);
        if (roots.Count > 1)
        {
            return roots.FirstOrDefault(it => it == under)
                ?? throw new RefusalException(RefusalKind.Usage, "unit_needed", $"You see several units: {string.Join(", ", roots)}.", "Name one of them with under.");
        }

        if (under is null)
        {
            field?.SetValue(request, roots[0]);
        }

        return roots[0];
    }
}
