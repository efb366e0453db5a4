using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.ClickHouse;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Searching;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces;

/// <summary>One installation's data: the ledger of facts and the registry of names and rules. Whoever holds it holds the files.</summary>
public sealed class Workspace : IDisposable
{
    readonly Lazy<RegistryContext> registry;
    readonly LedgerStore store;
    readonly Lazy<RegistryContext>? unlimited;
    readonly bool shared;

    // Of one request, however many questions it asks; the whole workspace looks each time, since others may change it.
    readonly StrongBox<Policy?>? remembered;

    Workspace(WorkspaceSettings settings, TimeProvider clock)
    {
        Settings = settings;
        Clock = clock;
        Engine = Engine.Open(settings);
        try
        {
            store = LedgerStore.Open(settings, Engine, clock);
        }
        catch
        {
            Engine.Dispose();
            throw;
        }

        Ledger = store.Remembered;
        registry = new(() => RegistryContext.Open(settings));
    }

    Workspace(Workspace whole, string? root, bool sumsAlone, RowReach? rows)
    {
        (Settings, Clock, Engine, shared, SumsAlone) = (whole.Settings, whole.Clock, whole.Engine, true, sumsAlone);
        remembered = whole.remembered ?? new();
        store = whole.store;
        Ledger = root is null ? whole.Ledger : new ReachedLedger(store.Remembered, root);
        unlimited = rows is null ? null : new(() => RegistryContext.SessionOf(whole.Settings, null));
        registry = new(() =>
        {
            RegistryContext own = RegistryContext.SessionOf(whole.Settings, rows);
            // Opened once a request, not once a question.
            own.Database.OpenConnection();
            own.Within = root is null ? null : [.. UnitTree.Read(Ledger, CancellationToken.None).GetAwaiter().GetResult().All.Select(it => it.Code)];
            return own;
        });
    }

    public WorkspaceSettings Settings { get; }

    public TimeProvider Clock { get; }

    /// <summary>The present day, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public ILedger Ledger { get; }

    /// <summary>The registry, opened and brought up to date at the first use.</summary>
    public RegistryContext Registry => registry.Value;

    /// <summary>The registry beyond the reach of whoever asks, for rules that depend on what they cannot see: to judge by, never to show.</summary>
    internal RegistryContext Judged => unlimited?.Value ?? Registry;

    /// <summary>Finds entries by their text.</summary>
    public SearchIndex Search => new(Registry);

    /// <summary>Where acts on this workspace are recorded.</summary>
    public AuditTrail Audit => new(Registry, Clock);

    /// <summary>Whether whoever asks sees sums over k persons or more alone, so that an answer leaves out what <see cref="Lattice"/> hides.</summary>
    internal bool SumsAlone { get; }

    /// <summary>Whether whoever asks sees a part alone.</summary>
    internal bool IsNarrowed => Ledger is ReachedLedger;

    /// <summary>What may be shown of units to those who see no persons. Made of the whole ledger: it is the same for everybody.</summary>
    internal PublishedLattice Lattice => new(store.Remembered, Policy().Lattice, Today);

    /// <summary>The program's own DuckDB, in which files are staged.</summary>
    internal Engine Engine { get; }

    /// <summary>Recomputes every stored figure of the ledger from the raw records.</summary>
    internal Task<IReadOnlyList<Recounted>> Recount(CancellationToken cancel) => store.Recount(cancel);

    /// <summary>Opens the workspace of a directory.</summary>
    /// <exception cref="RefusalException">There is none, another process holds it, or it cannot be read.</exception>
    public static Workspace Open(WorkspaceSettings settings, TimeProvider clock) => settings.Exists
        ? new(settings, clock)
        : throw new RefusalException(RefusalKind.Failed, "workspace_missing", $"There is no workspace in {settings.Directory}.", "Make one with: pacesetter init");

    /// <summary>Makes a workspace in a directory; one that is there already stays as it is.</summary>
    public static Workspace Create(WorkspaceSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Registry is not null)
        {
            // A database that refuses must refuse before any file is made.
            RegistryContext.Open(settings).Dispose();
        }

        if (settings.Ledger is { } address && !settings.Exists)
        {
            ClickHouseLedger.Make(ClusterAddress.Read(address), clock);
        }

        var workspace = new Workspace(settings, clock);
        _ = workspace.Registry;
        return workspace;
    }

    /// <summary>The same workspace for one request: with a registry session of its own, and a ledger that goes no further than a unit. To be disposed before this one.</summary>
    /// <param name="root">The unit, or null for the whole ledger.</param>
    /// <param name="sumsAlone">Whether whoever asks sees sums on the lattice alone.</param>
    /// <param name="rows">The rows of the registry that whoever asks may read; null for all.</param>
    internal Workspace Share(string? root, bool sumsAlone = false, RowReach? rows = null)
    {
        if (!shared)
        {
            _ = Registry;
        }

        return new(this, root, sumsAlone, rows);
    }

    /// <summary>The whole workspace with a registry session of its own, for what the server itself has to know.</summary>
    public Workspace Session() => Share(null);

    /// <summary>Refuses a database role that would see every row, whoever asks: a server must not run with it.</summary>
    /// <exception cref="RefusalException">The role is not bound by row-level security, or that is not in force.</exception>
    public void RefuseUnbound() => RowPolicies.RefuseUnbound(Registry);

    /// <summary>The policy in force.</summary>
    public Policy Policy() => remembered is null ? ReadPolicy() : remembered.Value ??= ReadPolicy();

    /// <summary>Looks for the policy again, once it was changed here.</summary>
    internal void PolicyChanged()
    {
        if (remembered is not null)
        {
            remembered.Value = null;
        }
    }

    Policy ReadPolicy()
    {
        PolicyVersion? latest = Registry.Policies.AsNoTracking().OrderByDescending(it => it.Version).FirstOrDefault();
        return latest is null ? new Policy() : Workspaces.Registry.Policy.Read(latest.Document);
    }

    public void Dispose()
    {
        foreach (RegistryContext session in new[] { registry, unlimited }.Where(it => it?.IsValueCreated == true).Select(it => it!.Value))
        {
            session.Dispose();
        }

        if (!shared)
        {
            RegistryContext.LetGo(Settings);
            store.Dispose();
            Engine.Dispose();
        }
    }
}
