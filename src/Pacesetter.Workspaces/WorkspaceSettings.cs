using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces;

/// <summary>Where a workspace lies and what it may use of the machine.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>The name of the settings file inside the workspace.</summary>
    public const string FileName = "settings.json";

    /// <summary>What the embedded engine may hold in memory unless the settings say otherwise.</summary>
    public const string UsualMemory = "2GB";

    internal const int UsualUpload = 256;

    internal const int UsualDays = 7;

    /// <summary>The workspace's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>What the embedded engine may hold in memory, in DuckDB's notation; it spills to <see cref="TempDirectory"/> beyond.</summary>
    public string MemoryLimit { get; init; } = UsualMemory;

    /// <summary>Threads of the embedded engine; 0 means one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Where the engine spills and converted files lie for the time of an import; null means <c>temp</c> inside the workspace.</summary>
    public string? TempDirectory { get; init; }

    /// <summary>Where the ledger lies if not in the workspace: the connection string of a ClickHouse cluster, with its password. Never print it.</summary>
    public string? Ledger { get; init; }

    /// <summary>Where the registry lies if not in the workspace: a PostgreSQL connection string, with its password. Never print it.</summary>
    public string? Registry { get; init; }

    /// <summary>The folder that several instances have in common for keys, mappings, files brought and rejects; null means the workspace's own.</summary>
    public string? SharedDirectory { get; init; }

    /// <summary>How large a file that is brought over the network may be.</summary>
    public int UploadMegabytes { get; init; } = UsualUpload;

    /// <summary>For how many days one is kept.</summary>
    public int UploadDays { get; init; } = UsualDays;

    /// <summary>Whether webhooks may lie in a private network, and on this machine be told without encryption.</summary>
    public bool PrivateWebhooks { get; init; }

    public string LedgerFile => Path.Combine(Directory, "ledger.duckdb");

    public string RegistryFile => Path.Combine(Directory, "registry.sqlite");

    public string RejectsDirectory => Path.Combine(Common, "rejects");

    /// <summary>The mappings kept by name.</summary>
    public string MapsDirectory => Path.Combine(Common, "maps");

    /// <summary>The keys that prove forms and seal what must be readable again.</summary>
    public string KeysDirectory => Path.Combine(Common, "form-keys");

    /// <summary>The files brought over the network that wait.</summary>
    public string UploadsDirectory => Path.Combine(Common, "uploads");

    /// <summary>Where lies what neither store holds and every instance needs.</summary>
    public string Common => SharedDirectory ?? Directory;

    public string SpillDirectory => TempDirectory ?? Path.Combine(Directory, "temp");

    /// <summary>True where a workspace has been made in the directory.</summary>
    public bool Exists => File.Exists(LedgerFile);

    /// <summary>Reads the settings file of a directory; without one the defaults hold.</summary>
    /// <exception cref="RefusalException">The file is not the JSON it should be.</exception>
    public static WorkspaceSettings Read(string directory)
    {
        string full = Path.GetFullPath(directory);
        Configuration given = Configuration.Read(full, Environment.GetEnvironmentVariable);
        return new WorkspaceSettings
        {
            Directory = full,
            MemoryLimit = given[Settings.MemoryLimit]!,
            Threads = given.Number(Settings.Threads),
            TempDirectory = given[Settings.TempDirectory],
            Ledger = given[Settings.Ledger],
            Registry = given[Settings.Registry],
            SharedDirectory = given[Settings.SharedDirectory] is { } common ? Path.GetFullPath(common) : null,
            UploadMegabytes = given.Number(Settings.UploadMegabytes),
            UploadDays = given.Number(Settings.UploadDays),
            PrivateWebhooks = given[Settings.PrivateWebhooks] == "true",
        };
    }

    // What a record would print of itself holds the registry's password.
    public override string ToString() => Directory;
}
