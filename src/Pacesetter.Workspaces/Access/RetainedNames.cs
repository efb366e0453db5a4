using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Access;

/// <summary>Erases the names of those who left longer ago than the policy keeps them.</summary>
sealed class RetainedNames(Workspace workspace) : IJob
{
    public string Name => "retained-names";

    public bool OnceADay => true;

    public async Task<bool> IsNeeded(CancellationToken cancel) =>
        workspace.Policy().Retention.NamesDays is not null && await workspace.Registry.Names.AnyAsync(cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (workspace.Policy().Retention.NamesDays is not { } days)
        {
            return 0;
        }

        DateOnly before = workspace.Today.AddDays(-days);
        var last = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(Tables.People, new Scope(), cancel))
        {
            Dictionary<string, object?> stay = LedgerRows.ByName(Tables.People, row);
            string person = (string)stay["person"]!;
            DateOnly until = stay["to"] as DateOnly? ?? DateOnly.MaxValue;
            last[person] = last.TryGetValue(person, out DateOnly known) && known > until ? known : until;
        }

        string[] named = await workspace.Registry.Names.Select(it => it.Person).ToArrayAsync(cancel);
        string[] gone = [.. named.Where(it => last.TryGetValue(it, out DateOnly until) && until < before).Order(StringComparer.Ordinal)];
        foreach (string person in gone)
        {
            await new ErasePerson(workspace, Actor.System).Run(new ErasePerson.Request { Person = person, Why = "retention.names_days" }, cancel);
        }

        return gone.Length;
    }
}
