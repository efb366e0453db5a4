using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Who one can be where the server runs to be tried out: one account for each role, at the first team or site with people.</summary>
static class DemoAccounts
{
    const string Prefix = "demo-";

    // A demonstration has no larger plant; of one, the first of its roll are enough to choose among.
    const int MostRows = 50_000;

    // Two who come in at once with a role that nobody had yet would both make its account.
    static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>The roles offered, and whether they are held for a team; else for its site, and the owner's everywhere.</summary>
    public static IReadOnlyList<(string Role, UnitKind? At)> Roles { get; } =
    [
        ("worker", UnitKind.Team), ("team_lead", UnitKind.Team), ("industrial_engineer", UnitKind.Site), ("verifier", UnitKind.Site),
        ("site_manager", UnitKind.Site), ("worker_representative", UnitKind.Site), ("auditor", UnitKind.Site), ("owner", null),
    ];

    /// <summary>Keeps a workspace in which people work from being opened to anybody.</summary>
    /// <exception cref="RefusalException">It has accounts of others than those of a demonstration and of the first run.</exception>
    public static async Task RefuseAmongOthers(Workspace workspace, CancellationToken cancel)
    {
        if (await workspace.Registry.Accounts.AnyAsync(it => it.ClosedAt == null && it.Id != "owner" && !it.Id.StartsWith(Prefix), cancel))
        {
            throw new RefusalException(RefusalKind.Conflict, "accounts_of_others", "People have accounts in this workspace; a demonstration would let anybody in beside them.", "Make a workspace to be tried out with: pacesetter demo");
        }
    }

    /// <summary>Opens a session with a role.</summary>
    /// <exception cref="RefusalException">The server does not run to be tried out, there is no such role, or nobody is on a roll.</exception>
    public static async Task<string> Open(Visit visit)
    {
        if (!visit.Demonstrates || Roles.FirstOrDefault(it => it.Role == visit.Sent("role")) is not ({ } role, var at))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "not_a_demonstration", visit.Say("page.demo.refused"));
        }

        await Turn.WaitAsync(visit.Cancel);
        try
        {
            using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
            string account = Prefix + role.Replace('_', '-');
            string? known = (await own.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == account, visit.Cancel))?.Person;
            (string person, string unit) = at is null ? ("", "*") : await Place(own, at.Value, known, visit.Cancel);
            await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = account, Person = role == "worker" ? known ?? person : null, Roles = [$"{role}@{unit}"] }, visit.Cancel);
            return await new SignIn(own).Give(account, visit.Cancel);
        }
        finally
        {
            Turn.Release();
        }
    }

    // Whoever the account stands for already, else the first person who is in a team now; and that team or what lies above it.
    static async Task<(string Person, string Unit)> Place(Workspace own, UnitKind at, string? known, CancellationToken cancel)
    {
        IReadOnlyList<UnitRow> units = (await new ListUnits(own).Run(new(), cancel)).Rows;
        // Not by an export: people would be told that somebody looked at them.
        RowPage page = await own.Ledger.Page(new PageRequest(Tables.People, null, MostRows) { Where = new Scope() }, cancel);
        IEnumerable<(string Person, string? Team, bool Open)> stays = page.Rows.Select(it => ((string)it[0]!, (string?)it[1], it[3] is null));
        (string person, string? unit, _) = page.Rows.Count > 0 ? stays.OrderByDescending(it => it.Person == known).ThenByDescending(it => it.Open).ThenBy(it => it.Person, StringComparer.Ordinal).First()
            : throw new RefusalException(RefusalKind.Failed, "nobody_on_roll", "Nobody is on a roll.", "Import people, or run: pacesetter demo");
        while (units.FirstOrDefault(it => it.Unit == unit) is { } place && place.Kind != at && place.Parent is not null)
        {
            unit = place.Parent;
        }

        return (person, unit ?? "*");
    }
}
