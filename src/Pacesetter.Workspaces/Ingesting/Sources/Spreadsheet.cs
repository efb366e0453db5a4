using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using MiniExcelLibs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>Turns the first sheet of a workbook into a delimited copy. A workbook that unpacks to more than allowed is refused before and while it is read.</summary>
sealed class Spreadsheet(SourceOptions options, CancellationToken cancel)
{
    const long SmallEnough = 64L << 20;
    const int HighestRatio = 200;

    public Contents Convert(FileInfo file)
    {
        Guard(file);
        Directory.CreateDirectory(options.TempDirectory);
        string path = Path.Combine(options.TempDirectory, $"{Path.GetRandomFileName()}.utf8");
        try
        {
            Write(file, path);
            return DelimitedText.Read(file, path, "", copied: true) with { Format = SourceFormat.Xlsx };
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or IOException or KeyNotFoundException or InvalidOperationException or NullReferenceException)
        {
            File.Delete(path);
            throw new RefusalException(RefusalKind.Failed, "file_damaged", $"{file.FullName} is not a workbook that can be read: {damaged.Message}", "Save it anew as XLSX, without a password.");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    void Guard(FileInfo file)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(file.FullName);
            long unpacked = archive.Entries.Sum(entry => entry.Length);
            if (unpacked > options.MaxUnpackedBytes || (unpacked > SmallEnough && unpacked > file.Length * HighestRatio))
            {
                throw TooLarge(file);
            }

            // A directory can lie about lengths: the sheets are counted as they unpack.
            long counted = 0;
            byte[] buffer = new byte[1 << 16];
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using Stream stream = entry.Open();
                for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                {
                    cancel.ThrowIfCancellationRequested();
                    counted += read;
                    if (counted > options.MaxUnpackedBytes)
                    {
                        throw TooLarge(file);
                    }
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            throw new RefusalException(RefusalKind.Failed, "file_damaged", $"{file.FullName} is not a workbook: {damaged.Message}", "Save it anew as XLSX, without a password.");
        }
    }

    RefusalException TooLarge(FileInfo file) => new(
        RefusalKind.Failed,
        "file_unpacks_too_large",
        string.Create(CultureInfo.InvariantCulture, $"{file.FullName} unpacks to more than is allowed ({options.MaxUnpackedBytes} bytes, or {HighestRatio} times its size)."),
        "Save the sheet as CSV or Parquet.");

    void Write(FileInfo file, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        IList<string>? columns = null;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file.FullName, useHeaderRow: false).Cast<IDictionary<string, object?>>())
        {
            cancel.ThrowIfCancellationRequested();
            columns ??= [.. row.Where(cell => cell.Value is not null).Select(cell => cell.Key)];
            // An empty row is no row, and keeps its line, so that line numbers are the sheet's.
            string[] cells = [.. columns.Select(column => Cell(row.TryGetValue(column, out object? value) ? value : null))];
            writer.Write(cells.All(string.IsNullOrWhiteSpace) ? "" : string.Join(',', cells));
            writer.Write('\n');
        }
    }

    static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
