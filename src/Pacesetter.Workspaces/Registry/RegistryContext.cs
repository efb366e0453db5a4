using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.Searching;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>What the workspace knows of people and of its own rules: names and policy. One model for every provider.</summary>
public abstract class RegistryContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PersonName> Names => Set<PersonName>();

    public DbSet<PolicyVersion> Policies => Set<PolicyVersion>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<SearchText> SearchTexts => Set<SearchText>();

    /// <summary>Every move of every noun.</summary>
    public DbSet<EntryMove> Moves => Set<EntryMove>();

    /// <summary>Who runs which background work.</summary>
    public DbSet<JobLease> Leases => Set<JobLease>();

    /// <summary>Questions whose answers somebody did not wait for.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Who may come in over the network.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>The keys they come in with.</summary>
    public DbSet<ApiKey> Keys => Set<ApiKey>();

    /// <summary>What the program notes of the database itself.</summary>
    internal DbSet<Stamp> Stamps => Set<Stamp>();

    /// <summary>The units whose entries a use case is to see, beside what is shared and what belongs to no unit; null for all.</summary>
    internal IReadOnlyList<string>? Within { get; set; }

    /// <summary>What can only be done after the transaction that encloses a use case.</summary>
    internal List<Func<Task>> Afterwards { get; } = [];

    /// <summary>The provider's word: <c>sqlite</c> or <c>postgresql</c>.</summary>
    internal abstract string Provider { get; }

    /// <summary>Where the registry lies, without any secret.</summary>
    internal abstract string Place { get; }

    /// <summary>The registry that the settings name, in the schema of this program.</summary>
    /// <exception cref="RefusalException">It cannot be reached or read, or its schema is not this program's and must not be changed here.</exception>
    public static RegistryContext Open(WorkspaceSettings settings)
    {
        RegistryContext registry = Of(settings);
        try
        {
            registry.MakeReady();
            return registry;
        }
        catch
        {
            registry.Dispose();
            throw;
        }
    }

    /// <summary>The registry that the settings name, as it is; nothing is opened yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="reach">The rows that may be read, where the database itself holds to it; null for all.</param>
    internal static RegistryContext Of(WorkspaceSettings settings, RowReach? reach = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Registry is { } address ? PostgresRegistry.Of(address, reach) : SqliteRegistry.Of(settings.RegistryFile);
    }

    /// <summary>The same for one request of many.</summary>
    internal static RegistryContext SessionOf(WorkspaceSettings settings, RowReach? reach)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Registry is null ? SqliteRegistry.SessionOf(settings.RegistryFile) : Of(settings, reach);
    }

    /// <summary>Closes what sessions left open.</summary>
    internal static void LetGo(WorkspaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Registry is null)
        {
            SqliteRegistry.LetGo(settings.RegistryFile);
        }
    }

    /// <summary>That the model has its migrations is what tests hold to: looking for it at every upgrade takes as long as the upgrade.</summary>
    protected static DbContextOptionsBuilder<T> Upgradable<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ConfigureWarnings(it => it.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>Does what waited for the end of a transaction.</summary>
    internal async Task AfterCommit()
    {
        foreach (Func<Task> waiting in Afterwards)
        {
            await waiting();
        }

        Afterwards.Clear();
    }

    /// <summary>Keeps all that is done or none of it; within a transaction that encloses a use case, as that does.</summary>
    internal async Task<T> Together<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await work();
        }

        await using IDbContextTransaction own = await Database.BeginTransactionAsync(cancel);
        T done = await work();
        await own.CommitAsync(cancel);
        return done;
    }

    /// <summary>Applies what is pending of the schema.</summary>
    internal abstract SchemaUpgrade Upgrade();

    /// <summary>The program that stores the registry, with its version.</summary>
    internal abstract string Engine();

    /// <summary>Brings the schema up to date, or refuses where that is not for a command to do.</summary>
    protected abstract void MakeReady();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        OneWay.Apply(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration<AuditEntry>(new AuditTables()).ApplyConfiguration<AuditHead>(new AuditTables()).ApplyConfiguration(new SearchTables());
        var accounts = new AccountTables(Provider == "postgresql");
        modelBuilder.ApplyConfiguration<Account>(accounts).ApplyConfiguration<ApiKey>(accounts);
        modelBuilder.Entity<PersonName>().ToTable("person_names").HasKey(it => it.Person);
        modelBuilder.Entity<PolicyVersion>(policy =>
        {
            policy.ToTable("policy_versions").HasKey(it => it.Version);
            policy.Property(it => it.Version).ValueGeneratedNever();
        });
        modelBuilder.Entity<EntryMove>().ToTable("entry_moves").HasKey(it => new { it.Noun, it.Entry, it.Version });
        modelBuilder.Entity<JobLease>().ToTable("job_leases").HasKey(it => it.Job);
        modelBuilder.Entity<Job>(job =>
        {
            job.ToTable("jobs").HasKey(it => it.Id);
            job.HasIndex(it => it.State);
        });
        modelBuilder.Entity<Stamp>().ToTable("stamps").HasKey(it => it.Name);
        ServingTables.Declare(modelBuilder);
        NounTables.Declare(modelBuilder, Provider == "postgresql");
        foreach (Noun noun in Nouns.All.Where(it => !it.Shared))
        {
            typeof(RegistryContext).GetMethod(nameof(Limit), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(noun.Type).Invoke(this, [modelBuilder]);
        }
    }

    void Limit<TNoun>(ModelBuilder model)
        where TNoun : Entry =>
        model.Entity<TNoun>().HasQueryFilter(it => Within == null || it.Unit == null || Within.Contains(it.Unit));
}
