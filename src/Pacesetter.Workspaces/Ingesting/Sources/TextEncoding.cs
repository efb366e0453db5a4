using System.Text;
using System.Text.Unicode;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>Finds the encoding of a text and makes a UTF-8 copy where it is another one.</summary>
static class TextEncoding
{
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The path of the text in UTF-8, the encoding it was found in, and whether a copy was made.</summary>
    /// <exception cref="RefusalException">It is no text, or in no encoding that is known.</exception>
    public static (string Path, string Encoding, bool Copied) ToUtf8(FileInfo file, SourceOptions options, CancellationToken cancel)
    {
        byte[] head = new byte[Math.Min(1 << 16, file.Length)];
        using (FileStream stream = file.OpenRead())
        {
            stream.ReadExactly(head);
        }

        UnicodeEncoding? wide = Wide(head);
        if (wide is not null)
        {
            return Copied(file, wide, $"it begins as {wide.WebName} and does not go on so", options, cancel);
        }

        if (head.AsSpan().Contains((byte)0))
        {
            throw new RefusalException(RefusalKind.Failed, "file_not_text", $"{file.FullName} is not a text: it holds a zero byte.", "Import CSV, TSV, XLSX, Parquet or JSON lines.");
        }

        if (FirstInvalid(file, cancel) is not { } offset)
        {
            return (file.FullName, "utf-8", false);
        }

        return Copied(file, Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), $"from byte {offset} on it is neither UTF-8, UTF-16 nor GB18030", options, cancel);
    }

    static (string Path, string Encoding, bool Copied) Copied(FileInfo file, Encoding from, string otherwise, SourceOptions options, CancellationToken cancel)
    {
        try
        {
            return (Copy(file, from, options, cancel), from.WebName, true);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusalException(RefusalKind.Failed, "encoding_unknown", $"{file.FullName} cannot be read: {otherwise}.", "Save it as UTF-8.");
        }
    }

    // By its mark, or by zero bytes that stand at every other place.
    static UnicodeEncoding? Wide(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE)
        {
            return Strict(bigEndian: false);
        }

        if (head.Length >= 2 && head[0] == 0xFE && head[1] == 0xFF)
        {
            return Strict(bigEndian: true);
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        int most = head.Length / 4;
        return odd > most && even < head.Length / 50 ? Strict(bigEndian: false) : even > most && odd < head.Length / 50 ? Strict(bigEndian: true) : null;

        static UnicodeEncoding Strict(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
    }

    static long? FirstInvalid(FileInfo file, CancellationToken cancel)
    {
        using FileStream stream = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        byte[] buffer = new byte[1 << 20];
        int kept = 0;
        long offset = 0;
        for (int read = stream.Read(buffer, kept, buffer.Length - kept); read > 0; read = stream.Read(buffer, kept, buffer.Length - kept))
        {
            cancel.ThrowIfCancellationRequested();
            int length = kept + read;
            // A letter may be cut by the end of the buffer: up to three bytes wait for the rest.
            int whole = length;
            while (whole > 0 && whole > length - 3 && (buffer[whole - 1] & 0xC0) == 0x80)
            {
                whole--;
            }

            whole = whole > 0 && buffer[whole - 1] >= 0xC0 ? whole - 1 : length;
            if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
            {
                return offset;
            }

            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
            offset += whole;
        }

        return kept > 0 && !Utf8.IsValid(buffer.AsSpan(0, kept)) ? offset : null;
    }

    static string Copy(FileInfo file, Encoding from, SourceOptions options, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.TempDirectory);
        string path = Path.Combine(options.TempDirectory, $"{Path.GetRandomFileName()}.utf8");
        try
        {
            using var reader = new StreamReader(file.FullName, from, detectEncodingFromByteOrderMarks: false, 1 << 20);
            using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
            char[] buffer = new char[1 << 18];
            for (int read = reader.ReadBlock(buffer); read > 0; read = reader.ReadBlock(buffer))
            {
                cancel.ThrowIfCancellationRequested();
                writer.Write(buffer, 0, read);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        return path;
    }
}
