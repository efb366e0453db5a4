using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>Prints an answer in the form asked for; one path for every use case.</summary>
sealed class AnswerWriter(Terminal terminal, Invocation invocation)
{
    /// <summary>Prints an answer of a type from its JSON, wherever that was made.</summary>
    public void Write(Type type, JsonObject json) =>
        Destination.Write(invocation.Out, terminal, stream =>
        {
            if (invocation.Output == OutputForm.Xlsx)
            {
                XlsxForm.Write(Sheet.Of(json, type), stream);
                return;
            }

            using var text = new StreamWriter(stream, Terminal.Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            WriteText(type, json, text);
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
                    WriteTable(answer.GetType(), part, text);
                }

                break;
        }
    }

    void WriteText(Type type, JsonObject json, StreamWriter text)
    {
        switch (invocation.Output)
        {
            case OutputForm.Json:
                text.WriteLine(json.ToJsonString(AnswerJson.Indented));
                break;
            case OutputForm.Ndjson:
                foreach (JsonObject row in Sheet.Of(json, type).Rows)
                {
                    text.WriteLine(row.ToJsonString(AnswerJson.Options));
                }

                break;
            case OutputForm.Csv:
                CsvForm.Write(Sheet.Of(json, type), text);
                break;
            default:
                WriteTable(type, json, text);
                break;
        }
    }

    void WriteTable(Type type, JsonObject json, StreamWriter text)
    {
        if (Printed(type, json) is { } whole)
        {
            text.Write(whole);
            if (!whole.EndsWith('\n'))
            {
                text.WriteLine();
            }
        }
        else if (terminal.OutputIsTerminal && invocation.Out is null)
        {
            TerminalTables.Write(Grids(type, json), text, invocation, terminal.Width);
        }
        else
        {
            PlainTables.Write(Grids(type, json), text);
        }
    }

    // A text that was not asked for is no field to read.
    static IReadOnlyList<Grid> Grids(Type type, JsonObject json)
    {
        var shown = (JsonObject)json.DeepClone();
        if (TextOf(type) is { } text)
        {
            shown.Remove(Words.Snake(text.Name));
        }

        return Layout.Of(shown, type == typeof(JsonObject));
    }

    static string? Printed(Type type, JsonObject json) => TextOf(type) is { } text ? (string?)json[Words.Snake(text.Name)] : null;

    static PropertyInfo? TextOf(Type type) => type.GetProperties().FirstOrDefault(property => property.IsDefined(typeof(PrintedAttribute)));
}
