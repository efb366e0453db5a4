using System.Globalization;
using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Samples;

/// <summary>The program's own DuckDB, where rows wait in small numbers until they are written as Parquet with their codes.</summary>
sealed class Staging : IDisposable
{
    readonly DuckDBConnection connection = new("DataSource=:memory:");

    public Staging(Plant plant)
    {
        connection.Open();
        // Left alone, the engine would hold a good part of the machine's memory while it writes.
        int megabytes = 256 * Math.Max(1, plant.Organisation.Teams.Count / 130);
        Execute(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{megabytes}MB'"), CancellationToken.None);
        Dictionary("person_code", plant.Workforce.People.Select(plant.CodeOf));
        Dictionary("team_code", plant.Organisation.Teams.Select(team => team.Code));
        Dictionary("centre_code", plant.Organisation.WorkCentres.Select(centre => centre.Code));
        Dictionary("operation_code", plant.Book.Operations.Select(operation => operation.Code));
        Dictionary("shift_code", Catalogue.Shifts);
        Dictionary("off_cause", Catalogue.OffCauses);
        Dictionary("state", ["verified", "entered", "queried"]);
        Dictionary("clock", Enumerable.Range(0, 1440).Select(Clock));
        Execute($"SET VARIABLE first_day = DATE '{plant.Days.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'", CancellationToken.None);
    }

    public DuckDBAppender Append(string table) => connection.CreateAppender(table);

    public void Execute(string sql, CancellationToken cancel)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using CancellationTokenRegistration stop = cancel.Register(command.Cancel);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException stopped) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped.Message, stopped, cancel);
        }
    }

    /// <summary>Writes what a query yields, in its order, as a Parquet file.</summary>
    public void Copy(string query, string file, CancellationToken cancel) =>
        Execute($"COPY ({query}) TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 61440)", cancel);

    public void Dispose() => connection.Dispose();

    // Codes contain letters, digits, hyphens and colons only, so they need no escaping.
    void Dictionary(string name, IEnumerable<string> codes) =>
        Execute($"SET VARIABLE {name} = ['{string.Join("','", codes)}']", CancellationToken.None);

    static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:D2}:{minute % 60:D2}");
}
