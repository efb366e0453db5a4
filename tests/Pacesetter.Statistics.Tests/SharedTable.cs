using System.Globalization;

namespace Pacesetter.Statistics.Tests;

/// <summary>A file of reference numbers that lies beside the source tree, not in it; tests that need it are skipped where it is absent.</summary>
sealed class SharedTable
{
    readonly string[] names;
    readonly string[][] rows;

    SharedTable(string[] lines)
    {
        names = Cells(lines[0]);
        rows = [.. lines.Skip(1).Where(line => line.Length > 0).Select(Cells)];
    }

    public int Count => rows.Length;

    public static SharedTable Read(string folder, string file)
    {
        return new(File.ReadAllLines(SharedData.PathOf(folder, file)));
    }

    public string[] Texts(string name)
    {
        int place = Array.IndexOf(names, name);
        return [.. rows.Select(row => row[place])];
    }

    // NA and empty become NaN.
    public double[] Numbers(string name) => [.. Texts(name).Select(text => text == "Inf" ? double.PositiveInfinity : double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];

    static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim('"', ' '))];
}
