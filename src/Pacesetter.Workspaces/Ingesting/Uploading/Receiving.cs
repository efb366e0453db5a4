using System.Globalization;
using System.Security.Cryptography;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Takes a file in as it comes, never more of it in memory than a piece, and says by its first bytes what it is.</summary>
static class Receiving
{
    // What is often brought by mistake, by how it begins. Whatever else is no table shows itself when it is read.
    static readonly (byte[] Begins, string Kind)[] Foreign =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x89, .. "PNG"u8], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("MZ"u8.ToArray(), "a program"),
        ([0x7F, .. "ELF"u8], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a workbook of the old form (XLS)"),
        ([0x1F, 0x8B], "a packed file"),
        ("7z"u8.ToArray(), "a packed file"),
        ("Rar!"u8.ToArray(), "a packed file"),
        ("<!DOCTYPE"u8.ToArray(), "a web page"),
        ("<html"u8.ToArray(), "a web page"),
        ("<?xml"u8.ToArray(), "an XML document"),
    ];

    /// <summary>Copies what is sent to a file and returns its length and SHA-256.</summary>
    /// <exception cref="RefusalException">It is larger than allowed, or empty.</exception>
    public static async Task<(long Bytes, string Sha256)> Copy(Feed feed, string path, int megabytes, CancellationToken cancel)
    {
        await using Stream source = feed.Open();
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        for (int read = await source.ReadAsync(buffer, cancel); read > 0; read = await source.ReadAsync(buffer, cancel))
        {
            if (target.Position + read > (long)megabytes << 20)
            {
                throw new RefusalException(RefusalKind.Usage, "upload_too_large", string.Create(CultureInfo.InvariantCulture, $"The file is larger than {megabytes} MB."), "Send it in parts, save it as Parquet, or let whoever runs the server import it there.");
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return target.Position > 0 ? (target.Position, Convert.ToHexStringLower(hash.GetHashAndReset()))
            : throw new RefusalException(RefusalKind.Usage, "file_empty", "The file is empty.", "Choose one with at least a header and a row.");
    }

    /// <summary>The ending that goes with the content of a file, whatever it is called.</summary>
    /// <exception cref="RefusalException">It is something else than a table.</exception>
    public static string FormOf(string path, string name)
    {
        byte[] head = new byte[16];
        int length;
        using (FileStream file = File.OpenRead(path))
        {
            length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        ReadOnlySpan<byte> begins = head.AsSpan(0, length);
        foreach ((byte[] sign, string kind) in Foreign)
        {
            if (begins.StartsWith(sign))
            {
                throw new RefusalException(RefusalKind.Usage, "file_kind", $"{name} is {kind}, whatever it is called.", "Save the table as CSV, XLSX, Parquet or JSON lines.");
            }
        }

        return begins.StartsWith("PAR1"u8) ? ".parquet" : begins.StartsWith("PK"u8) ? ".xlsx" : begins.StartsWith("{"u8) ? ".jsonl"
            : name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? ".tsv" : ".csv";
    }
}
