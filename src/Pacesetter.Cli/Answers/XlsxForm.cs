using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>Writes a sheet as a workbook in which numbers are numbers and days are days.</summary>
static class XlsxForm
{
    /// <summary>How many rows a sheet can hold, the header among them.</summary>
    const int MostRows = 1_048_576;

    public static void Write(Sheet sheet, Stream output) => Write(
        sheet.Columns,
        sheet.Columns.Where(column => sheet.Rows.Any(row => Cell(row[column]) is DateTime)),
        sheet.Rows.Select(row => sheet.Columns.Select(column => Cell(row[column])).ToArray()),
        output);

    /// <summary>Writes rows while they are read.</summary>
    /// <exception cref="RefusalException">They are more than a sheet can hold.</exception>
    public static void Write(StreamedRows rows, Stream output) => Write(
        [.. rows.Columns.Select(column => column.Name)],
        rows.Columns.Where(column => column.Day).Select(column => column.Name),
        rows.Values.Select(row => row.Select(Cell).ToArray()),
        output);

    static void Write(IReadOnlyList<string> columns, IEnumerable<string> days, IEnumerable<object?[]> rows, Stream output)
    {
        var configuration = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            FreezeRowCount = 1,
            DynamicColumns = [.. days.Select(column => new DynamicExcelColumn(column) { Format = "yyyy-mm-dd" })],
        };
        using IEnumerator<object?[]> read = rows.GetEnumerator();
        if (!read.MoveNext())
        {
            // Without a row the library would write no header either.
            MiniExcel.SaveAs(output, new[] { columns.ToDictionary(column => column, column => (object?)column) }, printHeader: false, configuration: configuration);
            return;
        }

        MiniExcel.SaveAs(output, Counted(), configuration: configuration);

        IEnumerable<Dictionary<string, object?>> Counted()
        {
            int count = 1;
            do
            {
                if (++count > MostRows)
                {
                    throw new RefusalException(RefusalKind.Failed, "sheet_full", $"A sheet holds {MostRows - 1} rows, and these are more.", "Narrow them with --from and --to, or write CSV: --output csv");
                }

                yield return columns.Zip(read.Current).ToDictionary(it => it.First, it => it.Second, StringComparer.Ordinal);
            }
            while (read.MoveNext());
        }
    }

    static object? Cell(object? value) => value switch
    {
        null or decimal or bool => value,
        string text => Day(text),
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => Cell(JsonSerializer.SerializeToNode(value, value.GetType(), AnswerJson.Options)),
    };

    static object? Cell(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.Number => decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            ? exact
            : double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Day(node.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    static object Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.ToDateTime(TimeOnly.MinValue) : text;
}
