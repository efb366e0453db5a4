using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Measuring;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Gives each revision that came in force to the ledger as one row of its quotas, once, however often it is tried.</summary>
sealed class QuotasInForce(Workspace workspace) : IJob
{
    public string Name => "quotas-in-force";

    // A correction comes in force on any day at any hour, and the next record is to be counted by it.
    public bool OnceADay => false;

    IQueryable<QuotaRevision> Open => workspace.Registry.Set<QuotaRevision>().Where(it => it.State == QuotaRevisionState.InForce && it.AppliedOn == null);

    public Task<bool> IsNeeded(CancellationToken cancel) => Open.AnyAsync(cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        List<QuotaRevision> open = await Open.ToListAsync(cancel);
        int given = 0;
        foreach (QuotaRevision revision in open)
        {
            if (!await Give(revision, cancel))
            {
                continue;
            }

            given++;
            revision.AppliedOn = workspace.Today;
            revision.Version++;
            await workspace.Registry.SaveChangesAsync(cancel);
        }

        return given;
    }

    // What the ledger does not take, for an operation it does not know, waits: whoever opens the workspace cannot help it.
    async Task<bool> Give(QuotaRevision revision, CancellationToken cancel)
    {
        Directory.CreateDirectory(workspace.Settings.SpillDirectory);
        string file = Path.Combine(workspace.Settings.SpillDirectory, $"quota-{Stem(revision.Id)}.csv");
        try
        {
            await File.WriteAllTextAsync(file, Row(revision), cancel);
            await new Import(workspace, Actor.System, new Progress<Advance>()).Run(new Import.Request { Inputs = ["quotas", file], Batch = $"revision {revision.Id}", Note = $"Quota revision {revision.Id}" }, cancel);
            return true;
        }
        catch (RefusalException refused)
        {
            await workspace.Audit.Append(new Act("refuse", "quotas", revision.Id) { Detail = new Dictionary<string, object?> { ["reason"] = refused.Id } }.By(Actor.System), cancel);
            return false;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The ledger knows a file by its content, so the row of one revision is appended once.
    static string Row(QuotaRevision it) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"operation,class,minutes,setup_minutes,from,revision,basis\n{Quoted(it.Operation)},{Quoted(it.Class)},{it.Minutes},{it.SetupMinutes},{it.From:yyyy-MM-dd},{Quoted(it.Id)},{Words.Of(it.Basis)}\n");

    static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Stem(string id) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))[..12];
}
