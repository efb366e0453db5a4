using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Something with every kind of property a noun may have; stands for the nouns in the tests of the conventions.</summary>
sealed class Parcel
{
    public required string Code { get; init; }

    public decimal NetWeight { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateOnly? DueOn { get; set; }

    public ParcelState State { get; set; }

    public Place Origin { get; set; } = new();

    public List<Stop> PlannedStops { get; set; } = [];

    public List<Leg> Legs { get; set; } = [];

    public List<string> Labels { get; set; } = [];
}

enum ParcelState
{
    Packed,
    OnItsWay,
}

sealed class Place
{
    public string? TownName { get; set; }

    public decimal TollPaid { get; set; }
}

sealed class Stop
{
    public DateTimeOffset ArrivesAt { get; set; }

    public ParcelState ThenState { get; set; }

    public Place Town { get; set; } = new();
}

sealed class Leg
{
    public DateOnly DoneOn { get; set; }

    public decimal LoadShare { get; set; }

    public List<Place> TollGates { get; set; } = [];
}

/// <summary>The parcels' model under the registry's conventions, on either provider.</summary>
static class ParcelModel
{
    public static void Declare(ModelBuilder model)
    {
        foreach (Type noun in model.Model.GetEntityTypes().Select(it => it.ClrType).ToArray())
        {
            model.Ignore(noun);
        }

        model.Entity<Parcel>(parcel =>
        {
            parcel.ToTable("parcels").HasKey(it => it.Code);
            parcel.ComplexProperty(it => it.Origin, it => it.ToJson());
            parcel.ComplexCollection(it => it.PlannedStops, it => it.ToJson());
            parcel.OwnsMany(it => it.Legs, leg =>
            {
                leg.ToJson();
                leg.OwnsMany(it => it.TollGates);
            });
        });
    }

    public static RegistryContext On(RegistryTrial trial) => trial.Settings.Registry is null
        ? new SqliteParcels(trial.Options<SqliteParcels>())
        : new PostgresParcels(trial.Options<PostgresParcels>());
}

sealed class SqliteParcels(DbContextOptions<SqliteParcels> options) : SqliteRegistry(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => ParcelModel.Declare(modelBuilder);
}

sealed class PostgresParcels(DbContextOptions<PostgresParcels> options) : PostgresRegistry(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => ParcelModel.Declare(modelBuilder);
}
