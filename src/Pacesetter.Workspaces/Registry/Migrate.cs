using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Brings the registry's schema up to date: a SQLite file does it by itself, a PostgreSQL database waits for this.</summary>
[UseCase("migrate", null, "Bring the registry's schema up to this version of the program", Local = true, Examples =
[
    "migrate",
    "migrate --workspace /srv/pacesetter --json",
    "migrate --grant-to pacesetter_server",
])]
public sealed class Migrate(WorkspaceSettings settings, TimeProvider clock) : IUseCase<Migrate.Request, Migrate.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel)
    {
        // A file belongs to whoever holds the workspace; a database may be prepared before there is a workspace.
        using Workspace? held = settings.Registry is null ? Workspace.Open(settings, clock) : null;
        using RegistryContext registry = RegistryContext.Of(settings);
        SchemaUpgrade upgrade = registry.Upgrade();
        if (request.GrantTo is { } role)
        {
            RowPolicies.Grant(registry, role);
        }

        return Task.FromResult(new Answer(registry.Provider, registry.Place, upgrade.Backup, [.. upgrade.Applied.Select(it => new AppliedMigration(it))]));
    }

    public sealed record Request
    {
        [Field("Let this role of the PostgreSQL server read and write the tables, bound by row-level security: the role to serve with", Value = "ROLE")]
        public string? GrantTo { get; init; }
    }

    /// <summary>What was done; no rows where the schema was up to date already.</summary>
    public sealed record Answer(string Provider, string Registry, string? Backup, IReadOnlyList<AppliedMigration> Rows);
}

/// <summary>One change of the schema that was applied.</summary>
public sealed record AppliedMigration(string Migration);
