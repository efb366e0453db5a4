using System.Data.Common;
using System.Security.Cryptography;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Walks the chain from its first entry to its head. Every entry is judged by itself, so that one wrong link does not hide the next.</summary>
sealed class ChainCheck(long anchorSequence, byte[]? anchorHash)
{
    const int MostFindings = 100;

    // The one column that may be empty.
    const int Subject = 6;

    readonly ChainHash chain = new();
    readonly byte[] before = new byte[SHA256.HashSizeInBytes];
    readonly byte[] previous = new byte[SHA256.HashSizeInBytes];
    readonly byte[] hash = new byte[SHA256.HashSizeInBytes];
    readonly byte[] computed = new byte[SHA256.HashSizeInBytes];
    readonly List<AuditFinding> findings = [];
    bool anchored = anchorHash is null;

    public IReadOnlyList<AuditFinding> Findings => findings;

    /// <summary>How many entries were read.</summary>
    public long Entries { get; private set; }

    /// <summary>The place of the last entry read.</summary>
    public long Last { get; private set; }

    /// <summary>The hash of the last entry read.</summary>
    public string LastHash => Convert.ToHexStringLower(before);

    /// <summary>Reads the entries in their order, as <c>entries.sql</c> gives them.</summary>
    public void Walk(DbDataReader entries, CancellationToken cancel)
    {
        while (entries.Read())
        {
            cancel.ThrowIfCancellationRequested();
            One(entries);
        }
    }

    /// <summary>Compares the end with the head; null where there is none.</summary>
    public void Close(AuditHead? head)
    {
        if (head is null)
        {
            Find(Last, AuditFault.HeadWrong, "the head is missing");
        }
        else if (head.Sequence > Last)
        {
            Find(Last + 1, AuditFault.Truncated, $"{head.Sequence - Last} entries at the end are missing");
        }
        else if (head.Sequence < Last || !head.Hash.AsSpan().SequenceEqual(before))
        {
            Find(Last, AuditFault.HeadWrong, "the head does not belong to the last entry");
        }

        if (!anchored)
        {
            Find(anchorSequence, AuditFault.AnchorLost, "the entry noted earlier does not stand in the chain");
        }
    }

    void One(DbDataReader entry)
    {
        long sequence = entry.GetInt64(0);
        bool linked = Bytes(entry, 8, previous) & Bytes(entry, 9, hash);
        if (sequence != Last + 1)
        {
            Find(Last + 1, AuditFault.Missing, sequence > Last + 2 ? $"entries {Last + 1} to {sequence - 1} are missing" : $"entry {Last + 1} is missing");
        }
        else if (!before.AsSpan().SequenceEqual(previous))
        {
            Find(sequence, AuditFault.Unlinked, "the entry does not follow from the one before");
        }

        chain.Begin(previous, sequence);
        for (int i = 1; i <= 7; i++)
        {
            chain.Add(i == Subject && entry.IsDBNull(i) ? null : entry.GetString(i));
        }

        chain.End(computed);
        if (!linked || !computed.AsSpan().SequenceEqual(hash))
        {
            Find(sequence, AuditFault.Altered, "the entry is not what was written");
        }

        anchored |= sequence == anchorSequence && hash.AsSpan().SequenceEqual(anchorHash);
        hash.CopyTo(before, 0);
        Last = sequence;
        Entries++;
    }

    // A hash of another length is no hash of ours.
    static bool Bytes(DbDataReader entry, int column, byte[] target)
    {
        byte[] stored = entry.IsDBNull(column) ? [] : entry.GetFieldValue<byte[]>(column);
        bool whole = stored.Length == target.Length;
        (whole ? stored : new byte[target.Length]).CopyTo(target, 0);
        return whole;
    }

    void Find(long sequence, AuditFault fault, string said)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(new AuditFinding(sequence, fault, said));
        }
    }
}
