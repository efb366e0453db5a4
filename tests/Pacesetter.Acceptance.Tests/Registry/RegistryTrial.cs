using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>An empty workspace whose registry is on the provider asked for, with a database of its own.</summary>
sealed class RegistryTrial : IDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-registry").FullName;

    public RegistryTrial(string provider, TimeProvider? clock = null)
    {
        string? address = provider == Postgres ? PostgresServer.Needed().Registry() : null;
        Settings = new WorkspaceSettings { Directory = Path.Combine(directory, "workspace"), Registry = address, PrivateWebhooks = true, UploadMegabytes = 1 };
        SqliteTemplate.Bring(Settings);
        Workspace = Workspace.Create(Settings, clock ?? TimeProvider.System);
    }

    public WorkspaceSettings Settings { get; }

    public Workspace Workspace { get; }

    public RegistryContext Registry => Workspace.Registry;

    /// <summary>A second context on the same registry: what another command, or another user at once, would see.</summary>
    public RegistryContext Another() => RegistryContext.Open(Settings);

    /// <summary>The model's own context on the same database, for a test that brings a model of its own and makes its tables.</summary>
    public DbContextOptions<T> Options<T>()
        where T : DbContext =>
        Settings.Registry is { } address
            ? new DbContextOptionsBuilder<T>().UseNpgsql(PostgresServer.Needed().Owned(address)).Options
            : SqliteRegistry.Options<T>(Settings.RegistryFile);

    public void Dispose()
    {
        Workspace.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}
