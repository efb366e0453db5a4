using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The registry's migrations, seen from this program.</summary>
/// <param name="Applied">Those the registry has had.</param>
/// <param name="Pending">Those of this program it has not had.</param>
sealed record SchemaState(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)
{
    /// <exception cref="RefusalException">A newer program has changed the registry; this one would misread it.</exception>
    public static SchemaState Of(RegistryContext registry)
    {
        string[] known = [.. registry.Database.GetMigrations()];
        string[] applied = [.. registry.Database.GetAppliedMigrations()];
        string? foreign = applied.Except(known).FirstOrDefault();
        return foreign is null
            ? new(applied, [.. known.Except(applied)])
            : throw new RefusalException(RefusalKind.Failed, "registry_newer", $"A newer version of the program has changed the registry {registry.Place} ({foreign}).", "Use that version, or restore a backup made before it.");
    }
}

/// <summary>What an upgrade of the registry did.</summary>
/// <param name="Applied">The migrations applied, in their order.</param>
/// <param name="Backup">The copy made of the file before it, or null.</param>
sealed record SchemaUpgrade(IReadOnlyList<string> Applied, string? Backup);
