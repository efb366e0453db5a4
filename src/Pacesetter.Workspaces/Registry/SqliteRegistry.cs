using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The registry in a SQLite file of the workspace. Whoever opens it holds the workspace, so it is upgraded at once.</summary>
public class SqliteRegistry : RegistryContext
{
    // SQLITE_CORRUPT and SQLITE_NOTADB.
    static readonly int[] Unreadable = [11, 26];

    static readonly PatientConnection Patience = new();

    public SqliteRegistry(DbContextOptions<SqliteRegistry> options)
        : base(options)
    {
    }

    protected SqliteRegistry(DbContextOptions options)
        : base(options)
    {
    }

    internal override string Provider => "sqlite";

    internal override string Place => Database.GetDbConnection().DataSource;

    /// <summary>The registry of a file.</summary>
    public static SqliteRegistry Of(string file) => new(Options<SqliteRegistry>(file));

    /// <summary>The same for one session of many: its connection is used again by the next, which need not read the schema anew. <see cref="LetGo"/> closes them.</summary>
    internal static SqliteRegistry SessionOf(string file) => new(Options<SqliteRegistry>(file, pooling: true));

    /// <summary>Closes what sessions left open, so that the file is free.</summary>
    internal static void LetGo(string file)
    {
        using var connection = new SqliteConnection(Address(file, pooling: true));
        SqliteConnection.ClearPool(connection);
    }

    internal static DbContextOptions<T> Options<T>(string file, bool pooling = false)
        where T : DbContext =>
        Upgradable(new DbContextOptionsBuilder<T>().UseSqlite(Address(file, pooling)).AddInterceptors(Patience)).Options;

    static string Address(string file, bool pooling) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = pooling }.ToString();

    internal override string Engine() => $"SQLite {Database.SqlQuery<string>($"SELECT sqlite_version() AS \"Value\"").Single()}";

    internal override SchemaUpgrade Upgrade()
    {
        try
        {
            SchemaState state = SchemaState.Of(this);
            string? backup = null;
            if (state.Pending.Count > 0)
            {
                backup = state.Applied.Count > 0 ? BackUp(state.Pending[0]) : null;
                DropStaleLock();
                Database.Migrate();
            }

            if (!StateGuards.InPlace(this))
            {
                StateGuards.Install(this);
            }

            return new(state.Pending, backup);
        }
        catch (SqliteException trouble) when (Unreadable.Contains(trouble.SqliteErrorCode))
        {
            throw new RefusalException(RefusalKind.Failed, "registry_unreadable", $"{Place} cannot be read: {trouble.Message}", "Restore the workspace from a backup.");
        }
    }

    protected override void MakeReady() => Upgrade();

    // A copy that was cut off must not look like a backup: it gets its name when it is whole.
    string BackUp(string migration)
    {
        string backup = $"{Place}.before-{migration}";
        string part = backup + ".part";
        File.Delete(part);
        Database.ExecuteSql($"VACUUM INTO {part}");
        File.Move(part, backup, overwrite: true);
        return backup;
    }

    // EF waits without end for the lock of a migration that was killed. The workspace is ours alone, so no other can be running.
    void DropStaleLock()
    {
        if (Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").Any())
        {
            Database.ExecuteSql($"DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    /// <summary>Lets the migration tool make a context without a workspace.</summary>
    public sealed class Factory : IDesignTimeDbContextFactory<SqliteRegistry>
    {
        public SqliteRegistry CreateDbContext(string[] args) => Of("design-time.sqlite");
    }
}
