using Microsoft.EntityFrameworkCore;
using Pacesetter.Measuring;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Gives each revision that came in force to the ledger as one row of its quotas, once, however often it is tried.</summary>
sealed class QuotasInForce(Workspace workspace) : IJob
{
    public string Name => "quotas-in-force";

    public async Task<int> Run(CancellationToken cancel)
    {
        List<QuotaRevision> open = await workspace.Registry.Set<QuotaRevision>().Where(it => it.State == QuotaRevisionState.InForce && it.AppliedOn == null).ToListAsync(cancel);
        foreach (QuotaRevision revision in open)
        {
            await Give(revision, cancel);
            revision.AppliedOn = DateOnly.FromDateTime(workspace.Clock.GetUtcNow().UtcDateTime);
            revision.Version++;
            await workspace.Registry.SaveChangesAsync(cancel);
        }

        return open.Count;
    }

    async Task Give(QuotaRevision revision, CancellationToken cancel)
    {
        Directory.CreateDirectory(workspace.Settings.SpillDirectory);
        string file = Path.Combine(workspace.Settings.SpillDirectory, $"quota-{Stem(revision.Id)}.csv");
        try
        {
            await File.WriteAllTextAsync(file, Row(revision), cancel);
            await new Import(workspace, new Progress<Advance>()).Run(new Import.Request { Inputs = ["quotas", file], Batch = $"revision {revision.Id}", Note = $"Quota revision {revision.Id}" }, cancel);
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
