using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The parts of the schema that the model cannot say: triggers and the index of texts. Run after every migration, since rebuilding a table drops its triggers; doing it twice changes nothing.</summary>
static class HandWrittenSchema
{
    static readonly string[] Parts = ["Auditing"];

    /// <summary>Writes what is missing into the database.</summary>
    public static void Apply(RegistryContext registry)
    {
        string provider = registry.Database.IsSqlite() ? "Sqlite" : "Postgres";
        registry.Database.OpenConnection();
        try
        {
            foreach (string part in Parts)
            {
                using DbCommand command = registry.Database.GetDbConnection().CreateCommand();
                command.CommandText = Read($"{part}/Sql/{provider}.sql");
                command.ExecuteNonQuery();
            }
        }
        finally
        {
            registry.Database.CloseConnection();
        }
    }

    static string Read(string file)
    {
        using Stream stream = typeof(HandWrittenSchema).Assembly.GetManifestResourceStream(file) ?? throw new ArgumentException($"no SQL file {file}", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
