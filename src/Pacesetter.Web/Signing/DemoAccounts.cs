using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Who one can be where the server runs to be tried out: one account for each role, at the first team or site with people.</summary>
static class DemoAccounts
{
    /// <summary>The roles offered, and whether they are held for a team; else for its site, and the owner's everywhere.</summary>
    public static IReadOnlyList<(string Role, UnitKind? At)> Roles { get; } =
    [
        ("worker", UnitKind.Team), ("team_lead", UnitKind.Team), ("industrial_engineer", UnitKind.Site), ("verifier", UnitKind.Site),
        ("site_manager", UnitKind.Site), ("worker_representative", UnitKind.Site), ("auditor", UnitKind.Site), ("owner", null),
    ];

    /// <summary>Opens a session with a role.</summary>
    /// <exception cref="RefusalException">The server does not run to be tried out, there is no such role, or nobody is on a roll.</exception>
    public static async Task<string> Open(Visit visit)
    {
        if (!visit.Demonstrates || Roles.FirstOrDefault(it => it.Role == visit.Sent("role")) is not ({ } role, var at))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "not_a_demonstration", visit.Say("page.demo.refused"));
        }

        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        (string person, string unit) = at is null ? ("", "*") : await Place(own, at.Value, visit.Cancel);
        string account = "demo-" + role.Replace('_', '-');
        await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = account, Person = role == "worker" ? person : null, Roles = [$"{role}@{unit}"] }, visit.Cancel);
        return await new SignIn(own).Give(account, visit.Cancel);
    }

    // The first person who is in a team now, and that team or what lies above it.
    static async Task<(string Person, string Unit)> Place(Workspace own, UnitKind at, CancellationToken cancel)
    {
        IReadOnlyList<UnitRow> units = (await new ListUnits(own).Run(new(), cancel)).Rows;
        ExportTable.Answer people = await new ExportTable(own, Actor.Owner).Run(new ExportTable.Request { Table = "people", Limit = 1 }, cancel);
        IReadOnlyDictionary<string, object?> first = people.Rows.FirstOrDefault() ?? throw new RefusalException(RefusalKind.Failed, "nobody_on_roll", "Nobody is on a roll.", "Import people, or run: pacesetter demo");
        string? unit = (string?)first["team"];
        while (units.FirstOrDefault(it => it.Unit == unit) is { } known && known.Kind != at && known.Parent is not null)
        {
            unit = known.Parent;
        }

        return ((string)first["person"]!, unit ?? "*");
    }
}
