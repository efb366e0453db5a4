using System.Globalization;
using System.IO.Compression;

namespace Pacesetter.Benchmarks;

/// <summary>The weekly series of the M4 competition, from the folder beside the sources.</summary>
static class WeeklySeries
{
    /// <summary>The folder of the sources.</summary>
    public static string Root { get; } = Find();

    /// <summary>The training file; absent on most machines.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Root, "..", "shared", "data", "proof", "m4_weekly_train.csv.gz");

    /// <summary>Training parts, each followed by the 13 weeks after it.</summary>
    public static double[][] Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        string[] next = File.ReadAllLines(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "m4_weekly_test.csv"));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(next).Skip(1).Select(pair => (double[])[.. Numbers(pair.First), .. Numbers(pair.Second)])];
    }

    static IEnumerable<double> Numbers(string line) => line.Replace("\"", "", StringComparison.Ordinal).Split(',').Skip(1)
        .Where(text => text.Trim() is not ("" or "NA")).Select(text => double.Parse(text, CultureInfo.InvariantCulture));

    static string Find()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(System.IO.Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        return at!.FullName;
    }
}
