using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Looks into the workspace: is it there, who holds it, do its batches and rows agree.</summary>
public static class WorkspaceSoundness
{
    public static async Task<IReadOnlyList<Check>> Look(string directory, CancellationToken cancel)
    {
        try
        {
            WorkspaceSettings settings = WorkspaceSettings.Read(directory);
            if (!settings.Exists)
            {
                return await Installation.Presence(directory, cancel).ConfigureAwait(false);
            }

            using Workspace workspace = Workspace.Open(settings, TimeProvider.System);
            IReadOnlyList<BatchRecord> batches = await workspace.Ledger.Batches(cancel).ConfigureAwait(false);
            Period? extent = await workspace.Ledger.Extent(cancel).ConfigureAwait(false);
            string days = extent is { } period ? $"work records from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}" : "no work records yet";
            return
            [
                new Check("workspace", CheckState.Ok, directory),
                new Check("ledger", CheckState.Ok, $"{batches.Count(batch => batch.ForgottenAt is null)} batches, {days}; memory limit {settings.MemoryLimit}, spills to {settings.SpillDirectory}"),
                Registry(workspace),
            ];
        }
        catch (RefusalException refusal)
        {
            return [new Check("workspace", CheckState.Failed, refusal.Message, refusal.Remedy)];
        }
    }

    static Check Registry(Workspace workspace)
    {
        try
        {
            RegistryContext registry = workspace.Registry;
            return new("registry", CheckState.Ok, $"{registry.Engine()} at {registry.Place}, schema {SchemaState.Of(registry).Applied[^1]}; {registry.Names.Count()} names, policy of {workspace.Policy().Values().Count} values");
        }
        catch (RefusalException refusal)
        {
            return new("registry", CheckState.Failed, refusal.Message, refusal.Remedy);
        }
    }
}
