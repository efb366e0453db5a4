using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Acceptance.Tests.Registry;

public sealed class KeepingTests
{
    [Theory, EveryRegistry]
    public async Task Names_and_policy_are_kept(string provider)
    {
        using var trial = new RegistryTrial(provider);
        trial.Registry.Names.Add(new PersonName { Person = "p2", Name = "Li Ming", NameZh = "李明" });
        trial.Registry.Names.Add(new PersonName { Person = "p1", Name = "Ann Weaver" });
        await trial.Registry.SaveChangesAsync(TestContext.Current.CancellationToken);
        await new SetPolicy(trial.Workspace, TimeProvider.System).Run(new SetPolicy.Request { Name = "money.hour_rate", Value = "31.50", Why = "agreed" }, CancellationToken.None);

        using RegistryContext another = trial.Another();
        Assert.Equal(provider, another.Provider);
        Assert.Equal([("p1", "Ann Weaver", null), ("p2", "Li Ming", "李明")], another.Names.OrderBy(it => it.Person).AsEnumerable().Select(it => (it.Person, it.Name, it.NameZh)));
        Assert.Equal(31.50m, trial.Workspace.Policy().Money.HourRate);
        PolicyVersion version = Assert.Single(another.Policies);
        Assert.Equal("agreed", version.Why);
        Assert.Equal(TimeSpan.Zero, version.ChangedAt.Offset);
        Assert.InRange(TimeProvider.System.GetUtcNow() - version.ChangedAt, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Theory, EveryRegistry]
    public void Text_sorts_by_code_point_everywhere(string provider)
    {
        using var trial = new RegistryTrial(provider);
        string[] codes = ["a", "B", "b", "ä", "_", "10", "9", "李"];
        trial.Registry.Names.AddRange(codes.Select(it => new PersonName { Person = it }));
        trial.Registry.SaveChanges();
        Assert.Equal(codes.Order(StringComparer.Ordinal), trial.Registry.Names.OrderBy(it => it.Person).Select(it => it.Person));
    }

    [Theory, EveryRegistry]
    public void The_migrations_of_a_provider_make_the_model_of_the_program(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Assert.False(trial.Registry.Database.HasPendingModelChanges(), $"The model has changed: add a migration to the set of {provider}, as docs/decisions/0005 says.");
    }

    [Fact]
    public void Both_sets_hold_the_same_migrations()
    {
        using RegistryContext sqlite = SqliteRegistry.Of("nowhere.sqlite");
        using RegistryContext postgres = PostgresRegistry.Of("Host=127.0.0.1;Database=nowhere");
        Assert.Equal(Titles(sqlite), Titles(postgres));

        static IEnumerable<string> Titles(RegistryContext registry) => registry.Database.GetMigrations().Select(it => it[(it.IndexOf('_', StringComparison.Ordinal) + 1)..]);
    }
}
