using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>Writes the whole workspace into one file. Who holds the workspace alone can do it, so both stores are of one moment.</summary>
[UseCase("backup", null, "Write the whole workspace, both stores of one moment, into one archive with checksums", Local = true, Examples = ["backup 2026-02-13.zip", "--workspace plant-a backup /backups/plant-a.zip --json"])]
public sealed class BackUpWorkspace(Workspace workspace, TimeProvider clock) : IUseCase<BackUpWorkspace.Request, BackUpWorkspace.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string path = Path.GetFullPath(request.File);
        if (File.Exists(path))
        {
            throw new RefusalException(RefusalKind.Conflict, "backup_exists", $"{path} is there already.", "Name another file; a backup never overwrites one.");
        }

        if (!workspace.Registry.Database.IsSqlite())
        {
            throw new RefusalException(RefusalKind.Failed, "registry_elsewhere", "The registry lies in a database server, which this command does not copy.", "Copy the database with the server's own tools and the ledger by stopping the program and copying its directory.");
        }

        if (workspace.Settings.Ledger is not null)
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_elsewhere", "The ledger lies in a cluster, which this command does not copy.", "Copy the cluster with its own tools, docs/operate.md tells how, and the workspace by stopping the program and copying its directory.");
        }

        // The entry comes first, so that the copy says of itself that it was made.
        await workspace.Audit.Append(new Act("backup", "workspace"), cancel);
        string part = path + ".part";
        try
        {
            BackupManifest manifest = await Task.Run(() => Write(part, cancel), cancel);
            string whole = await Hash(part, cancel);
            File.Move(part, path);
            return new Answer(path, new FileInfo(path).Length, whole, manifest.MadeAt, manifest.LedgerSchema, manifest.RegistrySchema, manifest.AuditSequence, manifest.AuditHash, manifest.Files);
        }
        finally
        {
            File.Delete(part);
        }
    }

    BackupManifest Write(string part, CancellationToken cancel)
    {
        string registry = Path.Combine(workspace.Settings.SpillDirectory, KeptPaths.Registry + ".backup");
        File.Delete(registry);
        try
        {
            workspace.Registry.Database.ExecuteSql($"VACUUM INTO {registry}");
            using var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite);
            using var archive = new ZipArchive(file, ZipArchiveMode.Create);
            List<KeptFile> kept = [Add(archive, KeptPaths.Ledger, workspace.Engine.CopyTo, cancel), Add(archive, KeptPaths.Registry, registry, cancel)];
            kept.AddRange(KeptPaths.Beside(workspace.Settings).Select(it => Add(archive, it, KeptPaths.Source(workspace.Settings, it), cancel)));
            BackupManifest manifest = Describe(kept);
            byte[] text = manifest.Write();
            using (Stream entry = archive.CreateEntry(BackupManifest.Name, CompressionLevel.NoCompression).Open())
            {
                entry.Write(text);
            }

            archive.Comment = Convert.ToHexStringLower(SHA256.HashData(text));
            return manifest;
        }
        finally
        {
            File.Delete(registry);
        }
    }

    BackupManifest Describe(IReadOnlyList<KeptFile> files)
    {
        AuditHead head = workspace.Registry.AuditHeads.AsNoTracking().Single();
        return new(BackupManifest.Form, clock.GetUtcNow(), Schema.Version, workspace.Registry.Database.GetAppliedMigrations().LastOrDefault(), head.Sequence, Convert.ToHexStringLower(head.Hash), files);
    }

    static KeptFile Add(ZipArchive archive, string name, string source, CancellationToken cancel) => Add(archive, name, target =>
    {
        using FileStream from = File.OpenRead(source);
        from.CopyTo(target);
    }, cancel);

    static KeptFile Add(ZipArchive archive, string name, Action<Stream> copy, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = SHA256.Create();
        using var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write);
        using var counted = new CountingStream(hashed);
        copy(counted);
        hashed.FlushFinalBlock();
        return new KeptFile(name, counted.Count, Convert.ToHexStringLower(hash.Hash!));
    }

    static async Task<string> Hash(string path, CancellationToken cancel)
    {
        await using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    public sealed record Request
    {
        [Field("The archive to write", Argument = true, Value = "FILE")]
        public required string File { get; init; }
    }

    /// <summary>What was written. Note the checksum elsewhere: it is the proof that the archive is still this one.</summary>
    public sealed record Answer(string File, long Bytes, string Sha256, DateTimeOffset MadeAt, int LedgerSchema, string? RegistrySchema, long AuditSequence, string AuditHash, IReadOnlyList<KeptFile> Rows);
}
