using System.Security.Cryptography;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>A file that was looked at: which form it has, and how DuckDB reads it as rows in file order.</summary>
public sealed class SourceFile : IDisposable
{
    readonly FileInfo opened;
    readonly string? called;
    readonly string? converted;
    readonly DelimitedText? text;
    readonly IReadOnlyDictionary<string, string> types;

    SourceFile(FileInfo opened, string? called, string sha256, Contents contents)
    {
        this.opened = opened;
        this.called = called;
        Sha256 = sha256;
        Format = contents.Format;
        Headers = contents.Headers;
        From = contents.From;
        ExtraColumn = contents.ExtraColumn;
        Encoding = contents.Encoding;
        Notes = contents.Notes;
        converted = contents.Converted;
        text = contents.Text;
        types = contents.Types;
    }

    public string Path => called ?? opened.FullName;

    public string Name => called ?? opened.Name;

    public SourceFormat Format { get; }

    /// <summary>The encoding read, by its web name; empty for binary forms.</summary>
    public string Encoding { get; }

    public char? Delimiter => text?.Delimiter;

    /// <summary>Numbers have a decimal comma.</summary>
    public bool DecimalComma => text?.DecimalComma ?? false;

    /// <summary>The columns that <see cref="From"/> yields, blanks around them trimmed.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The columns have types of their own; all others are text.</summary>
    public bool Typed => Format == SourceFormat.Parquet;

    /// <summary>The engine's type of a column where the columns have types of their own; null elsewhere.</summary>
    public string? TypeOf(string header) => Typed ? types.GetValueOrDefault(header) : null;

    /// <summary>A DuckDB table expression over the file, its rows in file order.</summary>
    public string From { get; }

    /// <summary>A column that holds something where a row has more cells than the header, or null.</summary>
    public string? ExtraColumn { get; }

    public string Sha256 { get; }

    /// <summary>What was trimmed, converted or guessed.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="RefusalException">It is missing, empty, a directory, damaged or of no form that is known.</exception>
    public static SourceFile Open(string path, SourceOptions options, DuckDBConnection connection, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            throw new RefusalException(RefusalKind.Failed, "file_is_directory", $"{path} is a directory.", "Name the files in it.");
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new RefusalException(RefusalKind.Failed, "file_missing", $"There is no file {path}.", "Check the path.");
        }

        if (file.Length == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "file_empty", $"{path} is empty.", "A file has at least a header; see: pacesetter import --template TABLE");
        }

        string sha256 = Hash(path, cancel);
        Contents contents = Look(file, options, connection, cancel);
        return new SourceFile(file, options.Called, sha256, contents);
    }

    /// <summary>Refuses when the file changed since it was opened.</summary>
    public void EnsureUnchanged()
    {
        var now = new FileInfo(opened.FullName);
        if (!now.Exists || now.Length != opened.Length || now.LastWriteTimeUtc != opened.LastWriteTimeUtc)
        {
            throw new RefusalException(RefusalKind.Conflict, "file_changed", $"{opened.FullName} changed while it was read.", "Wait until it is written whole, then import it again.");
        }
    }

    /// <summary>Finds the physical lines of data rows, both counted as the file has them: rows from 0 after the header, lines from 1.</summary>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="found">Called with each row and its line.</param>
    public void LinesOf(IEnumerable<long> rows, Action<long, long> found)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(found);
        if (text is not null)
        {
            text.LinesOf(rows, found);
            return;
        }

        foreach (long row in rows)
        {
            found(row, row + 1);
        }
    }

    public void Dispose()
    {
        if (converted is not null)
        {
            File.Delete(converted);
        }
    }

    static string Hash(string path, CancellationToken cancel)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static Contents Look(FileInfo file, SourceOptions options, DuckDBConnection connection, CancellationToken cancel)
    {
        byte[] head = new byte[4];
        using (FileStream stream = file.OpenRead())
        {
            stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        }

        string extension = file.Extension.ToUpperInvariant();
        if (head.AsSpan().SequenceEqual("PAR1"u8) || extension == ".PARQUET")
        {
            return Columnar(file, connection, SourceFormat.Parquet, $"read_parquet({Sql.Literal(file.FullName)})", cancel);
        }

        if (head.AsSpan(0, 2).SequenceEqual("PK"u8) || extension == ".XLSX")
        {
            return new Spreadsheet(options, cancel).Convert(file);
        }

        if (head[0] == (byte)'{' || extension is ".JSONL" or ".NDJSON")
        {
            string lines = $"read_json({Sql.Literal(file.FullName)}, format = 'newline_delimited', sample_size = -1, convert_strings_to_integers = false)";
            return JsonText(file, connection, Columnar(file, connection, SourceFormat.JsonLines, lines, cancel));
        }

        return DelimitedText.Read(file, options, cancel);
    }

    static Contents Columnar(FileInfo file, DuckDBConnection connection, SourceFormat format, string from, CancellationToken cancel)
    {
        try
        {
            List<(string Header, string Type)> columns = connection.Query($"DESCRIBE SELECT * FROM {from}", row => (row.GetString(0), row.GetString(1)), cancel);
            return new Contents(format, [.. columns.Select(it => it.Header)], from) { Types = columns.ToDictionary(it => it.Header, it => it.Type, StringComparer.Ordinal) };
        }
        catch (DuckDBException damaged)
        {
            throw new RefusalException(RefusalKind.Failed, "file_damaged", $"{file.FullName} cannot be read: {damaged.Message.Split('\n')[0]}", "Write the file anew.");
        }
    }

    // Every value as the text it had, so that one reader serves text and JSON.
    static Contents JsonText(FileInfo file, DuckDBConnection connection, Contents contents)
    {
        string columns = string.Join(", ", contents.Headers.Select(header => $"{Sql.Literal(header)}: 'VARCHAR'"));
        return contents with { From = $"read_json({Sql.Literal(file.FullName)}, format = 'newline_delimited', columns = {{{columns}}})" };
    }
}
