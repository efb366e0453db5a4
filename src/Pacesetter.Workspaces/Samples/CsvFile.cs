using System.Globalization;
using System.Text;

namespace Pacesetter.Workspaces.Samples;

/// <summary>A CSV file of the sample: UTF-8, line feeds, decimal points, on every machine.</summary>
sealed class CsvFile : IDisposable
{
    readonly StreamWriter writer;

    public CsvFile(string directory, string name, params string[] columns)
    {
        writer = new(Path.Combine(directory, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        Row(columns);
    }

    public void Row(params ReadOnlySpan<string?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            writer.Write(i == 0 ? "" : ",");
            writer.Write(Quoted(values[i] ?? ""));
        }

        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number with at most the given decimals, and none that are zero.</summary>
    public static string Text(double value, int decimals) =>
        decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);

    static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
