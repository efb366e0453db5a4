using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>One change of an entry, as the history and the audit keep it.</summary>
/// <param name="Act">add, edit or move.</param>
/// <param name="From">The state before; empty for a new entry.</param>
/// <param name="To">The state after.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Inputs">A hash of what the entry was.</param>
sealed record EntryStep(string Act, string From, string To, string Why, string Inputs);

/// <summary>Writes a change of an entry with its history, its search text and its audit, all of it or nothing.</summary>
sealed class EntryWriter(Workspace workspace, Actor actor)
{
    const string Change = "change";

    RegistryContext Registry => workspace.Registry;

    /// <summary>Writes one change.</summary>
    /// <exception cref="RefusalException">Somebody was faster, or such an entry is there already.</exception>
    // The move is recorded before the state changes, since the database's own guards ask for it; both are kept, or neither.
    public async Task Save(Noun noun, Entry entry, EntryStep step, Action change, CancellationToken cancel)
    {
        // An import keeps all its entries or none, in a transaction of its own; so does a request that may be repeated.
        IDbContextTransaction? outer = Registry.Database.CurrentTransaction;
        await using IDbContextTransaction? own = outer is null ? await Registry.Database.BeginTransactionAsync(cancel) : null;
        await (outer?.CreateSavepointAsync(Change, cancel) ?? Task.CompletedTask);
        try
        {
            await Write(noun, entry, step, change, cancel);
            await (own?.CommitAsync(cancel) ?? outer!.ReleaseSavepointAsync(Change, cancel));
        }
        catch (DbUpdateConcurrencyException)
        {
            await Undo();
            throw Overtaken(noun, entry);
        }
        catch (DbUpdateException refused) when (IsTwice(refused))
        {
            await Undo();
            throw Twice(noun, entry, step);
        }
        catch
        {
            await Undo();
            throw;
        }

        Task Undo() => own?.RollbackAsync(CancellationToken.None) ?? outer!.RollbackToSavepointAsync(Change, CancellationToken.None);
    }

    async Task Write(Noun noun, Entry entry, EntryStep step, Action change, CancellationToken cancel)
    {
        if (step.Act != "edit")
        {
            Registry.Add(new EntryMove { Noun = noun.Key, Entry = entry.Id, Version = entry.Version + 1, FromState = step.From, ToState = step.To, Person = actor.Person, Role = RoleWords.Of(actor.Roles), At = workspace.Clock.GetUtcNow(), Why = step.Why, Inputs = step.Inputs });
            await Registry.SaveChangesAsync(cancel);
        }

        change();
        entry.Version++;
        Registry.Entry(entry).Property(NounTables.Involved).CurrentValue = InvolvedJson(entry);
        if (step.Act == "move")
        {
            await new Outbox(workspace).Put(noun, entry, step, cancel);
        }

        await Registry.SaveChangesAsync(cancel);
        if (entry.Searched() is { } text)
        {
            await workspace.Search.Put(noun.Key, entry.Id, entry.Unit, text, cancel);
        }

        await Audit(step.Act, noun, entry.Id, cancel, ("from", step.From), ("to", step.To), ("version", entry.Version), ("why", Act.Fingerprint(step.Why)));
    }

    RefusalException Twice(Noun noun, Entry entry, EntryStep step)
    {
        Registry.ChangeTracker.Clear();
        return step.Act == "add"
            ? new RefusalException(RefusalKind.Conflict, "entry_twice", $"Such {noun.Named} is there already.", $"See it with: pacesetter {noun.Key} list")
            : Overtaken(noun, (Entry)Registry.Find(noun.Type, entry.Id)!);
    }

    static bool IsTwice(DbUpdateException refused) => refused.InnerException?.Message is { } said && (said.Contains("UNIQUE", StringComparison.Ordinal) || said.Contains("23505", StringComparison.Ordinal));

    /// <summary>What is said to whoever started from an older version.</summary>
    public RefusalException Overtaken(Noun noun, Entry entry)
    {
        Registry.Entry(entry).Reload();
        return new(RefusalKind.Conflict, "changed_meanwhile", string.Create(CultureInfo.InvariantCulture, $"{noun.Key} {entry.Id} was changed meanwhile: it is {noun.StateOf(entry)}, version {entry.Version}."), "Look at it again, and repeat what is still right.");
    }

    /// <summary>Records an act on an entry.</summary>
    public Task Audit(string act, Noun noun, string id, CancellationToken cancel, params (string Key, object? Value)[] detail) =>
        workspace.Audit.Append(
            new Act(act, noun.Key, id) { Detail = detail.ToDictionary(it => it.Key, it => it.Value) }.By(actor),
            cancel);

    static string InvolvedJson(Entry entry) => new JsonArray([.. entry.Involved().OfType<string>().Distinct().Select(it => (JsonNode)it)]).ToJsonString(EntryJson.Options);
}
