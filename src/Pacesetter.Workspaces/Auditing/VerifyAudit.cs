using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Checks the audit chain.</summary>
[UseCase("audit", "verify", "Check that no entry of the audit chain was altered, removed or put elsewhere", Examples =
[
    "audit verify",
    "audit verify --anchor 4711:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
])]
public sealed class VerifyAudit(Workspace workspace) : IUseCase<VerifyAudit.Request, VerifyAudit.Answer>
{
    const string Entries = "SELECT sequence, at, actor, role, act, noun, subject, detail, previous, hash FROM audit_entries ORDER BY sequence";

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        (long sequence, byte[]? hash) = Anchor(request.Anchor);
        Answer answer = await Task.Run(() => Of(workspace.Registry, new ChainCheck(sequence, hash), cancel), cancel);
        return answer.Whole ? answer : throw Broken(answer);
    }

    /// <summary>Checks the chain of a registry.</summary>
    internal static Answer Of(RegistryContext registry, ChainCheck check, CancellationToken cancel)
    {
        // One transaction, so that an entry appended meanwhile is seen with its head or not at all.
        using var transaction = registry.Database.BeginTransaction(IsolationLevel.Serializable);
        AuditHead? head = registry.AuditHeads.AsNoTracking().SingleOrDefault();
        using (DbCommand command = registry.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = Entries;
            command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
            using DbDataReader reader = command.ExecuteReader();
            check.Walk(reader, cancel);
        }

        check.Close(head);
        return new Answer(check.Findings.Count == 0, check.Entries, check.Last, check.LastHash, check.Findings);
    }

    static RefusalException Broken(Answer answer) => new(
        RefusalKind.Failed,
        "audit_broken",
        string.Create(CultureInfo.InvariantCulture, $"The audit chain is broken in {answer.Rows.Count} places, first at entry {answer.Rows[0].Sequence}: {answer.Rows[0].Said}."),
        "Keep this workspace as it is for whoever looks into it, and compare it with a backup made before.") { Answer = answer };

    static (long Sequence, byte[]? Hash) Anchor(string? anchor)
    {
        if (anchor is null)
        {
            return (0, null);
        }

        string[] parts = anchor.Split(':');
        try
        {
            return parts is [var place, var hex] && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
                ? (sequence, Convert.FromHexString(hex))
                : throw Malformed(anchor);
        }
        catch (FormatException)
        {
            throw Malformed(anchor);
        }
    }

    static RefusalException Malformed(string anchor) => new(RefusalKind.Usage, "anchor_malformed", $"'{anchor}' is no place and hash of an entry.", "Write SEQUENCE:HASH as an earlier audit verify printed them.");

    public sealed record Request
    {
        [Field("A sequence and hash noted earlier; they must stand in the chain", Value = "SEQUENCE:HASH")]
        public string? Anchor { get; init; }
    }

    /// <summary>The state of the chain. Who notes sequence and hash elsewhere can prove later that nothing before them was changed.</summary>
    public sealed record Answer(bool Whole, long Entries, long Sequence, string Hash, IReadOnlyList<AuditFinding> Rows);
}
