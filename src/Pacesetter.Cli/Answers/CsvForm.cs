using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Exporting;

namespace Pacesetter.Cli.Answers;

/// <summary>Writes a sheet as CSV: RFC 4180 quoting, line feeds, UTF-8. Lists and objects in a cell are JSON.</summary>
static class CsvForm
{
    public static void Write(Sheet sheet, TextWriter output)
    {
        output.WriteLine(string.Join(',', sheet.Columns.Select(Quoted)));
        foreach (JsonObject row in sheet.Rows)
        {
            output.WriteLine(string.Join(',', sheet.Columns.Select(column => Quoted(Cell(row[column])))));
        }
    }

    static string Cell(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => PlainCell.Of(node.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
