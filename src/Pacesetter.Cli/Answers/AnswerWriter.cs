using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>Prints an answer in the form asked for; one path for every use case.</summary>
sealed class AnswerWriter(Terminal terminal, Invocation invocation)
{
    public void Write(object answer, JsonObject json) =>
        Destination.Write(invocation.Out, terminal, stream =>
        {
            if (invocation.Output == OutputForm.Xlsx)
            {
                XlsxForm.Write(Sheet.Of(json, answer.GetType()), stream);
                return;
            }

            using var text = new StreamWriter(stream, Terminal.Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            WriteText(answer, json, text);
        });

    /// <summary>Prints an answer whose rows are read while they are printed.</summary>
    public void WriteStreamed(object answer, StreamedRows rows, string schema) =>
        Destination.Write(invocation.Out, terminal, stream =>
        {
            if (invocation.Output == OutputForm.Xlsx)
            {
                XlsxForm.Write(rows, stream);
                return;
            }

            if (invocation.Output == OutputForm.Json)
            {
                StreamedJson.Write(answer, schema, stream);
                return;
            }

            using var text = new StreamWriter(stream, Terminal.Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            WriteStreamedText(answer, rows, text);
        });

    void WriteStreamedText(object answer, StreamedRows rows, StreamWriter text)
    {
        switch (invocation.Output)
        {
            case OutputForm.Ndjson:
                foreach (IReadOnlyDictionary<string, object?> row in rows)
                {
                    text.WriteLine(JsonSerializer.Serialize(row, AnswerJson.Options));
                }

                break;
            case OutputForm.Csv:
                CsvForm.Write(rows, text);
                break;
            default:
                foreach (JsonObject part in StreamedJson.Parts(answer, rows))
                {
                    WriteTable(answer, part, text);
                }

                break;
        }
    }

    void WriteText(object answer, JsonObject json, StreamWriter text)
    {
        switch (invocation.Output)
        {
            case OutputForm.Json:
                text.WriteLine(json.ToJsonString(AnswerJson.Indented));
                break;
            case OutputForm.Ndjson:
                foreach (JsonObject row in Sheet.Of(json, answer.GetType()).Rows)
                {
                    text.WriteLine(row.ToJsonString(AnswerJson.Options));
                }

                break;
            case OutputForm.Csv:
                CsvForm.Write(Sheet.Of(json, answer.GetType()), text);
                break;
            default:
                WriteTable(answer, json, text);
                break;
        }
    }

    void WriteTable(object answer, JsonObject json, StreamWriter text)
    {
        if (Printed(answer) is { } whole)
        {
            text.Write(whole);
            if (!whole.EndsWith('\n'))
            {
                text.WriteLine();
            }
        }
        else if (terminal.OutputIsTerminal && invocation.Out is null)
        {
            TerminalTables.Write(Grids(answer, json), text, invocation, terminal.Width);
        }
        else
        {
            PlainTables.Write(Grids(answer, json), text);
        }
    }

    // A text that was not asked for is no field to read.
    static IReadOnlyList<Grid> Grids(object answer, JsonObject json)
    {
        var shown = (JsonObject)json.DeepClone();
        if (TextOf(answer) is { } text)
        {
            shown.Remove(Words.Snake(text.Name));
        }

        return Layout.Of(shown, answer is JsonObject);
    }

    static string? Printed(object answer) => (string?)TextOf(answer)?.GetValue(answer);

    static PropertyInfo? TextOf(object answer) => answer.GetType().GetProperties().FirstOrDefault(property => property.IsDefined(typeof(PrintedAttribute)));
}
