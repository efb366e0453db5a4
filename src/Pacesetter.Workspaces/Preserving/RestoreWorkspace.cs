using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>Makes a workspace of an archive. It is unpacked beside its place, opened and checked there, and only then takes its place.</summary>
[UseCase("restore", null, "Make a workspace of an archive that backup wrote, or only check the archive", Local = true, Examples = ["restore 2026-02-13.zip --verify", "--workspace plant-b restore 2026-02-13.zip"])]
public sealed class RestoreWorkspace(WorkspaceSettings settings, TimeProvider clock) : IUseCase<RestoreWorkspace.Request, RestoreWorkspace.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string file = Path.GetFullPath(request.File);
        using BackupArchive archive = BackupArchive.Open(file);
        BackupManifest manifest = archive.Manifest;
        RefuseOtherSchemas(manifest);
        if (request.Verify)
        {
            await Task.Run(() => archive.Check(_ => Stream.Null, cancel), cancel);
        }
        else
        {
            RefuseWhatIsThere();
            await Unpack(archive, cancel);
        }

        return new Answer(file, request.Verify ? null : settings.Directory, manifest.MadeAt, manifest.LedgerSchema, manifest.RegistrySchema, manifest.AuditSequence, manifest.AuditHash, manifest.Files);
    }

    static void RefuseOtherSchemas(BackupManifest manifest)
    {
        using SqliteRegistry model = SqliteRegistry.Of("nowhere.sqlite");
        if (manifest.LedgerSchema != Schema.Version || (manifest.RegistrySchema is { } last && !model.Database.GetMigrations().Contains(last)))
        {
            throw new RefusalException(RefusalKind.Failed, "archive_version", $"The archive is of ledger version {manifest.LedgerSchema} and registry {manifest.RegistrySchema}; this program reads ledger version {Schema.Version} and other registries.", "Use the program that made it.");
        }
    }

    void RefuseWhatIsThere()
    {
        if (File.Exists(settings.Directory) || (Directory.Exists(settings.Directory) && Directory.EnumerateFileSystemEntries(settings.Directory).Any()))
        {
            throw new RefusalException(RefusalKind.Conflict, "workspace_not_empty", $"{settings.Directory} is there and not empty.", "Name a new directory with --workspace; a restore never overwrites.");
        }
    }

    async Task Unpack(BackupArchive archive, CancellationToken cancel)
    {
        string draft = $"{settings.Directory.TrimEnd(Path.DirectorySeparatorChar)}.restoring-{Environment.ProcessId}";
        try
        {
            await Task.Run(() => archive.Check(path => Create(Path.Combine(draft, path)), cancel), cancel);
            await OpenOnce(draft, archive.Manifest, cancel);
            if (Directory.Exists(settings.Directory))
            {
                Directory.Delete(settings.Directory);
            }

            Directory.Move(draft, settings.Directory);
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }

    // Both stores must open, and the audit chain must end where the manifest says it ended.
    async Task OpenOnce(string draft, BackupManifest manifest, CancellationToken cancel)
    {
        using Workspace workspace = Workspace.Open(WorkspaceSettings.Read(draft), clock);
        VerifyAudit.Answer audit = await new VerifyAudit(workspace).Run(new VerifyAudit.Request(), cancel);
        if (audit.Sequence != manifest.AuditSequence || audit.Hash != manifest.AuditHash)
        {
            throw new RefusalException(RefusalKind.Failed, "archive_damaged", "The audit chain of the archive is not the one its manifest names.", "Restore another backup; nothing was written.");
        }

        await workspace.Audit.Append(new Act("restore", "workspace") { Detail = new Dictionary<string, object?> { ["sequence"] = manifest.AuditSequence, ["hash"] = manifest.AuditHash } }, cancel);
    }

    public sealed record Request
    {
        [Field("The archive", Argument = true, Value = "FILE")]
        public required string File { get; init; }

        [Field("Only check the archive, and write nothing")]
        public bool Verify { get; init; }
    }

    /// <summary>What was checked; workspace is null where nothing was to be written.</summary>
    public sealed record Answer(string File, string? Workspace, DateTimeOffset MadeAt, int LedgerSchema, string? RegistrySchema, long AuditSequence, string AuditHash, IReadOnlyList<KeptFile> Rows);
}
