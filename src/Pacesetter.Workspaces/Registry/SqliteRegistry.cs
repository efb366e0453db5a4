using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The registry in a SQLite file of the workspace.</summary>
public sealed class SqliteRegistry(DbContextOptions<SqliteRegistry> options) : RegistryContext(options)
{
    /// <summary>The registry of a file.</summary>
    public static SqliteRegistry Of(string file) => new(new DbContextOptionsBuilder<SqliteRegistry>()
        .UseSqlite($"Data Source={file};Pooling=False")
        .Options);

    /// <summary>Lets the migration tool make a context without a workspace.</summary>
    public sealed class Factory : IDesignTimeDbContextFactory<SqliteRegistry>
    {
        public SqliteRegistry CreateDbContext(string[] args) => Of("design-time.sqlite");
    }
}
