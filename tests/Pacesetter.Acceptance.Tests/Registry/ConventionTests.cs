using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Acceptance.Tests.Registry;

public sealed class ConventionTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory, EveryRegistry]
    public void What_is_written_is_read_again_in_columns_and_in_json(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Write(trial, Parcel("a", 1.5m, Noon.ToOffset(TimeSpan.FromHours(8)).AddTicks(12_345_678)));

        using RegistryContext registry = ParcelModel.On(trial);
        Parcel read = registry.Set<Parcel>().Single();
        Assert.Equal((1.5m, Noon.AddTicks(12_345_670), new DateOnly(2026, 4, 1), ParcelState.OnItsWay), (read.NetWeight, read.SentAt, read.DueOn, read.State));
        Assert.Equal(("Leeds", 0.123457m), (read.Origin.TownName, read.Origin.TollPaid));
        Stop stop = Assert.Single(read.PlannedStops);
        Assert.Equal((Noon, ParcelState.OnItsWay, "York"), (stop.ArrivesAt, stop.ThenState, stop.Town.TownName));
        Leg leg = Assert.Single(read.Legs);
        Assert.Equal((new DateOnly(2026, 3, 2), 0.25m, "Hull"), (leg.DoneOn, leg.LoadShare, Assert.Single(leg.TollGates).TownName));
        Assert.Equal(["fragile", "易碎"], read.Labels);
    }

    [Theory, EveryRegistry]
    public void Decimals_and_moments_are_compared_ordered_and_summed_by_value(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Write(trial, Parcel("a", 9m, Noon), Parcel("b", 10.5m, Noon.ToOffset(TimeSpan.FromHours(-5)).AddMilliseconds(-1)), Parcel("c", -2m, Noon.AddSeconds(1)));

        using RegistryContext registry = ParcelModel.On(trial);
        DbSet<Parcel> parcels = registry.Set<Parcel>();
        Assert.Equal(["c", "a", "b"], parcels.OrderBy(it => it.NetWeight).Select(it => it.Code));
        Assert.Equal(["a", "b"], parcels.Where(it => it.NetWeight >= 9m).OrderBy(it => it.Code).Select(it => it.Code));
        Assert.Equal(17.5m, parcels.Sum(it => it.NetWeight));
        Assert.Equal(["b", "a", "c"], parcels.OrderBy(it => it.SentAt).Select(it => it.Code));
        Assert.Equal(["b"], parcels.Where(it => it.SentAt < Noon.ToOffset(TimeSpan.FromHours(3))).Select(it => it.Code));
        Assert.Equal(3, parcels.Count(it => it.State == ParcelState.OnItsWay));
        Assert.Equal(3, parcels.Count(it => it.Origin.TownName == "Leeds"));
        Assert.Equal(3, parcels.Count(it => it.Legs.Any(leg => leg.LoadShare > 0.2m)));
        Assert.Equal(3, parcels.Count(it => it.Labels.Contains("易碎")));
    }

    [Theory, EveryRegistry]
    public void Columns_are_in_snake_case_keys_of_json_in_camel_case_and_states_are_words(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Write(trial, Parcel("a", 9m, Noon));

        using RegistryContext registry = ParcelModel.On(trial);
        string stops = Raw(registry, "planned_stops");
        Assert.Contains("\"thenState\"", stops, StringComparison.Ordinal);
        Assert.Contains("\"on_its_way\"", stops, StringComparison.Ordinal);
        Assert.Contains("\"townName\"", stops, StringComparison.Ordinal);
        Assert.Contains("\"tollGates\"", Raw(registry, "legs"), StringComparison.Ordinal);
        Assert.Contains("\"tollPaid\"", Raw(registry, "origin"), StringComparison.Ordinal);
        Assert.Equal("on_its_way", Raw(registry, "state"));
        Assert.StartsWith("9", Raw(registry, "net_weight"), StringComparison.Ordinal);
    }

    [Theory, EveryRegistry]
    public void A_word_that_the_program_does_not_know_is_not_taken_for_another(string provider)
    {
        using var trial = new RegistryTrial(provider);
        Write(trial, Parcel("a", 9m, Noon));
        using RegistryContext registry = ParcelModel.On(trial);
        registry.Database.ExecuteSql($"UPDATE parcels SET state = 'lost'");
        Assert.Contains("lost", Assert.Throws<InvalidDataException>(() => registry.Set<Parcel>().Single()).Message, StringComparison.Ordinal);
    }

    static string Raw(RegistryContext registry, string column)
    {
        string statement = $"SELECT CAST({column} AS text) AS \"Value\" FROM parcels LIMIT 1";
        return registry.Database.SqlQueryRaw<string>(statement).Single();
    }

    static void Write(RegistryTrial trial, params Parcel[] parcels)
    {
        using RegistryContext registry = ParcelModel.On(trial);
        registry.GetService<IRelationalDatabaseCreator>().CreateTables();
        registry.AddRange(parcels);
        registry.SaveChanges();
    }

    static Parcel Parcel(string code, decimal weight, DateTimeOffset sent) => new()
    {
        Code = code,
        NetWeight = weight,
        SentAt = sent,
        DueOn = new(2026, 4, 1),
        State = ParcelState.OnItsWay,
        Origin = new() { TownName = "Leeds", TollPaid = 0.1234565m },
        PlannedStops = [new() { ArrivesAt = Noon, ThenState = ParcelState.OnItsWay, Town = new() { TownName = "York" } }],
        Legs = [new() { DoneOn = new(2026, 3, 2), LoadShare = 0.25m, TollGates = [new() { TownName = "Hull" }] }],
        Labels = ["fragile", "易碎"],
    };
}
