using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Entries handled by whoever a test says, on the day it says, in a workshop of two teams and an office.</summary>
sealed class Desk : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly RegistryTrial trial;
    readonly Clock clock = new();
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-desk").FullName;

    public Desk(string provider)
    {
        trial = new RegistryTrial(provider, clock);
        Import("units", "unit,parent,kind,name\nS,,site,Site\nA,S,team,Early\nB,S,team,Late\nO,S,team,Office\n");
        Import("people", "person,team\nann,A\nli,A\nbo,B\neve,B\nvera,O\nvic,O\n");
        Import("operations", "operation\nturn\nmill\n");
        Import("quotas", "operation,minutes,from\nturn,6,2025-01-01\nmill,3,2025-01-01\n");
    }

    public Workspace Workspace => trial.Workspace;

    public RegistryTrial Trial => trial;

    public DateOnly Today
    {
        set => clock.Now = new(value.ToDateTime(new(8, 0)), TimeSpan.Zero);
    }

    public void Pass(TimeSpan time) => clock.Now += time;

    public void Import(string table, string csv)
    {
        string file = Path.Combine(directory, table + ".csv");
        File.WriteAllText(file, csv);
        new Import(Workspace, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = [table, file] }, None).GetAwaiter().GetResult();
    }

    /// <summary>Adds an entry; <paramref name="by"/> is written as after <c>--as</c>, null for the owner of the files.</summary>
    public async Task<JsonObject> Add(string noun, string json, string? by = null, string? state = null) =>
        EntryJson.Write(await Of(by).Add(Nouns.Find(noun)!, Parsed(json), state, None));

    public async Task<JsonObject> Edit(string noun, string id, string json, string? by = null) =>
        EntryJson.Write(await Of(by).Edit(Nouns.Find(noun)!, id, Parsed(json), null, None));

    /// <summary>Moves an entry through several states, one after the other.</summary>
    public async Task<JsonObject> Move(string noun, string id, string states, string? by = null, string why = "so it is")
    {
        Entry? moved = null;
        foreach (string state in states.Split(' '))
        {
            moved = await Of(by).Move(Nouns.Find(noun)!, id, state, why, None);
        }

        return EntryJson.Write(moved!);
    }

    public JsonObject Show(string noun, string id) => EntryJson.Write(Of(null).Find(Nouns.Find(noun)!, id));

    public string State(string noun, string id) => Show(noun, id)["state"]!.ToString();

    /// <summary>Every entry of a noun, whoever may see it.</summary>
    public IReadOnlyList<Entry> Entries(Noun noun)
    {
        using Workspace own = Workspace.Session();
        return [.. (IQueryable<Entry>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(noun.Type).Invoke(own.Registry, null)!];
    }

    /// <summary>Every move of every entry.</summary>
    public IReadOnlyList<EntryMove> Moves()
    {
        using Workspace own = Workspace.Session();
        return [.. own.Registry.Moves.AsNoTracking()];
    }

    /// <summary>The refusal of what must be refused.</summary>
    public static async Task<RefusalException> Refused(Task<JsonObject> attempt) => await Assert.ThrowsAsync<RefusalException>(() => attempt);

    /// <summary>What opening the workspace does.</summary>
    public Task<IReadOnlyDictionary<string, int>> Open() => new JobRunner(Fresh()).Run(None);

    // Every command is a process of its own: nothing is remembered between two.
    /// <summary>The workspace as a command finds it.</summary>
    public Workspace Fresh()
    {
        Workspace.Registry.ChangeTracker.Clear();
        return Workspace;
    }

    public void Dispose()
    {
        trial.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    Entries Of(string? by) => new(Fresh(), by is null ? Actor.Owner : RoleWords.Actor(by));

    static JsonObject Parsed(string json) => EntryJson.Parse(json, "the test");

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
