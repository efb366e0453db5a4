using System.Diagnostics;
using Npgsql;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Workspaces.Registry;

[assembly: AssemblyFixture(typeof(PostgresServer.End))]

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>
/// A PostgreSQL server for the tests of this assembly, started at the first need: its own data directory, a free port of 127.0.0.1.
/// PACESETTER_TEST_POSTGRES may name a server that runs already, by a connection string whose user may make databases.
/// </summary>
sealed class PostgresServer : IDisposable
{
    const string Template = "pacesetter_template";
    const string Password = "only-for-tests";

    static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer());

    // Without a pool: an idle connection of a test that is over would count against the server's limit.
    readonly NpgsqlConnectionStringBuilder address;
    readonly string prefix = Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES") is { Length: > 0 } ? $"pacesetter_test_{Environment.ProcessId}_" : "";
    readonly Lock making = new();
    readonly List<string> made = [];
    readonly Process? server;
    readonly string? directory;

    PostgresServer()
    {
        if (Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES") is { Length: > 0 } given)
        {
            address = new(given) { Pooling = false };
        }
        else
        {
            string binaries = Binaries()!;
            directory = Directory.CreateTempSubdirectory("pacesetter-postgres").FullName;
            address = new() { Host = "127.0.0.1", Port = Ports.Free(), Username = "postgres", Password = Password, Pooling = false, Timeout = 5 };
            server = Start(binaries);
            AwaitReady();
        }

        Run($"CREATE DATABASE {Make(Template)}");
        Run($"CREATE ROLE {Server} LOGIN PASSWORD '{Password}' NOSUPERUSER NOBYPASSRLS");
        using PostgresRegistry registry = PostgresRegistry.Of(AddressOf(prefix + Template));
        registry.Upgrade();
        RowPolicies.Grant(registry, Server);
    }

    /// <summary>The role that tests serve with, as a company would: neither owner nor past the policies.</summary>
    string Server => prefix + "pacesetter_server";

    /// <summary>The server; the test that asks is skipped where there is none.</summary>
    public static PostgresServer Needed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES") is { Length: > 0 } || Binaries() is not null, "PostgreSQL is not installed");
        return Shared.Value;
    }

    /// <summary>The connection string of a fresh database whose registry is up to date, with a role that owns none of it.</summary>
    public string Registry() => new NpgsqlConnectionStringBuilder(Create($"TEMPLATE {prefix}{Template}")) { Username = Server, Password = Password }.ToString();

    /// <summary>The same database with the role that owns it.</summary>
    public string Owned(string address) => AddressOf(new NpgsqlConnectionStringBuilder(address).Database!);

    /// <summary>The connection string of a fresh database with nothing in it.</summary>
    public string Empty() => Create("TEMPLATE template0");

    public void Dispose()
    {
        if (server is not null)
        {
            // The shell around the server waits for the end of its input, also where this process is killed.
            server.StandardInput.Close();
            server.WaitForExit();
            server.Dispose();
            return;
        }

        foreach (string database in made)
        {
            Run($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        Run($"DROP ROLE IF EXISTS {Server}");
    }

    // Debian keeps the server's programs out of the path.
    static string? Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(it => Path.Combine(it, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(it => File.Exists(Path.Combine(it, "initdb")) && File.Exists(Path.Combine(it, "postgres")));

    Process Start(string binaries)
    {
        // The server refuses to run as root; then it runs as the user of Debian's package.
        string[] asUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        const string Script = """
            set -e
            cd "$1"
            printf %s "$4" >password
            "$2/initdb" -D data -U postgres -A scram-sha-256 --pwfile=password -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1
            "$2/postgres" -D data -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off >>log 2>&1 &
            server=$!
            read -r end || true
            kill -INT $server
            wait $server || true
            rm -rf "$1" 2>/dev/null || rm -rf "$1"/*
            """;
        if (asUser.Length > 0)
        {
            using Process owner = Process.Start("chown", ["postgres", directory!]);
            owner.WaitForExit();
        }

        string[] words = [.. asUser, "sh", "-c", Script, "sh", directory!, binaries, address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), address.Password!];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true };
        return Process.Start(start)!;
    }

    void AwaitReady()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Run("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!server!.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(100);
            }
            catch (NpgsqlException trouble)
            {
                string log = Path.Combine(directory!, "log");
                throw new InvalidOperationException($"PostgreSQL did not start: {(File.Exists(log) ? File.ReadAllText(log) : "no log")}", trouble);
            }
        }
    }

    string Create(string how)
    {
        lock (making)
        {
            string name = Make($"trial_{made.Count}");
            Run($"CREATE DATABASE {name} {how}");
            return AddressOf(name);
        }
    }

    string Make(string name)
    {
        made.Add(prefix + name);
        return prefix + name;
    }

    string AddressOf(string database) => new NpgsqlConnectionStringBuilder(address.ToString()) { Database = database }.ToString();

    void Run(string statement)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ToString()) { Database = address.Database ?? "postgres" }.ToString());
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Ends the server with the last test, if one was started.</summary>
    public sealed class End : IDisposable
    {
        public void Dispose()
        {
            if (Shared.IsValueCreated)
            {
                Shared.Value.Dispose();
            }
        }
    }
}
