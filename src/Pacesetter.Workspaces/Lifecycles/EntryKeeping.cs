using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Puts a changed content in the place of an entry's, where it is sound and nothing settled is touched.</summary>
sealed class EntryKeeping(Workspace workspace, FactsOf facts, EntryWriter writer)
{
    /// <summary>A copy of an entry with some fields changed; its origin, version and state are the entry's.</summary>
    public static Entry Copy(Noun noun, Entry entry, JsonObject patch)
    {
        Entry copy = EntryJson.Read(noun, EntryJson.Patch(EntryJson.Write(entry), patch));
        (copy.Id, copy.Version, copy.CreatedAt, copy.CreatedBy) = (entry.Id, entry.Version, entry.CreatedAt, entry.CreatedBy);
        noun.Enter(copy, noun.StateOf(entry));
        return copy;
    }

    /// <summary>Stores a changed copy in the entry's place.</summary>
    /// <exception cref="RefusalException">Its content is faulty, it changes what is settled, or somebody was faster.</exception>
    public async Task<Entry> Keep(Noun noun, Entry entry, Entry changed, Facts now, CancellationToken cancel)
    {
        Settle(changed, now);
        JsonObject before = EntryJson.Write(entry);
        JsonObject after = EntryJson.Write(changed);
        if (entry.Settled().FirstOrDefault(key => !JsonNode.DeepEquals(before[key], after[key])) is { } settled)
        {
            throw Refuse(RefusalKind.Failed, new Refusal("settled", $"{settled} of {noun.Key} {entry.Id} is settled while it is {noun.StateOf(entry)}.", "Move it back first, where its life-cycle allows that."));
        }

        string state = noun.StateOf(entry);
        await writer.Save(noun, entry, new EntryStep("edit", state, state, "", Hash(entry)), () => workspace.Registry.Entry(entry).CurrentValues.SetValues(changed), cancel);
        return entry;
    }

    /// <summary>Completes an entry, and refuses one whose content is faulty.</summary>
    public void Settle(Entry entry, Facts now)
    {
        entry.Complete(now);
        if (entry.Unit is { } unit && facts.KnowsUnits && !facts.Knows(unit))
        {
            throw Refuse(RefusalKind.Failed, UnitUnknown(unit));
        }

        if (entry.Faults(now).FirstOrDefault() is { } fault)
        {
            workspace.Registry.Entry(entry).State = EntityState.Detached;
            throw Refuse(RefusalKind.Failed, fault);
        }
    }

    public static Refusal UnitUnknown(string unit) => new("unit_unknown", $"The ledger knows no unit {unit}.", "Import it with: pacesetter import units FILE");

    public static RefusalException Refuse(RefusalKind kind, Refusal refusal) => new(kind, refusal.Id, refusal.Message, refusal.Remedy);

    /// <summary>What an entry was, as the history keeps it.</summary>
    public static string Hash(Entry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EntryJson.Write(entry).ToJsonString(EntryJson.Options))));
}
