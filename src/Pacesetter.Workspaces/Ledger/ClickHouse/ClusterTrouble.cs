using System.Text.RegularExpressions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Says in an operator's words what a server of the cluster answered in its own.</summary>
static partial class ClusterTrouble
{
    /// <summary>A server did not answer at all.</summary>
    public static RefusalException Unreachable(ClusterAddress address, string why) => new(
        RefusalKind.Failed,
        "cluster_unreachable",
        $"No server of the ledger's cluster answers: {string.Join(", ", address.Servers.Select(it => it.Authority))} ({why}).",
        "Check the part Servers of the setting ledger, and that the servers run.");

    /// <summary>A server stopped in the middle.</summary>
    public static RefusalException CutOff(Uri server, string why) => new(
        RefusalKind.Failed,
        "cluster_cut_off",
        $"The server {server.Authority} of the ledger's cluster broke off: {why.TrimEnd('.')}. Nothing of an unfinished batch counts, and no partial answer is given.",
        "Look whether that server runs and the network to it is sound, then repeat the command.");

    /// <summary>A server took too long.</summary>
    public static RefusalException TooLong(Uri server, string why) => new(
        RefusalKind.Failed,
        "cluster_timeout",
        $"The server {server.Authority} of the ledger's cluster took too long: {why.TrimEnd('.')}. Nothing of an unfinished batch counts, and no partial answer is given.",
        "Look whether that server and the shards behind it run and the network is sound, then repeat the command. A longer Timeout in the setting ledger helps where the work is merely large.");

    /// <summary>A server answered with an error.</summary>
    /// <param name="server">Which one was asked.</param>
    /// <param name="text">What it said: <c>Code: 210, e.displayText() = …</c>.</param>
    public static RefusalException Explain(Uri server, string text)
    {
        string code = Code().Match(text) is { Success: true } match ? match.Groups[1].Value : "";
        string said = Brief(text);
        string[] dead = [.. Refused().Matches(text).Select(it => it.Groups[1].Value).Distinct()];
        return code switch
        {
            "192" or "193" or "194" or "516" => new(RefusalKind.Failed, "cluster_credentials", $"The server {server.Authority} does not let this user in: {said}", "Check User and Password in the setting ledger."),
            "279" or "209" or "210" => new(RefusalKind.Failed, "shard_unreachable", $"The shard at {(dead.Length > 0 ? string.Join(", ", dead) : "an address the server does not name")} cannot be reached from {server.Authority}; without it no answer would be whole: {said}", "Start that server, or mend the network to it, and repeat the command. Nothing was written in part."),
            "32" or "101" or "102" or "99" => new(RefusalKind.Failed, "shard_unreachable", $"The shard at {(dead.Length > 0 ? string.Join(", ", dead) : "an address the server does not name")} went away while {server.Authority} was asking it: {said}", "Start that server, or mend the network to it, and repeat the command. Nothing was written in part."),
            "243" => Full(server, dead, said),
            "241" => new(RefusalKind.Failed, "cluster_memory", $"The question needs more memory than a server may take for it: {said}", "Raise Memory in the setting ledger and max_memory_usage of the servers, or ask for a shorter period."),
            "285" or "286" or "289" or "319" when text.Contains("quorum", StringComparison.OrdinalIgnoreCase) => new(RefusalKind.Failed, "replica_missing", $"A shard has fewer live replicas than a batch is written to, as {server.Authority} tells: {said}", "Start the server of the missing replica; the ledger can be read meanwhile."),
            "159" or "160" => TooLong(server, said),
            "242" or "225" or "999" => new(RefusalKind.Failed, "cluster_keeper", $"ZooKeeper, which keeps the replicas of the ledger in step, cannot be reached from {server.Authority}: {said}", "Start it; the ledger can be read meanwhile, and takes rows again by itself once it is back."),
            "289" => new(RefusalKind.Failed, "replica_missing", $"A replica has not got all that was written yet, and would leave it out of its answer: {said}", "Wait until it has caught up, and repeat the question."),
            "60" or "81" => new(RefusalKind.Failed, "ledger_schema_missing", $"The cluster has no ledger of this name, or only a part of one: {said}", "Make it with: pacesetter ledger migrate"),
            _ when text.Contains("No space left", StringComparison.Ordinal) => Full(server, dead, said),
            _ when text.Contains("ZooKeeper", StringComparison.Ordinal) => Explain(server, "Code: 999, " + text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..]),
            _ => new(RefusalKind.Failed, "cluster_failed", $"The server {server.Authority} refused: {said}", "Look into the server's log for the cause."),
        };
    }

    static RefusalException Full(Uri server, string[] shards, string said) => new(RefusalKind.Failed, "cluster_disk_full", $"The disk of the server at {(shards.Length > 0 ? string.Join(", ", shards) : server.Authority)} is full: {said}", "Make room on that server and repeat the import; nothing of the batch counts until all of it is written.");

    // The first line says it; what follows repeats it, or is a trace.
    static string Brief(string text)
    {
        string line = text.Split('\n', 2)[0].Trim();
        return line.Length <= 500 ? line : line[..500] + "…";
    }

    [GeneratedRegex(@"Code: (\d+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:\(|from )([\w.\-]+:\d+)")]
    private static partial Regex Refused();
}
