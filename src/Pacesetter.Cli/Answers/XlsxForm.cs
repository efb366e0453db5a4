using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Pacesetter.Cli.Answers;

/// <summary>Writes a sheet as a workbook in which numbers are numbers and days are days.</summary>
static class XlsxForm
{
    public static void Write(Sheet sheet, Stream output)
    {
        var configuration = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            FreezeRowCount = 1,
            DynamicColumns = [.. sheet.Columns
                .Where(column => sheet.Rows.Any(row => Cell(row[column]) is DateTime))
                .Select(column => new DynamicExcelColumn(column) { Format = "yyyy-mm-dd" })],
        };
        IEnumerable<Dictionary<string, object?>> rows = sheet.Rows.Select(row => sheet.Columns.ToDictionary(column => column, column => Cell(row[column])));
        if (sheet.Rows.Count == 0)
        {
            // Without a row the library would write no header either.
            MiniExcel.SaveAs(output, new[] { sheet.Columns.ToDictionary(column => column, column => (object?)column) }, printHeader: false, configuration: configuration);
            return;
        }

        MiniExcel.SaveAs(output, rows, configuration: configuration);
    }

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
