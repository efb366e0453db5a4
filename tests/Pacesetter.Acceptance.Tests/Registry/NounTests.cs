using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

public sealed class NounTests
{
    [Theory, EveryRegistry]
    public void Every_noun_is_read_as_it_was_written(string provider)
    {
        using var trial = new RegistryTrial(provider);
        foreach (Noun noun in Nouns.All)
        {
            Entry written = Filled.Of(noun, "e1");
            trial.Registry.Add(written).Property(NounTables.Involved).CurrentValue = "[]";
            trial.Registry.SaveChanges();

            using RegistryContext another = trial.Another();
            object? read = another.Find(noun.Type, "e1");
            Assert.Equal(EntryJson.Write(written).ToJsonString(), EntryJson.Write(Assert.IsAssignableFrom<Entry>(read)).ToJsonString());
            Assert.False(another.ChangeTracker.HasChanges(), $"reading a {noun.Key} counts as changing it");
        }
    }

    [Theory, EveryRegistry]
    public async Task Whoever_comes_second_is_told_where_the_entry_stands_now(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Noun noun = Nouns.Find("practice")!;
        var mine = new Entries(trial.Workspace, Actor.Owner);
        await mine.Add(noun, new() { ["id"] = "a", ["title"] = "Two lathes" }, null, CancellationToken.None);
        await mine.Add(noun, new() { ["id"] = "b", ["title"] = "Three lathes" }, null, CancellationToken.None);
        await Draft(trial, "a");
        await Draft(trial, "b");

        var edit = await Assert.ThrowsAsync<RefusalException>(() => mine.Edit(noun, "b", new() { ["title"] = "Mine" }, null, CancellationToken.None));
        var move = await Assert.ThrowsAsync<RefusalException>(() => mine.Move(noun, "a", "drafted", "mine", CancellationToken.None));

        Assert.Equal((RefusalKind.Conflict, "changed_meanwhile"), (move.Kind, move.Id));
        Assert.Equal((RefusalKind.Conflict, "changed_meanwhile"), (edit.Kind, edit.Id));
        Assert.Contains("it is drafted, version 2", move.Message, StringComparison.Ordinal);
        using RegistryContext after = trial.Another();
        Assert.Equal(["theirs", "theirs"], after.Moves.Where(it => it.ToState == "drafted").Select(it => it.Why));
        Assert.Equal("Three lathes", after.Set<Practice>().Single(it => it.Id == "b").Title);
    }

    [Theory, EveryRegistry]
    public async Task Of_many_writers_of_one_entry_one_wins_each_round(string provider)
    {
        const int Writers = 4;
        const int Rounds = 5;
        using var trial = new RegistryTrial(provider);
        await new Entries(trial.Workspace, Actor.Owner).Add(Nouns.Find("practice")!, new() { ["id"] = "a", ["title"] = "0" }, null, CancellationToken.None);
        for (int round = 1; round <= Rounds; round++)
        {
            using var start = new Barrier(Writers);
            bool[] won = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(() => Retitle(trial, start, $"{writer}"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Single(won, it => it);
        }

        using RegistryContext after = trial.Another();
        Assert.Equal(1 + Rounds, after.Set<Practice>().Single().Version);
    }

    // All have read the same version before the first of them writes.
    static bool Retitle(RegistryTrial trial, Barrier start, string title)
    {
        using RegistryContext registry = trial.Another();
        var practice = registry.Set<Practice>().Single();
        practice.Title = title + practice.Version;
        practice.Version++;
        start.SignalAndWait();
        try
        {
            registry.SaveChanges();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    static async Task Draft(RegistryTrial trial, string id)
    {
        using RegistryContext registry = trial.Another();
        var practice = await registry.Set<Practice>().SingleAsync(it => it.Id == id);
        registry.Moves.Add(new EntryMove { Noun = "practice", Entry = id, Version = 2, FromState = "spotted", ToState = "drafted", Role = "owner", Why = "theirs", Inputs = "" });
        await registry.SaveChangesAsync();
        (practice.State, practice.Version) = (PracticeState.Drafted, 2);
        await registry.SaveChangesAsync();
    }
}
