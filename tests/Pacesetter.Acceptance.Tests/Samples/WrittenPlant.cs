using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Samples;

namespace Pacesetter.Acceptance.Tests.Samples;

/// <summary>A small plant written once for a class of tests, and questions to its files.</summary>
public class WrittenPlant : IDisposable
{
    readonly DirectoryInfo directory = System.IO.Directory.CreateTempSubdirectory("pacesetter-plant-");
    readonly DuckDBConnection connection = new("DataSource=:memory:");

    public WrittenPlant() : this(0.02, 7)
    {
    }

    protected WrittenPlant(double scale, int seed)
    {
        Contents = PlantSample.Write(new PlantOptions(Directory) { Scale = scale, Seed = seed }, CancellationToken.None);
        connection.Open();
        foreach (string table in new[] { "units", "people", "operations", "quotas", "metrics", "observations", "calendar", "truth" })
        {
            Run($"CREATE VIEW {table} AS FROM read_csv('{File(table + ".csv")}', nullstr='', sample_size=-1)");
        }

        Run($"CREATE VIEW work AS FROM '{File("work.parquet")}'");
        Run($"CREATE VIEW attendance AS FROM '{File("attendance.parquet")}'");
        Run("""
            CREATE VIEW in_force AS
            SELECT work.*, quotas.revision, coalesce(quotas.minutes, 60 / quotas.per_hour) AS quota
            FROM work JOIN units ON units.unit = work.work_centre
            LEFT JOIN quotas ON quotas.operation = work.operation AND coalesce(quotas.class, units.class) = units.class
                AND work.date BETWEEN quotas."from" AND coalesce(quotas."to", DATE '9999-12-31')
            WHERE work.operation IS NOT NULL
            """);
    }

    public string Directory => directory.FullName;

    public PlantContents Contents { get; }

    public string File(string name) => Path.Combine(Directory, name);

    /// <summary>The one number a query answers.</summary>
    public double Ask(string query)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The first column of a query's rows.</summary>
    public IReadOnlyList<string> List(string query)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    public void Dispose()
    {
        connection.Dispose();
        directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    void Run(string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A quarter of the plant: the least that has three teams in a shop, so that practices are planted.</summary>
public sealed class WrittenQuarter() : WrittenPlant(0.25, 20261123);
