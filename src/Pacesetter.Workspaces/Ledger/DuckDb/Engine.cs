using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The program's own DuckDB: one file, one process, a memory limit and a place to spill.</summary>
public sealed partial class Engine : IDisposable
{
    readonly DuckDBConnection writer;
    readonly string connectionString;
    readonly SemaphoreSlim turns = new(1, 1);
    FileStream? copied;

    Engine(DuckDBConnection writer, string connectionString)
    {
        this.writer = writer;
        this.connectionString = connectionString;
    }

    /// <summary>The connection that stages and appends. Temporary tables live here; whoever works with it takes a <see cref="Turn"/> first.</summary>
    public DuckDBConnection Writer => writer;

    /// <summary>Opens the workspace's file, or makes it.</summary>
    /// <exception cref="RefusalException">Another process holds the file, or it is not a ledger.</exception>
    public static Engine Open(WorkspaceSettings settings)
    {
        Directory.CreateDirectory(settings.Directory);
        Directory.CreateDirectory(settings.SpillDirectory);
        string connectionString = $"DataSource={settings.LedgerFile}";
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            Limit(connection, settings.MemoryLimit, settings.SpillDirectory, settings.Threads);
            return new Engine(connection, connectionString);
        }
        catch (DuckDBException trouble)
        {
            connection.Dispose();
            throw Explain(trouble, settings);
        }
    }

    /// <summary>An engine without a file, for a plain file that is looked at and left.</summary>
    /// <param name="spill">Where it may spill; it exists.</param>
    public static Engine Scratch(string spill)
    {
        const string connectionString = "DataSource=:memory:";
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        Limit(connection, WorkspaceSettings.UsualMemory, spill, 0);
        return new Engine(connection, connectionString);
    }

    /// <summary>Waits until nobody else writes; the writer is the caller's alone until what is returned is disposed.</summary>
    public async Task<IDisposable> Turn(CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        return new Taken(turns);
    }

    /// <summary>A further connection to the same file, for readers.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Copies the file as it stands after all that was committed.</summary>
    /// <exception cref="RefusalException">Somebody wrote meanwhile.</exception>
    public void CopyTo(Stream target)
    {
        writer.Execute("CHECKPOINT");
        // Held open until the engine ends: closing any handle of a file drops the lock this process has on it (POSIX).
        copied ??= new FileStream(new DuckDBConnectionStringBuilder { ConnectionString = connectionString }.DataSource, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        (long length, DateTime written) = Stamp();
        copied.Position = 0;
        copied.CopyTo(target);
        if (Stamp() != (length, written) || (File.Exists(copied.Name + ".wal") && new FileInfo(copied.Name + ".wal").Length > 0))
        {
            throw new RefusalException(RefusalKind.Conflict, "ledger_in_use", "Something was written to the ledger while it was copied.", "Repeat it when nothing is imported.");
        }

        (long, DateTime) Stamp() => (copied.Length, File.GetLastWriteTimeUtc(copied.Name));
    }

    public void Dispose()
    {
        writer.Dispose();
        copied?.Dispose();
        turns.Dispose();
    }

    static void Limit(DuckDBConnection connection, string memory, string spill, int threads)
    {
        threads = threads > 0 ? threads : Environment.ProcessorCount;
        connection.Execute($"SET memory_limit = {Sql.Literal(memory)}");
        connection.Execute($"SET temp_directory = {Sql.Literal(spill)}");
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        connection.Execute("SET autoinstall_known_extensions = false");
        connection.Execute("SET autoload_known_extensions = false");
        connection.Execute("SET allow_community_extensions = false");
        connection.Execute("SET TimeZone = 'UTC'");
        connection.Execute("SET lock_configuration = true");
    }

    static RefusalException Explain(DuckDBException trouble, WorkspaceSettings settings)
    {
        if (trouble.Message.Contains("lock", StringComparison.OrdinalIgnoreCase))
        {
            Match holder = Holder().Match(trouble.Message);
            string who = holder.Success ? $" by process {holder.Groups[1].Value}" : "";
            return new RefusalException(RefusalKind.Conflict, "workspace_locked", $"The workspace {settings.Directory} is held{who}.", "Wait until that process ends, or end it; one process at a time can open a workspace.");
        }

        return new RefusalException(RefusalKind.Failed, "ledger_unreadable", $"{settings.LedgerFile} cannot be opened: {trouble.Message}", "Restore the workspace from a backup, or name another directory with --workspace.");
    }

    sealed class Taken(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }

    [GeneratedRegex(@"PID (\d+)")]
    private static partial Regex Holder();
}
