using System.Data.Common;
using System.Globalization;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Where the cluster of the ledger is, and what a question may use of it.</summary>
/// <remarks>Given as a connection string: <c>Servers=ch1:8123,ch2:8123;Cluster=pacesetter;Database=pacesetter;User=pacesetter;Password=…</c>.</remarks>
public sealed record ClusterAddress
{
    /// <summary>The parts that a connection string may have.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["Servers", "Cluster", "Database", "User", "Password", "Secure", "Replicated", "Timeout", "Memory", "Clocks"];

    /// <summary>The HTTP address of every server of the cluster: the first that answers takes the questions, each is told the schema.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    /// <summary>The name the cluster has in the servers' configuration.</summary>
    public required string Cluster { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    public string Password { get; init; } = "";

    /// <summary>Whether tables are replicated by ZooKeeper or Keeper; without it a block cut off on its way is not sent again.</summary>
    public bool Replicated { get; init; } = true;

    /// <summary>How long a question or a block of rows may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>What a question may hold in memory on each server, in bytes.</summary>
    public long Memory { get; init; } = 4_000_000_000;

    /// <summary>How far the clocks of the servers and of this machine may lie apart.</summary>
    public TimeSpan Clocks { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="RefusalException">A part is missing, unknown or malformed.</exception>
    public static ClusterAddress Read(string text)
    {
        DbConnectionStringBuilder parts = Parse(text);
        string[] unknown = [.. parts.Keys.Cast<string>().Where(it => !Parts.Contains(it, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length > 0)
        {
            throw Malformed($"it names {string.Join(", ", unknown)}, which no part is called; the parts are {string.Join(", ", Parts)}");
        }

        bool secure = Flag(parts, "Secure", false);
        return new ClusterAddress
        {
            Servers = [.. Needed(parts, "Servers").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(it => Server(it, secure))],
            Cluster = Named(parts, "Cluster"),
            Database = Named(parts, "Database"),
            User = Needed(parts, "User"),
            Password = Part(parts, "Password") ?? "",
            Replicated = Flag(parts, "Replicated", true),
            Timeout = TimeSpan.FromSeconds(Number(parts, "Timeout", 300)),
            Memory = Number(parts, "Memory", 4000) * 1_000_000,
            Clocks = TimeSpan.FromSeconds(Number(parts, "Clocks", 30)),
        };
    }

    /// <summary>Where the ledger lies, without the password.</summary>
    public override string ToString() => $"ClickHouse cluster {Cluster}, database {Database}, {string.Join(", ", Servers.Select(it => it.Authority))}";

    static DbConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException malformed)
        {
            // The message of the reader tells a position and no value, so no password.
            throw Malformed(malformed.Message);
        }
    }

    static string? Part(DbConnectionStringBuilder parts, string name) => parts.TryGetValue(name, out object? value) ? (string)value : null;

    static string Needed(DbConnectionStringBuilder parts, string name) => Part(parts, name) is { Length: > 0 } value ? value : throw Malformed($"{name} is missing");

    // Stands in SQL, so it is a plain name.
    static string Named(DbConnectionStringBuilder parts, string name) =>
        Needed(parts, name) is var value && value.All(it => char.IsAsciiLetterOrDigit(it) || it == '_') ? value : throw Malformed($"{name} is to be of letters, digits and underlines");

    static Uri Server(string text, bool secure) =>
        Uri.TryCreate($"{(secure ? "https" : "http")}://{text}/", UriKind.Absolute, out Uri? uri) && text.Contains(':', StringComparison.Ordinal) ? uri : throw Malformed($"the server {text} is not written as host:port");

    static bool Flag(DbConnectionStringBuilder parts, string name, bool usual) => Part(parts, name) switch
    {
        null => usual,
        "true" or "True" => true,
        "false" or "False" => false,
        _ => throw Malformed($"{name} is true or false"),
    };

    static long Number(DbConnectionStringBuilder parts, string name, long usual) => Part(parts, name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
        : throw Malformed($"{name} is a whole number above zero");

    static RefusalException Malformed(string why) => new(RefusalKind.Failed, "ledger_address", $"The setting ledger is no address of a cluster: {why}.", "Write it as: Servers=host:8123,host:8123;Cluster=NAME;Database=NAME;User=NAME;Password=…");
}
