using System.Text.Json;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>What an archive holds and how it must look; the archive's comment is the hash of this text.</summary>
/// <param name="Schema">Always <see cref="Form"/>.</param>
/// <param name="MadeAt">When the backup was made, UTC.</param>
/// <param name="LedgerSchema">The version of the ledger's tables.</param>
/// <param name="RegistrySchema">The last change of the registry's tables.</param>
/// <param name="AuditSequence">How many entries the audit chain has.</param>
/// <param name="AuditHash">The hash of its last entry.</param>
/// <param name="Files">The files.</param>
public sealed record BackupManifest(string Schema, DateTimeOffset MadeAt, int LedgerSchema, string? RegistrySchema, long AuditSequence, string AuditHash, IReadOnlyList<KeptFile> Files)
{
    public const string Form = "pacesetter.backup/1";

    /// <summary>Its name inside the archive.</summary>
    public const string Name = "manifest.json";

    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is no such text.</exception>
    public static BackupManifest Read(byte[] text) => JsonSerializer.Deserialize<BackupManifest>(text, Json) is { Schema: Form } manifest
        ? manifest
        : throw new JsonException("another schema");
}

/// <summary>One file of an archive.</summary>
/// <param name="Path">Its path in the workspace, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum, in lower-case hexadecimal.</param>
public sealed record KeptFile(string Path, long Bytes, string Sha256);
