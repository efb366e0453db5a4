namespace Pacesetter.Workspaces.Registry;

/// <summary>The parts of the schema that the model cannot say, as SQL files of each provider: triggers, indexes of texts. Running one twice changes nothing.</summary>
static class HandWrittenSchema
{
    static readonly string[] Parts = ["Auditing", "Searching"];

    /// <summary>The scripts of a provider.</summary>
    public static IEnumerable<string> Scripts(RegistryContext registry) =>
        Parts.Select(part => Read($"{part}/Sql/{(registry is PostgresRegistry ? "Postgres" : "Sqlite")}.sql"));

    static string Read(string file)
    {
        using Stream stream = typeof(HandWrittenSchema).Assembly.GetManifestResourceStream(file) ?? throw new ArgumentException($"no SQL file {file}", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
