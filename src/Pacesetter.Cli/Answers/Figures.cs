using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pacesetter.Cli.Answers;

/// <summary>Rounds figures for reading: one number of decimals a column, four at most, fewer the larger the figures are. Machine formats never pass here.</summary>
static class Figures
{
    public const string Absent = "–";

    /// <summary>True where the node is a number.</summary>
    public static bool IsNumber(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    /// <summary>Texts of the values of one column.</summary>
    public static IReadOnlyList<string> Column(IReadOnlyList<JsonNode?> values)
    {
        double[] numbers = [.. values.Where(IsNumber).Select(Number)];
        int decimals = numbers.Length == 0 ? 0 : Decimals(numbers);
        return [.. values.Select(value => IsNumber(value) ? Text(Number(value), value!.ToJsonString(), decimals) : Word(value))];
    }

    /// <summary>Text of a single value.</summary>
    public static string One(JsonNode? value) => Column([value])[0];

    static double Number(JsonNode? node) => double.Parse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    // As many decimals as the largest figure bears, but no more than some figure of the column uses.
    static int Decimals(double[] numbers)
    {
        double largest = numbers.Max(Math.Abs);
        int bearable = largest < 10 ? 4 : largest < 100 ? 3 : largest < 1000 ? 2 : 1;
        return Enumerable.Range(0, bearable + 1).First(decimals => decimals == bearable || numbers.All(number => Math.Round(number, decimals) == Math.Round(number, bearable)));
    }

    static string Text(double number, string exact, int decimals)
    {
        if (!exact.AsSpan().ContainsAny('.', 'e', 'E') && decimals == 0)
        {
            return exact;
        }

        bool vanishes = number != 0 && Math.Abs(number) < 0.5 * Math.Pow(10, -decimals);
        return number.ToString(vanishes ? "0.0E+0" : "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    static string Word(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => Absent,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => OneLine(value.GetValue<string>()),
        JsonValueKind.Array => value.AsArray().Count == 0 ? Absent : string.Join(", ", value.AsArray().Select(One)),
        _ => value.ToJsonString(),
    };

    // A cell is one line, and what the data hold must not steer the terminal.
    static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
