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
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        string path = Path.Combine(at!.Parent!.FullName, "shared", "data", folder, file);
        Assert.SkipUnless(File.Exists(path), "shared data absent");
        return new(File.ReadAllLines(path));
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
