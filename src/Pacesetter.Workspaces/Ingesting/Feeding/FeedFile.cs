using System.Text;
using System.Text.Json;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Feeding;

/// <summary>A feed as a file of one plain JSON object a line, so that the same records are the same file however they were sent.</summary>
public sealed class FeedFile : IDisposable
{
    /// <summary>The most bytes taken.</summary>
    public const long Most = 32L << 20;

    readonly List<long> lines = [];

    FeedFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where the row of a line of the file stood in what was sent: its line, or its place in the array.</summary>
    public long Origin(long line) => lines[checked((int)line - 1)];

    /// <summary>Takes in a feed: a JSON array, or JSON lines.</summary>
    /// <exception cref="RefusalException">It is no JSON of records, or too much.</exception>
    internal static async Task<FeedFile> Receive(Feed feed, Table table, string directory, CancellationToken cancel)
    {
        Directory.CreateDirectory(directory);
        var file = new FeedFile(System.IO.Path.Combine(directory, $"{System.IO.Path.GetRandomFileName()}.jsonl"));
        try
        {
            await using FileStream raw = new(System.IO.Path.Combine(directory, System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await Copy(feed, raw, cancel);
            await using FileStream plain = new(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            var records = new FeedRecords(feed.Source, table, plain);
            if (FirstSign(raw) == '[')
            {
                await file.Array(raw, records, feed, cancel);
            }
            else
            {
                await file.Lines(raw, records, feed, cancel);
            }

            return file.lines.Count > 0 ? file : throw Malformed($"{feed.Source} holds no record.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete(Path);

    static async Task Copy(Feed feed, FileStream target, CancellationToken cancel)
    {
        await using Stream source = feed.Open();
        byte[] buffer = new byte[1 << 16];
        for (int read = await source.ReadAsync(buffer, cancel); read > 0; read = await source.ReadAsync(buffer, cancel))
        {
            if (target.Position + read > Most)
            {
                throw new RefusalException(RefusalKind.Usage, "body_too_large", $"{feed.Source} is larger than {Most >> 20} MB.", "Send it in several parts, or import it as a file.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }

    static char FirstSign(FileStream raw)
    {
        raw.Position = 0;
        using var reader = new StreamReader(raw, leaveOpen: true);
        int sign = reader.Read();
        while (sign >= 0 && char.IsWhiteSpace((char)sign))
        {
            sign = reader.Read();
        }

        raw.Position = 0;
        return sign < 0 ? '\0' : (char)sign;
    }

    async Task Array(FileStream raw, FeedRecords records, Feed feed, CancellationToken cancel)
    {
        long place = 0;
        try
        {
            await foreach (JsonElement record in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(raw, FeedRecords.Options, cancel))
            {
                records.Write(record, $"record {++place}");
                lines.Add(place);
            }
        }
        catch (JsonException wrong)
        {
            throw Malformed($"{feed.Source} is no JSON array: line {wrong.LineNumber + 1}, after {place} records.");
        }
    }

    async Task Lines(FileStream raw, FeedRecords records, Feed feed, CancellationToken cancel)
    {
        using var reader = new StreamReader(raw, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        long number = 0;
        try
        {
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                number++;
                line = number == 1 ? line.TrimStart('\uFEFF') : line;
                if (!string.IsNullOrWhiteSpace(line))
                {
                    using var record = JsonDocument.Parse(line, FeedRecords.Form);
                    records.Write(record.RootElement, $"line {number}");
                    lines.Add(number);
                }
            }
        }
        catch (JsonException)
        {
            throw Malformed($"{feed.Source}: line {number} is no JSON object.");
        }
        catch (DecoderFallbackException)
        {
            throw Malformed($"{feed.Source} is not UTF-8 after line {number}.");
        }
    }

    static RefusalException Malformed(string what) => new(RefusalKind.Usage, "body_malformed", what, "Send a JSON array of records, or one JSON object a line, in UTF-8.");
}
