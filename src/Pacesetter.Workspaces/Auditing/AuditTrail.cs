using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Chains what was done. An entry and the change it tells of are written together or not at all.</summary>
public sealed class AuditTrail(RegistryContext registry, TimeProvider clock)
{
    /// <summary>The longest code an entry holds: whatever is longer is no code.</summary>
    const int LongestCode = 200;

    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Acts that change nothing of what is shown.
    static readonly string[] Looks = ["read", "read_persons", "read_names", "export", "sign_in", "sign_out", "acknowledge"];

    readonly ChainHash chain = new();

    /// <summary>Saves the pending changes of the registry together with the entries of what they were, in the caller's transaction where there is one.</summary>
    /// <exception cref="ArgumentException">An act holds what cannot be a code.</exception>
    public async Task Append(IReadOnlyCollection<Act> acts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(acts);
        foreach (Act act in acts)
        {
            Check(act);
        }

        await registry.Together(async () =>
        {
            await registry.SaveChangesAsync(cancel);
            await Chain(acts, cancel);
            return acts.Count;
        }, cancel);
    }

    /// <summary>As <see cref="Append(IReadOnlyCollection{Act}, CancellationToken)"/>, for one act.</summary>
    public Task Append(Act act, CancellationToken cancel) => Append([act], cancel);

    /// <summary>The number of the last act that changed more than who looked at what; null before the first. What was worked out of the registry holds until it moves on.</summary>
    public Task<long?> LastChange(CancellationToken cancel) =>
        registry.AuditEntries.AsNoTracking().Where(it => !Looks.Contains(it.Act)).OrderByDescending(it => it.Sequence).Select(it => (long?)it.Sequence).FirstOrDefaultAsync(cancel);

    async Task Chain(IReadOnlyCollection<Act> acts, CancellationToken cancel)
    {
        // Writing the head as it is takes its lock in every store: whoever appends next waits here until this transaction ends.
        await registry.AuditHeads.ExecuteUpdateAsync(head => head.SetProperty(it => it.Sequence, it => it.Sequence), cancel);
        AuditHead head = await registry.AuditHeads.AsNoTracking().SingleAsync(cancel);
        (long sequence, byte[] previous) = (head.Sequence, head.Hash);
        string now = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var entries = new List<AuditEntry>(acts.Count);
        foreach (Act act in acts)
        {
            AuditEntry entry = Entry(act, now, ++sequence, previous);
            entries.Add(entry);
            previous = entry.Hash;
        }

        registry.AuditEntries.AddRange(entries);
        await registry.SaveChangesAsync(cancel);
        foreach (AuditEntry entry in entries)
        {
            registry.Entry(entry).State = EntityState.Detached;
        }

        await registry.AuditHeads.ExecuteUpdateAsync(it => it.SetProperty(row => row.Sequence, sequence).SetProperty(row => row.Hash, previous), cancel);
    }

    AuditEntry Entry(Act act, string now, long sequence, byte[] previous)
    {
        string detail = JsonSerializer.Serialize(new SortedDictionary<string, object?>(act.Detail.Where(it => it.Value is not null).ToDictionary(), StringComparer.Ordinal), Canonical);
        byte[] hash = new byte[SHA256.HashSizeInBytes];
        chain.Begin(previous, sequence).Add(now).Add(act.Actor).Add(act.Role).Add(act.What).Add(act.Noun).Add(act.Subject).Add(detail).End(hash);
        return new AuditEntry
        {
            Sequence = sequence,
            At = now,
            Actor = act.Actor,
            Role = act.Role,
            Act = act.What,
            Noun = act.Noun,
            Subject = act.Subject,
            Detail = detail,
            Previous = previous,
            Hash = hash,
        };
    }

    static void Check(Act act)
    {
        IEnumerable<string?> texts = act.Detail.Values.SelectMany(value => value switch
        {
            string text => [text],
            IEnumerable<string> list => list,
            null or bool or int or long or decimal => (IEnumerable<string?>)[],
            _ => throw new ArgumentException($"A detail cannot hold a {value.GetType()}.", nameof(act)),
        });
        if (texts.Concat([act.Actor, act.Role, act.What, act.Noun, act.Subject]).FirstOrDefault(text => text is not null && (text.Length > LongestCode || text.Any(char.IsControl))) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' is no code; a free text enters by its fingerprint.", nameof(act));
        }
    }
}
