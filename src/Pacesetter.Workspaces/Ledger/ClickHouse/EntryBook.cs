using System.Security.Cryptography;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The batch ledger of the cluster: rows count from the moment their write is entered here as committed, all at once.</summary>
/// <param name="client">The cluster.</param>
/// <param name="place">The machine and the workspace: one program at a time holds a workspace, so what another began from here is dead.</param>
/// <param name="clock">Tells the time.</param>
sealed class EntryBook(ClusterClient client, string place, TimeProvider clock)
{
    // Whoever began so long ago and gave no sign since has ended; a program that keeps running finds out sooner.
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    readonly SortedDictionary<int, List<Entry>> lines = [];
    readonly string writer = $"{place} {RandomNumberGenerator.GetHexString(16, true)}";
    int settled;
    Snapshot latest = Snapshot.Empty;
    Pulse? pulse;
    (Entry Sign, long Since)? heard;

    /// <summary>Reads what was entered since, and says which writes count.</summary>
    public async Task<Snapshot> Read(CancellationToken cancel)
    {
        int after = settled;
        var since = new SortedDictionary<int, List<Entry>>();
        using (RowBinaryReader rows = await client.Ask(Entry.Select(client.Address.Database, after), cancel))
        {
            while (rows.Next())
            {
                var entry = Entry.Read(rows);
                since.TryAdd(entry.Number, []);
                since[entry.Number].Add(entry);
            }
        }

        lock (lines)
        {
            foreach ((int number, List<Entry> found) in since)
            {
                lines[number] = found;
            }

            while (lines.TryGetValue(settled + 1, out List<Entry>? next) && End(next) is not null)
            {
                settled++;
            }

            // What is settled does not change any more: every question asks, and few find something new.
            return latest = latest.Last == settled ? latest : At(settled);
        }
    }

    /// <summary>Claims the write after a snapshot.</summary>
    /// <exception cref="RefusalException">Another program writes, or has written since.</exception>
    public async Task<int> Begin(Snapshot since, EntryKind kind, CancellationToken cancel)
    {
        await Hush();
        Snapshot now = await Read(cancel);
        int number = since.Last + 1;
        while (Lines(number) is { } standing)
        {
            if (End(standing) is { State: EntryState.Committed } || (End(standing) is null && !IsDead(standing)))
            {
                throw Busy(standing[0]);
            }

            if (End(standing) is null)
            {
                await Abandon(standing[0], cancel);
            }

            number++;
        }

        await Write(new Entry(number, EntryState.Begun, kind, writer, Now), cancel);
        await Read(cancel);
        if (Lines(number)!.Find(it => it.Writer != writer) is { } other)
        {
            // Both began at once; both let go, so neither counts.
            await Abandon(number, kind, cancel);
            throw Busy(other);
        }

        pulse = new Pulse(() => Write(new Entry(number, EntryState.Begun, kind, writer, Now), CancellationToken.None), clock);
        return number;
    }

    /// <summary>Enters that a write counts. Entered twice it counts once.</summary>
    public async Task Commit(Entry entry, CancellationToken cancel)
    {
        if (!await Hush())
        {
            await Abandon(entry.Number, entry.Kind, cancel);
            throw new RefusalException(RefusalKind.Conflict, "ledger_busy", "The cluster took no sign of this write for so long that others may have passed it over; it does not count.", "Repeat the command.");
        }

        try
        {
            await Write(entry with { Writer = writer }, cancel);
        }
        catch (RefusalException unknown)
        {
            throw new RefusalException(RefusalKind.Failed, "commit_unknown", $"All rows of the batch are written, but whether the cluster took note that they count is not known: {unknown.Message}", "Once the cluster answers, see with: pacesetter batches. To import the same file again is safe: it counts once.");
        }

        await Read(cancel);
        if (Lines(entry.Number)!.Exists(it => it.State == EntryState.Abandoned))
        {
            throw Busy(entry);
        }
    }

    /// <summary>Enters that a write of this program came to nothing.</summary>
    public async Task Abandon(int number, EntryKind kind, CancellationToken cancel)
    {
        await Hush();
        await Abandon(new Entry(number, EntryState.Begun, kind, writer, Now), cancel);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    Task Abandon(Entry entry, CancellationToken cancel) => Write(entry with { State = EntryState.Abandoned, At = Now }, cancel);

    async Task Write(Entry entry, CancellationToken cancel)
    {
        var row = new RowBinaryWriter();
        entry.Write(row);
        await client.Insert(Entry.Insert(client.Address.Database), row.Written, cancel);
    }

    List<Entry>? Lines(int number)
    {
        lock (lines)
        {
            return lines.GetValueOrDefault(number);
        }
    }

    // Ends the signs of a write; false where the cluster has not taken one for too long.
    async Task<bool> Hush()
    {
        Pulse? ended = pulse;
        pulse = null;
        return ended is null || await ended.End();
    }

    // Silence is measured by this program's own clock, from when it saw the last sign: clocks of machines lie apart.
    bool IsDead(List<Entry> begun)
    {
        Entry sign = begun.MaxBy(it => it.At)!;
        if (heard is not { } last || (last.Sign.Number, last.Sign.Writer, last.Sign.At) != (sign.Number, sign.Writer, sign.At))
        {
            heard = (sign, clock.GetTimestamp());
        }

        return sign.Writer.StartsWith(place + " ", StringComparison.Ordinal) || Now - sign.At > Patience || clock.GetElapsedTime(heard.Value.Since) > Pulse.Silence;
    }

    // What was abandoned stays so, whatever its writer entered later.
    static Entry? End(List<Entry> of) => of.Find(it => it.State == EntryState.Abandoned) ?? of.Find(it => it.State == EntryState.Committed);

    Snapshot At(int last)
    {
        Entry[] ends = [.. lines.Where(it => it.Key <= last).Select(it => End(it.Value)!)];
        Entry[] counted = [.. ends.Where(it => it.State == EntryState.Committed)];
        Dictionary<int, DateTime> forgotten = counted.Where(it => it.Kind == EntryKind.Forget).ToDictionary(it => it.Batch.Number, it => it.At);
        return new(
            last,
            [.. ends.Where(it => it.State == EntryState.Abandoned).Select(it => it.Number)],
            counted.SelectMany(it => it.Written.Keys.Select(table => (table, it.Number))).GroupBy(it => it.table).ToDictionary(it => it.Key, it => it.Max(one => one.Number)),
            [.. counted.Where(it => it.Kind == EntryKind.Append).Select(it => it.Batch with { ForgottenAt = forgotten.TryGetValue(it.Batch.Number, out DateTime at) ? at : null }).OrderBy(it => it.Number)]);
    }

    static RefusalException Busy(Entry other) => new(
        RefusalKind.Conflict,
        "ledger_busy",
        $"Another program writes to the ledger, or did since this one looked: {other.Writer}.",
        "Repeat the command once that has ended; nothing of this one was written.");
}
