using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>Writes a sheet as CSV: RFC 4180 quoting, line feeds, UTF-8. Lists and objects in a cell are JSON.</summary>
static class CsvForm
{
    public static void Write(Sheet sheet, TextWriter output)
    {
        output.WriteLine(CsvText.Line(sheet.Columns));
        foreach (JsonObject row in sheet.Rows)
        {
            output.WriteLine(CsvText.Line(sheet.Columns.Select(column => Cell(row[column]))));
        }
    }

    /// <summary>Writes rows while they are read.</summary>
    public static void Write(StreamedRows rows, TextWriter output)
    {
        output.WriteLine(CsvText.Line(rows.Columns.Select(column => column.Name)));
        foreach (IReadOnlyList<object?> row in rows.Values)
        {
            for (int i = 0; i < row.Count; i++)
            {
                if (i > 0)
                {
                    output.Write(',');
                }

                output.Write(CsvText.Quoted(Cell(row[i])));
            }

            output.WriteLine();
        }
    }

    // The most frequent kinds without a detour; their text is that of their JSON.
    static string Cell(object? value) => value switch
    {
        null => "",
        string text => PlainCell.Of(text),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => Cell(JsonSerializer.SerializeToNode(value, value.GetType(), AnswerJson.Options)),
    };

    static string Cell(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => PlainCell.Of(node.GetValue<string>()),
        _ => node.ToJsonString(),
    };
}
