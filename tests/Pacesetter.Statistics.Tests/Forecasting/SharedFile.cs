using System.Globalization;
using System.IO.Compression;

namespace Pacesetter.Statistics.Tests.Forecasting;

/// <summary>Reference files that live beside the sources and not in them.</summary>
static class SharedFile
{
    /// <summary>The rows of a comma-separated file after its header, quotes taken off; the test is skipped where the file is absent.</summary>
    public static string[][] Rows(string folder, string file)
    {
        using Stream stream = File.OpenRead(SharedData.PathOf(folder, file));
        using StreamReader reader = new(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Replace("\"", "", StringComparison.Ordinal).Split(','))];
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The weekly series of the M4 competition: training part and the 13 weeks after it.</summary>
    public static (double[] Past, double[] Next)[] Weekly()
    {
        string[][] past = Rows("proof", "m4_weekly_train.csv.gz"), next = Rows("proof", "m4_weekly_test.csv");
        return [.. past.Zip(next, (a, b) => (Numbers(a), Numbers(b)))];
    }

    static double[] Numbers(string[] row) => [.. row.Skip(1).Where(text => text is not ("" or "NA")).Select(Number)];
}
