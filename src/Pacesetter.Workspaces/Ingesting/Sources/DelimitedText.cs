using System.Buffers;
using System.Globalization;
using System.Text;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>A text of delimited columns: which delimiter, which decimal mark, and where its rows begin.</summary>
sealed class DelimitedText
{
    const int HeadBytes = 1 << 18;

    static readonly SearchValues<byte> Marks = SearchValues.Create("\n\""u8);

    readonly string utf8;

    DelimitedText(string utf8, char delimiter, bool decimalComma)
    {
        this.utf8 = utf8;
        Delimiter = delimiter;
        DecimalComma = decimalComma;
    }

    public char Delimiter { get; }

    public bool DecimalComma { get; }

    /// <summary>Looks at a text file of any encoding that is known.</summary>
    public static Contents Read(FileInfo file, SourceOptions options, CancellationToken cancel)
    {
        (string utf8, string encoding, bool copied) = TextEncoding.ToUtf8(file, options, cancel);
        try
        {
            return Read(file, utf8, encoding, copied);
        }
        catch
        {
            if (copied)
            {
                File.Delete(utf8);
            }

            throw;
        }
    }

    /// <summary>Looks at a UTF-8 copy that was made of a file of another form.</summary>
    public static Contents Read(FileInfo file, string utf8, string encoding, bool copied)
    {
        string head = Head(utf8);
        List<string> lines = Sample(head);
        if (lines.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "file_empty", $"{file.FullName} holds no line.", "A file has at least a header; see: pacesetter import --template TABLE");
        }

        char delimiter = file.Extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : Guess(lines);
        List<string> raw = Cells(lines[0], delimiter);
        List<string> headers = [.. raw.Select(header => header.Trim())];
        Refuse(file, headers);
        bool comma = delimiter != ',' && DecimalCommas(lines.Skip(1), delimiter);
        List<string> notes = [];
        notes.AddRange(raw.Zip(headers).Where(it => it.First != it.Second).Select(it => $"blanks around the header \"{it.Second}\" were trimmed"));
        if (encoding.Length > 0 && encoding != "utf-8")
        {
            notes.Add($"converted from {encoding}");
        }

        if (comma)
        {
            notes.Add("numbers are read with a decimal comma");
        }

        const string extra = "more_cells_than_headers";
        string columns = string.Join(", ", headers.Append(extra).Select(header => $"{Sql.Literal(header)}: 'VARCHAR'"));
        string from = $"read_csv({Sql.Literal(utf8)}, auto_detect = false, header = true, delim = {Sql.Literal(delimiter.ToString())}, quote = '\"', escape = '\"', null_padding = true, strict_mode = false, max_line_size = 16777216, nullstr = '', columns = {{{columns}}}{(NeedsSerial(head) ? ", parallel = false" : "")})";
        return new Contents(SourceFormat.Delimited, headers, from)
        {
            ExtraColumn = extra,
            Encoding = encoding,
            Notes = notes,
            Converted = copied ? utf8 : null,
            Text = new DelimitedText(utf8, delimiter, comma),
        };
    }

    /// <summary>Finds the physical lines of data rows: one pass over the bytes, quoted line breaks and blank lines minded.</summary>
    /// <param name="rows">The rows, ascending; none of them is held twice.</param>
    /// <param name="found">Called with each row and its line, in that order.</param>
    public void LinesOf(IEnumerable<long> rows, Action<long, long> found)
    {
        using IEnumerator<long> next = rows.GetEnumerator();
        bool more = next.MoveNext();
        using FileStream stream = new(utf8, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        long line = 1;
        long row = -1; // the header
        long length = 0; // bytes of the row so far, its line break left out
        long begins = 1;
        bool quoted = false;
        for (int read = stream.Read(buffer); read > 0 && more; read = stream.Read(buffer))
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, read);
            for (int at = rest.IndexOfAny(Marks); at >= 0; at = rest.IndexOfAny(Marks))
            {
                length += at - (at > 0 && rest[at - 1] == '\r' ? 1 : 0);
                if (rest[at] == '"')
                {
                    quoted = !quoted;
                    length++;
                }
                else
                {
                    line++;
                    if (!quoted)
                    {
                        EndRow(length > 0);
                    }
                }

                rest = rest[(at + 1)..];
            }

            length += rest.Length;
        }

        EndRow(length > 0);
        ArrayPool<byte>.Shared.Return(buffer);

        void EndRow(bool holdsSomething)
        {
            if (holdsSomething)
            {
                if (more && next.Current == row)
                {
                    found(row, begins);
                    more = next.MoveNext();
                }

                row++;
            }

            begins = line;
            length = 0;
        }
    }

    static string Head(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] bytes = new byte[Math.Min(HeadBytes, stream.Length)];
        stream.ReadExactly(bytes);
        ReadOnlySpan<byte> span = bytes;
        return Encoding.UTF8.GetString(span.StartsWith("\uFEFF"u8) ? span[3..] : span);
    }

    static List<string> Sample(string head)
    {
        var lines = new List<string>();
        bool quoted = false;
        int begin = 0;
        for (int i = 0; i < head.Length && lines.Count < 200; i++)
        {
            quoted ^= head[i] == '"';
            if (!quoted && head[i] == '\n')
            {
                Take(head[begin..i]);
                begin = i + 1;
            }
        }

        if (lines.Count < 200 && head.Length < HeadBytes / 4)
        {
            Take(head[begin..]);
        }

        return lines;

        void Take(string line)
        {
            if (line.Trim().Length > 0)
            {
                lines.Add(line.TrimEnd('\r'));
            }
        }
    }

    // The delimiter that cuts the most lines into as many cells as the header, and the header into the most.
    static char Guess(List<string> lines) => ((char[])[',', ';', '\t', '|'])
        .Select(it => (Delimiter: it, Cells: Cells(lines[0], it).Count))
        .OrderByDescending(it => it.Cells > 1 ? lines.Count(line => Cells(line, it.Delimiter).Count == it.Cells) : 0)
        .ThenByDescending(it => it.Cells)
        .First().Delimiter;

    static List<string> Cells(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == delimiter && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    static bool DecimalCommas(IEnumerable<string> lines, char delimiter)
    {
        int commas = 0;
        int points = 0;
        foreach (string cell in lines.SelectMany(line => Cells(line, delimiter)).Select(cell => cell.Trim()))
        {
            commas += Decimal(cell, ',') ? 1 : 0;
            points += Decimal(cell, '.') ? 1 : 0;
        }

        // "1.0" beside "4,5" happens where a day was written by another program: the comma is then the decimal mark all the same.
        return commas > 0;

        static bool Decimal(string cell, char mark) =>
            cell.Count(c => c == mark) == 1 && decimal.TryParse(cell.Replace(mark, '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }

    static bool NeedsSerial(string head) => head.Contains('"', StringComparison.Ordinal);

    static void Refuse(FileInfo file, List<string> headers)
    {
        string? doubled = headers.GroupBy(it => it, StringComparer.OrdinalIgnoreCase).FirstOrDefault(it => it.Count() > 1)?.Key;
        if (doubled is not null)
        {
            throw new RefusalException(RefusalKind.Usage, "column_doubled", $"{file.FullName}, line 1: the column \"{doubled}\" stands there twice.", "Rename or remove one of the two.");
        }
    }
}
