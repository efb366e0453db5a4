using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The registry in a PostgreSQL database, which others may use too: only <c>migrate</c> changes its schema.</summary>
public class PostgresRegistry : RegistryContext
{
    public PostgresRegistry(DbContextOptions<PostgresRegistry> options)
        : base(options)
    {
    }

    protected PostgresRegistry(DbContextOptions options)
        : base(options)
    {
    }

    internal override string Provider => "postgresql";

    internal override string Place => PlaceOf(new NpgsqlConnectionStringBuilder(Database.GetConnectionString()));

    /// <summary>The registry of a connection string.</summary>
    /// <exception cref="RefusalException">It is not a connection string.</exception>
    public static PostgresRegistry Of(string connectionString) => Of(connectionString, null);

    /// <summary>The same for one who reaches some rows alone; null for the program itself.</summary>
    internal static PostgresRegistry Of(string connectionString, RowReach? reach)
    {
        NpgsqlConnectionStringBuilder address = Parse(connectionString);
        address.ApplicationName ??= "pacesetter";
        // Row policies make the server take questions of milliseconds for dear ones, and compile them for a second.
        address.Options = $"-c jit=off {address.Options}".TrimEnd();
        // Whoever is limited draws from a pool of its own, whose connections show nothing until they are told.
        address.Options = reach is null ? $"{address.Options} -c {RowPolicies.Reach}={RowPolicies.Everything}" : address.Options;
        DbContextOptionsBuilder<PostgresRegistry> options = Upgradable(new DbContextOptionsBuilder<PostgresRegistry>().UseNpgsql(address.ToString()));
        return new((reach is null ? options : options.AddInterceptors(new ReachedConnection(reach))).Options);
    }

    internal override string Engine() => Reach(() => $"PostgreSQL {Database.SqlQuery<string>($"SELECT current_setting('server_version') AS \"Value\"").Single()}");

    internal override SchemaUpgrade Upgrade() => Reach(() =>
    {
        SchemaState state = SchemaState.Of(this);
        if (state.Pending.Count > 0)
        {
            Database.Migrate();
        }

        if (!StateGuards.InPlace(this))
        {
            StateGuards.Install(this);
        }

        return new SchemaUpgrade(state.Pending, null);
    });

    protected override void MakeReady()
    {
        SchemaState state = Reach(() => SchemaState.Of(this));
        if (state.Pending.Count > 0)
        {
            throw new RefusalException(RefusalKind.Failed, "registry_outdated", $"The registry {Place} lacks {state.Pending.Count} changes of its schema, first {state.Pending[0]}.", "Back the database up, then: pacesetter migrate");
        }

        if (!Reach(() => StateGuards.InPlace(this)))
        {
            throw new RefusalException(RefusalKind.Failed, "registry_outdated", $"The registry {Place} guards other life-cycles than this program's.", "Back the database up, then: pacesetter migrate");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Conventions.Add(_ => new CodePointOrder());
    }

    static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var address = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(address.Host) || string.IsNullOrEmpty(address.Database) ? throw Malformed() : address;
        }
        catch (ArgumentException)
        {
            throw Malformed();
        }
    }

    // Says nothing of what was given: any part of it may be the password.
    static RefusalException Malformed() => new(RefusalKind.Usage, "registry_address_malformed", "The registry's connection string cannot be read, or names no host or no database.", "Write it so: Host=db.example.org;Port=5432;Database=pacesetter;Username=pacesetter;Password=…");

    static string PlaceOf(NpgsqlConnectionStringBuilder address) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}/{address.Database}");

    T Reach<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception trouble) when (Cause(trouble) is { } cause)
        {
            throw new RefusalException(RefusalKind.Failed, "registry_unreachable", $"The registry {Place} cannot be reached: {cause}", "See that the server runs and takes this user, and check 'registry' in settings.json or PACESETTER_REGISTRY.");
        }
    }

    // EF wraps what it takes for a passing failure; what the server or the socket said lies inside.
    // Of the server's own answers only those about user, database, rights and connections mean that it cannot be used.
    static string? Cause(Exception trouble) => trouble switch
    {
        PostgresException said => said.SqlState[..2] is "28" or "3D" or "53" or "57" or "08" || said.SqlState == PostgresErrorCodes.InsufficientPrivilege ? said.MessageText : null,
        NpgsqlException { InnerException: SocketException or TimeoutException or null } failed => failed.Message,
        NpgsqlException { InnerException: { } inner } => Cause(inner) ?? inner.Message,
        SocketException refused => refused.Message,
        { InnerException: { } inner } => Cause(inner),
        _ => null,
    };

    /// <summary>Lets the migration tool make a context without a server.</summary>
    public sealed class Factory : IDesignTimeDbContextFactory<PostgresRegistry>
    {
        public PostgresRegistry CreateDbContext(string[] args) => Of("Host=127.0.0.1;Database=design-time");
    }
}
