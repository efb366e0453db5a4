using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Searching;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Adds, edits and moves the entries of every noun, for one actor: the one engine of all life-cycles.</summary>
public sealed class Entries(Workspace workspace, Actor actor)
{
    // More than that many changes of one entry in one moment are no accident.
    const int MostAttempts = 20;

    readonly FactsOf facts = new(workspace);
    readonly EntryReach reach = new(actor);
    readonly EntryWriter writer = new(workspace, actor);

    RegistryContext Registry => workspace.Registry;

    EntryKeeping Keeping => field ??= new(workspace, facts, writer);

    /// <summary>The entry with that identifier.</summary>
    /// <exception cref="RefusalException">There is none, or none that the actor may know of.</exception>
    public Entry Find(Noun noun, string id) =>
        Registry.Find(noun.Type, id) is Entry entry && Sees(noun, entry, Facts())
            ? entry
            : throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no {noun.Key} {id}.", $"See them with: pacesetter {noun.Key} list");

    /// <summary>Whether the actor may know of an entry.</summary>
    internal bool Sees(Noun noun, Entry entry, Facts now) => reach.Sees(noun, entry, now);

    // A unit beyond the reach is like one that is not there.
    void RefuseBeyondReach(Entry entry, Facts now)
    {
        if (!reach.HasRole(entry, now))
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(entry.Unit!));
        }
    }

    /// <summary>The entry with that identifier, which must still be at a version; null where that does not matter.</summary>
    /// <exception cref="RefusalException">There is none, or it was changed meanwhile.</exception>
    public Entry At(Noun noun, string id, int? version) =>
        Find(noun, id) is var entry && (version is null || version == entry.Version) ? entry : throw writer.Overtaken(noun, entry);

    /// <summary>Adds an entry in the state where its life-cycle begins, or, for what is imported, in a later one.</summary>
    public async Task<Entry> Add(Noun noun, JsonObject content, string? state, CancellationToken cancel)
    {
        while (true)
        {
            Entry entry = EntryJson.Read(noun, content);
            bool named = entry.Id.Length > 0;
            entry.Id = named ? Checked(entry.Id) : NextId(noun);
            try
            {
                return await Add(noun, entry, content, state, cancel);
            }
            catch (RefusalException twice) when (!named && (twice.Id is "entry_twice" or "entry_exists"))
            {
                // Another took the same number in the same moment: then there is a next one, and where there is none something else stood twice.
                if (NextId(noun) == entry.Id)
                {
                    throw;
                }
            }
        }
    }

    async Task<Entry> Add(Noun noun, Entry entry, JsonObject content, string? state, CancellationToken cancel)
    {
        bool history = state is not null && actor.Person is null;
        Facts now = facts.For(actor, history: history);
        entry.CreatedAt = history ? EntryJson.CreatedAt(content) ?? now.Now : now.Now;
        entry.CreatedBy = history ? (string?)content["created_by"] : actor.Person;
        RefuseBeyondReach(entry, now);
        now = facts.For(reach.As(entry, now), history: history);
        noun.Enter(entry, StateIn(noun, state ?? noun.States[0]));
        if (!history && noun.StateOf(entry) != noun.States[0])
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "history_is_the_owners", $"Only the owner of the files brings in a {noun.Key} that is {noun.StateOf(entry)} already; it begins as {noun.States[0]}.", "Import it without --as, or leave state out and move it.");
        }

        if (await Registry.FindAsync(noun.Type, [entry.Id], cancel) is not null)
        {
            throw new RefusalException(RefusalKind.Conflict, "entry_exists", $"There is {noun.Named} {entry.Id} already.", $"Edit it with: pacesetter {noun.Key} edit {entry.Id}");
        }

        Keeping.Settle(entry, now);
        await writer.Save(noun, entry, new EntryStep("add", "", noun.StateOf(entry), state is null ? "added" : "imported", ""), () => Registry.Add(entry), cancel);
        await Follow(noun, entry, cancel);
        return entry;
    }

    /// <summary>Changes the content of an entry by a merge patch. Its state, version and origin stay.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="patch">The changed fields; null clears one.</param>
    /// <param name="version">The version the change starts from; null where that does not matter.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Entry> Edit(Noun noun, string id, JsonObject patch, int? version, CancellationToken cancel)
    {
        Entry entry = At(noun, id, version);
        Facts now = Facts();
        if (!reach.Holds(entry, now))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "beyond_reach", $"You have no role for this {noun.Key}.", "Ask whoever grants roles there.");
        }

        now = facts.For(reach.As(entry, now));
        if (patch.TryGetPropertyValue("id", out JsonNode? named) && named?.ToString() != id)
        {
            throw new RefusalException(RefusalKind.Usage, "id_is_kept", "The identifier of an entry stays.", "Leave id out.");
        }

        Entry changed = EntryKeeping.Copy(noun, entry, patch);
        if (changed.Unit != entry.Unit)
        {
            RefuseBeyondReach(changed, now);
        }

        return await Keeping.Keep(noun, entry, changed, now, cancel);
    }

    /// <summary>Adds a part of the actor's own to an entry that others keep: a reply, an enrolment, a booking. Where another was faster, it is added to what stands then.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="add">Adds it, or refuses it; whoever calls finds out whether the actor is entitled to it.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<TNoun> Contribute<TNoun>(string id, Action<TNoun, Facts> add, CancellationToken cancel)
        where TNoun : Entry
    {
        Noun noun = Nouns.Of(typeof(TNoun));
        for (int attempt = 1; ; attempt++)
        {
            var entry = (TNoun)Find(noun, id);
            Facts now = facts.For(reach.As(entry, Facts()));
            var changed = (TNoun)EntryKeeping.Copy(noun, entry, []);
            add(changed, now);
            try
            {
                await Keeping.Keep(noun, entry, changed, now, cancel);
                return entry;
            }
            catch (RefusalException overtaken) when (overtaken.Id == "changed_meanwhile" && attempt < MostAttempts)
            {
                // What another changed stands; this comes on top of it.
                Registry.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Moves an entry to another state.</summary>
    /// <exception cref="RefusalException">The life-cycle has no such move, the role lacks it, or a guard stands against it. The refusal is recorded.</exception>
    public async Task<Entry> Move(Noun noun, string id, string state, string why, CancellationToken cancel)
    {
        Entry entry = Find(noun, id);
        string to = StateIn(noun, state);
        string from = noun.StateOf(entry);
        Facts now = facts.For(reach.As(entry, Facts()), why, Similar(noun));
        LegalMove? move = noun.Moves.FirstOrDefault(it => it.From == from && it.To == to);
        (RefusalKind Kind, Refusal Refusal)? refused = move is null ? (RefusalKind.Failed, Legality.Illegal(noun, from, to)) : Legality.Objection(move, entry, now);
        if (refused is { } against)
        {
            await Refused(noun, id, (from, to), against.Refusal.Id, cancel);
            throw EntryKeeping.Refuse(against.Kind, against.Refusal);
        }

        void Change()
        {
            move!.Then(entry, now);
            noun.Enter(entry, to);
            Keeping.Settle(entry, now);
        }

        await writer.Save(noun, entry, new EntryStep("move", from, to, why, EntryKeeping.Hash(entry)), Change, cancel);
        await Follow(noun, entry, cancel);
        return entry;
    }

    /// <summary>An entry as the actor may read it.</summary>
    internal JsonObject Read(Entry entry) => Read(entry, Facts());

    /// <summary>The same with facts at hand: while entries are read one by one, nothing else may be asked of the registry.</summary>
    internal JsonObject Read(Entry entry, Facts now)
    {
        JsonObject content = EntryJson.Write(entry);
        foreach (string key in entry.Withheld(reach.As(entry, now)))
        {
            content[key] = null;
        }

        return content;
    }

    /// <summary>The moves that lead on from an entry's state, each with what stands against it.</summary>
    public IEnumerable<(LegalMove Move, Refusal? Against)> Ahead(Noun noun, Entry entry)
    {
        Facts now = facts.For(reach.As(entry, Facts()), "?", Similar(noun));
        return noun.Moves
            .Where(it => it.From == noun.StateOf(entry) && it.Roles != Roles.System)
            .Select(it => (it, Legality.Objection(it, entry, now)?.Refusal));
    }

    /// <summary>The states to which an entry may be moved in the roles of whoever looks; the guards are asked when it is moved.</summary>
    public IEnumerable<string> Leads(Noun noun, Entry entry, Facts now)
    {
        Roles roles = reach.As(entry, now).Roles & ~Roles.System;
        return noun.Moves.Where(it => it.From == noun.StateOf(entry) && (it.Roles & roles) != Roles.None).Select(it => it.To).Distinct();
    }

    /// <summary>What guards may look at now.</summary>
    internal Facts Facts() => facts.For(actor);

    static string StateIn(Noun noun, string state) =>
        noun.States.FirstOrDefault(it => Words.Same(it, state))
            ?? throw new RefusalException(RefusalKind.Usage, "state_unknown", $"No {noun.Key} has a state {state}.", $"Its states: {string.Join(", ", noun.States)}.");

    static string Checked(string id) => id.Length <= 100 && id.Trim() == id && !id.Any(char.IsControl) && !id.Contains('/', StringComparison.Ordinal)
        ? id
        : throw new RefusalException(RefusalKind.Usage, "id_malformed", "An identifier has at most 100 characters, no slash, and no blanks at its ends.", "Leave id out to have one counted.");

    string NextId(Noun noun)
    {
        int count = ((IQueryable<Entry>)facts.For(actor).Source(noun.Type)).Count(it => it.Id.StartsWith(noun.Key + "-"));
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{noun.Key}-{++count}");
        }
        while (Registry.Find(noun.Type, id) is not null);

        return id;
    }

    /// <summary>Entries of the same noun whose text resembles this one's, the most alike first.</summary>
    internal IEnumerable<Alike> Resembling(Noun noun, Entry entry) => new Likeness(workspace).Of(noun, entry, id => actor.Reach.IsWhole || (Registry.Find(noun.Type, id) is Entry other && Sees(noun, other, Facts())));

    Func<Entry, IReadOnlyList<string>> Similar(Noun noun) => entry => [.. Resembling(noun, entry).Select(it => it.Id)];

    // The program's own moves follow anybody's; its own follow one another already.
    Task Follow(Noun noun, Entry entry, CancellationToken cancel) =>
        actor == Actor.System ? Task.CompletedTask : new DueMoves(workspace).After(noun, entry, cancel);

    /// <summary>Records that a move was refused.</summary>
    internal Task Refused(Noun noun, string id, (string From, string To) move, string reason, CancellationToken cancel) =>
        writer.Audit("refuse", noun, id, cancel, ("from", move.From), ("to", move.To), ("reason", reason));
}
