using System.Text.Json.Nodes;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>The main list of an answer: <c>rows</c>, else its first list, else the answer itself as one row.</summary>
/// <param name="Columns">The keys, in order.</param>
/// <param name="Rows">The rows; a missing key is an empty cell.</param>
sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<JsonObject> Rows)
{
    /// <param name="answer">The answer as JSON.</param>
    /// <param name="type">The answer's type, which knows the columns of a list that is empty.</param>
    public static Sheet Of(JsonObject answer, Type type)
    {
        string? key = answer["rows"] is JsonArray ? "rows" : answer.FirstOrDefault(member => member.Value is JsonArray).Key;
        if (key is null)
        {
            var row = (JsonObject)answer.DeepClone();
            row.Remove("schema");
            return new([.. row.Select(member => member.Key)], [row]);
        }

        JsonObject[] rows = [.. answer[key]!.AsArray().Select(one => one as JsonObject ?? new JsonObject { [key] = one?.DeepClone() })];
        IEnumerable<string> columns = rows.SelectMany(row => row.Select(member => member.Key)).Distinct();
        return new([.. rows.Length > 0 ? columns : ColumnsOf(type, key)], rows);
    }

    static IReadOnlyList<string> ColumnsOf(Type answer, string key)
    {
        Type? list = AnswerShape.Member(answer, key) ?? answer;
        return AnswerShape.ElementOf(list) is { } element && AnswerJson.Keys(element) is { Count: > 0 } keys ? keys : [key];
    }
}
