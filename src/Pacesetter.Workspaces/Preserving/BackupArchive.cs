using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>An archive that was given back: nothing in it is believed before it is checked.</summary>
sealed class BackupArchive : IDisposable
{
    const int LongestManifest = 64 << 20;

    readonly ZipArchive zip;
    readonly string path;

    BackupArchive(string path, ZipArchive zip)
    {
        this.path = path;
        this.zip = zip;
        Manifest = ReadManifest();
        CheckNames();
    }

    public BackupManifest Manifest { get; }

    /// <summary>Opens an archive and reads what it says of itself.</summary>
    /// <exception cref="RefusalException">It is damaged, cut off, or holds what no workspace has.</exception>
    public static BackupArchive Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new RefusalException(RefusalKind.Failed, "archive_missing", $"There is no file {path}.");
        }

        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            return new BackupArchive(path, zip);
        }
        catch (Exception trouble)
        {
            zip?.Dispose();
            throw IsDamage(trouble) ? Damaged(path, trouble.Message) : trouble;
        }
    }

    /// <summary>Reads every file through and compares size and checksum; what <paramref name="target"/> gives for a path receives it.</summary>
    /// <exception cref="RefusalException">A file is not the one that was kept.</exception>
    public void Check(Func<string, Stream> target, CancellationToken cancel)
    {
        foreach (KeptFile kept in Manifest.Files)
        {
            using Stream to = target(kept.Path);
            try
            {
                Copy(kept, to, cancel);
            }
            catch (InvalidDataException trouble)
            {
                throw Damaged(path, $"{kept.Path}: {trouble.Message}");
            }
        }
    }

    public void Dispose() => zip.Dispose();

    void Copy(KeptFile kept, Stream to, CancellationToken cancel)
    {
        using Stream from = zip.GetEntry(kept.Path)!.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            total += read;
            if (total > kept.Bytes)
            {
                throw new InvalidDataException($"it has more than the {kept.Bytes} bytes it should have");
            }

            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        if (total < kept.Bytes)
        {
            throw new InvalidDataException($"it has {total} of the {kept.Bytes} bytes it should have");
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != kept.Sha256)
        {
            throw new InvalidDataException("its checksum is not the one noted");
        }
    }

    BackupManifest ReadManifest()
    {
        ZipArchiveEntry entry = zip.GetEntry(BackupManifest.Name) ?? throw new InvalidDataException("the manifest is missing");
        if (entry.Length > LongestManifest)
        {
            throw new InvalidDataException("the manifest is too long");
        }

        byte[] text = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(text);
        return Convert.ToHexStringLower(SHA256.HashData(text)) == zip.Comment
            ? BackupManifest.Read(text)
            : throw new InvalidDataException("the manifest's checksum is not the one noted");
    }

    void CheckNames()
    {
        string[] promised = [.. Manifest.Files.Select(it => it.Path)];
        string[] held = [.. zip.Entries.Select(it => it.FullName).Where(it => it != BackupManifest.Name)];
        if (held.Concat(promised).FirstOrDefault(it => !KeptPaths.Belongs(it)) is { } foreign)
        {
            throw new RefusalException(RefusalKind.Failed, "archive_path_refused", $"{path} holds '{foreign}', which is no file of a workspace.", "Restore an archive that pacesetter backup wrote.");
        }

        if (held.Length + 1 != zip.Entries.Count || held.Distinct().Count() != held.Length || !held.Order().SequenceEqual(promised.Order()) || !promised.Contains(KeptPaths.Ledger) || !promised.Contains(KeptPaths.Registry))
        {
            throw new InvalidDataException("its files are not those of its manifest");
        }
    }

    static bool IsDamage(Exception trouble) => trouble is InvalidDataException or EndOfStreamException or JsonException or ArgumentException or OverflowException or NotSupportedException;

    static RefusalException Damaged(string path, string why) => new(RefusalKind.Failed, "archive_damaged", $"{path} is damaged: {why.TrimEnd('.')}.", "Restore another backup, or fetch this one again; nothing was written.");
}
