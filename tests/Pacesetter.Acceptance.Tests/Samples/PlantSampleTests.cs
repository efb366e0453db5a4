using DuckDB.NET.Data;
using Pacesetter.Workspaces.Samples;

namespace Pacesetter.Acceptance.Tests.Samples;

public sealed class PlantSampleTests(WrittenPlant plant) : IClassFixture<WrittenPlant>
{
    [Fact]
    public void The_same_seed_gives_the_same_plant_and_another_seed_another()
    {
        using WrittenPlant again = new();
        foreach (string name in Directory.EnumerateFiles(plant.Directory).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            Assert.True(File.ReadAllBytes(plant.File(name)).AsSpan().SequenceEqual(File.ReadAllBytes(again.File(name))), name);
        }

        foreach (string name in new[] { "work.parquet", "attendance.parquet" })
        {
            Assert.Equal(Fingerprint(plant.File(name)), Fingerprint(again.File(name)));
        }

        using OtherPlant other = new();
        Assert.NotEqual(Fingerprint(plant.File("work.parquet")), Fingerprint(other.File("work.parquet")));
    }

    [Fact]
    public void Scale_sets_how_much_there_is()
    {
        // At scale 1: about 130 teams, 1 500 places, two million records.
        Assert.Equal(3, plant.Contents.Teams);
        Assert.InRange(plant.Contents.Work, 2_000_000 * 0.02 * 0.9, 2_000_000 * 0.02 * 1.1);
        Assert.Equal(plant.Contents.Work, plant.Ask("SELECT count(*) FROM work"));
        Assert.Equal(plant.Contents.Attendance, plant.Ask("SELECT count(*) FROM attendance"));
        Assert.Equal(plant.Contents.People, plant.Ask("SELECT count(DISTINCT person) FROM people"));
        Assert.Equal(120, plant.Ask("SELECT count(*) FROM operations"));
    }

    [Fact]
    public void It_says_in_both_languages_that_it_is_constructed()
    {
        string readme = File.ReadAllText(plant.File("README.txt"));
        Assert.Contains("CONSTRUCTED DATA", readme, StringComparison.Ordinal);
        Assert.Contains("虚构数据", readme, StringComparison.Ordinal);
        Assert.Contains("(constructed)", File.ReadAllText(plant.File("units.csv")), StringComparison.Ordinal);
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM people WHERE NOT regexp_full_match(name, 'Person [0-9]+') OR NOT regexp_full_match(name_zh, '员工[0-9]+')"));
    }

    [Theory]
    [InlineData(0, 18)]
    [InlineData(double.NaN, 18)]
    [InlineData(1, 1)]
    public void An_impossible_plant_is_refused(double scale, int months)
    {
        PlantOptions options = new(plant.Directory) { Scale = scale, Months = months };
        Assert.Throws<ArgumentOutOfRangeException>(() => PlantSample.Write(options, CancellationToken.None));
    }

    [Fact]
    public void It_stops_when_cancelled()
    {
        using CancellationTokenSource cancel = new();
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pacesetter-plant-");
        PlantOptions options = new(directory.FullName) { Scale = 0.02, Progress = new Cancelling(cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => PlantSample.Write(options, cancel.Token));
        Assert.False(File.Exists(Path.Combine(directory.FullName, "work.parquet")));
        directory.Delete(recursive: true);
    }

    // Order counts: each row is hashed with its place.
    static string Fingerprint(string file)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT bit_xor(hash(file_row_number, t))::VARCHAR FROM (SELECT file_row_number, t FROM read_parquet('{file}', file_row_number = true) AS t) ";
        return (string)command.ExecuteScalar()!;
    }

    sealed class OtherPlant() : WrittenPlant(0.02, 8);

    sealed class Cancelling(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value) => cancel.Cancel();
    }
}
