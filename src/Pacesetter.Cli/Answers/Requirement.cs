using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Cli.Commands;

namespace Pacesetter.Cli.Answers;

/// <summary>A condition of <c>--require</c> on an answer. In a list it must hold for every element; null holds nothing.</summary>
/// <param name="Path">The keys that lead to the value.</param>
/// <param name="Operator">One of =, &gt;=, &lt;=, &gt;, &lt;.</param>
/// <param name="Value">What it is compared with.</param>
sealed record Requirement(IReadOnlyList<string> Path, string Operator, string Value)
{
    static readonly string[] Operators = [">=", "<=", "=", ">", "<"];

    string Field => string.Join('.', Path);

    /// <summary>Reads <c>FIELD(=|&gt;=|&lt;=|&gt;|&lt;)VALUE</c>.</summary>
    /// <exception cref="UsageException">It is not of that form.</exception>
    public static Requirement Parse(string text)
    {
        int at = text.AsSpan().IndexOfAny('=', '>', '<');
        if (at <= 0)
        {
            throw new UsageException($"--require takes FIELD=VALUE, FIELD>=VALUE, FIELD<=VALUE, FIELD>VALUE or FIELD<VALUE, not '{text}'.");
        }

        string sign = Operators.First(candidate => text.AsSpan(at).StartsWith(candidate));
        string[] path = [.. text[..at].Trim().Split('.').Select(key => key.Replace("[]", "", StringComparison.Ordinal))];
        return new(path, sign, text[(at + sign.Length)..].Trim());
    }

    /// <summary>Refuses a field that no answer of this type can have, before any work is done.</summary>
    /// <exception cref="UsageException">The type has no such field.</exception>
    public void CheckAgainst(Type answer)
    {
        Type? rows = AnswerShape.ElementOf(answer) is null ? AnswerShape.Member(answer, "rows") : answer;
        if (!Leads(answer, 0) && !(rows is not null && Leads(rows, Path[0] == "rows" ? 1 : 0)))
        {
            throw new UsageException($"The answer has no field '{Field}', which --require asks for.");
        }
    }

    bool Leads(Type type, int from)
    {
        for (int i = from; i < Path.Count; i++)
        {
            while (AnswerShape.ElementOf(type) is { } element)
            {
                type = element;
            }

            if (AnswerShape.IsOpen(type))
            {
                return true;
            }

            if (AnswerShape.Member(type, Path[i]) is not { } next)
            {
                return int.TryParse(Path[i], NumberStyles.None, CultureInfo.InvariantCulture, out _) && i > from;
            }

            type = next;
        }

        return true;
    }

    /// <summary>Why the answer does not meet the condition, or null where it does.</summary>
    public string? Unmet(JsonObject answer)
    {
        bool own = answer.ContainsKey(Path[0]);
        return Unmet(own ? answer : answer["rows"], 0, own ? "" : "rows");
    }

    string? Unmet(JsonNode? node, int depth, string where)
    {
        if (node is JsonArray list && !(depth < Path.Count && int.TryParse(Path[depth], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return list.Select((element, i) => Unmet(element, depth, $"{where}[{i}]{Label(element)}")).FirstOrDefault(reason => reason is not null);
        }

        if (depth == Path.Count)
        {
            return Holds(node) ? null : $"{Field} {Operator} {Value} does not hold: {(where.Length == 0 ? Field : where)} is {node?.ToJsonString() ?? "null"}.";
        }

        JsonNode? next = node switch
        {
            JsonObject members => members[Path[depth]],
            JsonArray elements when int.Parse(Path[depth], CultureInfo.InvariantCulture) is var i && i < elements.Count => elements[i],
            _ => null,
        };
        return Unmet(next, depth + 1, where.Length == 0 ? Path[depth] : $"{where}.{Path[depth]}");
    }

    // The first text of a row is its code, which tells more than its number.
    static string Label(JsonNode? element) =>
        element is JsonObject row && row.FirstOrDefault(member => member.Value?.GetValueKind() == JsonValueKind.String).Value is { } code ? $" ({code.GetValue<string>()})" : "";

    bool Holds(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) && decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal limit)
            ? Compares(exact.CompareTo(limit))
            : double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide) && Compares(double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(wide)),
        JsonValueKind.String => Compares(string.CompareOrdinal(node.GetValue<string>(), Value)),
        JsonValueKind.True or JsonValueKind.False => Operator == "=" && node.ToJsonString() == Value,
        _ => false,
    };

    bool Compares(int sign) => Operator switch
    {
        "=" => sign == 0,
        ">=" => sign >= 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        _ => sign < 0,
    };
}
