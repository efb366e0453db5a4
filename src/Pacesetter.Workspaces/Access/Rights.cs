using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>The authorisation table: every use case that answers over the network, and what it takes. What is not in it answers nobody.</summary>
public static class Rights
{
    const Roles Leads = Roles.TeamLead | Roles.WorkerRepresentative | Roles.Auditor;

    static readonly Dictionary<string, Right> Table = new(StringComparer.Ordinal)
    {
        ["measure fulfilment"] = new(Roles.Anybody, request => ((MeasureFulfilment.Request)request).By == By.Person ? DataClass.Named : DataClass.Team)
        {
            OnLattice = request => request is MeasureFulfilment.Request it ? Asked(it, it.By.KeyOf(), it.Per) : throw new ArgumentException("another request", nameof(request)),
        },
        ["measure fair"] = Right.Of(Leads, DataClass.Named),
        ["measure frontier"] = Right.Of(Leads, DataClass.Team),
        ["measure standing"] = Right.Of(Leads, DataClass.Team),
        ["measure alarms"] = Right.Of(Leads, DataClass.Team),
        ["measure integrity"] = Right.Of(Leads, DataClass.Named),
        ["measure notice"] = Right.Of(Roles.Anybody),
        ["measure units"] = Right.Of(Roles.Anybody, DataClass.Aggregate),
        ["measure quotas"] = Right.Of(Roles.Anybody),
        ["recognise titles"] = new(Leads, request => ((RecogniseTitles.Request)request).By == "team" ? DataClass.Team : DataClass.Named),
        ["recognise concentration"] = Right.Of(Leads, DataClass.Named),
        ["recognise select"] = Right.Of(Leads, DataClass.Named),
        ["recognise ranks"] = Right.Of(Leads, DataClass.Named),
        ["recognise delegates"] = Right.Of(Leads, DataClass.Team),
        ["exchange conferences"] = Right.Of(Roles.Anybody),
        ["exchange programme"] = Right.Of(Roles.Anybody),
        // A part of one's own, wherever the conference is kept.
        ["exchange nominate"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["exchange vote"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["exchange file"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["exchange book"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["exchange elect"] = Right.Of(Roles.Secretary) with { Changes = true },
        // Whoever sees figures of teams, and whoever finds on claims, where they do.
        ["exchange claims"] = Right.Enters(Leads | Roles.Verifier | Roles.IndustrialEngineer),
        ["spread reply"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["spread read"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["spread audience"] = Right.Of(Roles.Secretary | Roles.WorkerRepresentative) with { Changes = true },
        ["spread crossings"] = Right.Of(Leads, DataClass.Named),
        ["spread help"] = Right.Of(Leads, DataClass.Team),
        ["spread match"] = Right.OwnerChanges,
        ["spread consider"] = Right.Of(Roles.TeamLead | Roles.SiteManager) with { Changes = true },
        // Of persons as far as whoever asks sees persons, else of oneself and heads of k or more.
        ["spread skills"] = Right.Of(Roles.Anybody),
        // A part of one's own in what others keep: each asks for the roles at the unit that takes part.
        ["spread enrol"] = Right.Of(Roles.TeamLead | Roles.WorkerRepresentative) with { Changes = true },
        ["spread comment"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["spread pledge"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["spread pledges"] = Right.Of(Roles.Anybody),
        ["spread answer"] = Right.Of(Roles.TeamLead | Roles.WorkerRepresentative) with { Changes = true },
        ["spread check"] = Right.Of(Roles.Verifier | Roles.Committee) with { Changes = true },
        ["spread clear"] = Right.Of(Roles.Maintenance) with { Changes = true },
        ["spread vote"] = Right.Of(Roles.Committee) with { Changes = true },
        // Of units that whoever asks sees as sums alone it leaves out what the lattice hides.
        ["spread standings"] = Right.Of(Roles.Anybody),
        ["prove adoptions"] = Right.Of(Leads, DataClass.Team),
        ["prove pool"] = Right.Of(Leads, DataClass.Team),
        ["plan calendar"] = Right.Of(Roles.Anybody),
        ["plan goals"] = Right.Of(Leads, DataClass.Team),
        ["plan scenarios"] = Right.Of(Leads, DataClass.Team),
        ["bulletin"] = Right.Of(Roles.Anybody, DataClass.Team) with 
        {
            // Without dates it is of a month.
            OnLattice = request => request is Filters it ? Asked(it, Keys.Team, it.From is null && it.To is null ? Grain.Month : Grain.All) : throw new ArgumentException("another request", nameof(request)),
        },
        ["export"] = new(Roles.Anybody, request => Exported(((ExportTable.Request)request).Table)),
        // Of oneself alone: the use case takes no other person from anybody but the owner.
        ["own data"] = Right.Of(Roles.Anybody),
        ["own looks"] = Right.Of(Roles.Anybody),
        ["words"] = Right.Of(Roles.Anybody),
        ["agenda"] = Right.Of(Roles.Anybody),
        ["work"] = Right.Enters(Import.Keepers),
        ["upload add"] = Right.Of(Import.Keepers) with { Changes = true },
        ["upload list"] = Right.Of(Import.Keepers),
        ["upload show"] = Right.Of(Import.Keepers),
        ["upload map"] = Right.Of(Import.Keepers) with { Changes = true },
        ["upload rejects"] = Right.Of(Import.Keepers),
        ["upload drop"] = Right.Of(Import.Keepers) with { Changes = true },
        ["upload check"] = Right.Enters(Import.Keepers),
        ["upload commit"] = Right.Enters(Import.Keepers),
        ["job list"] = Right.Of(Roles.Anybody),
        ["job show"] = Right.Of(Roles.Anybody),
        ["job cancel"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["ledger holdings"] = Right.Of(Leads | Import.Keepers, DataClass.Team),
        ["batches"] = Right.Owner,
        ["forget"] = Right.OwnerChanges,
        ["erase"] = Right.OwnerChanges,
        ["policy show"] = Right.Of(Roles.Anybody),
        ["policy history"] = Right.Of(Roles.Anybody),
        ["policy set"] = Right.OwnerChanges,
        ["audit show"] = Right.Owner,
        ["audit verify"] = Right.Owner,
        ["role list"] = Right.Of(Roles.Anybody),
        ["user list"] = Right.Owner,
        ["user grant"] = Right.OwnerChanges,
        ["user close"] = Right.OwnerChanges,
        ["user password"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["user show"] = Right.Of(Roles.Anybody),
        ["factor add"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["factor confirm"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["factor remove"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["passkey remove"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["feed add"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["feed list"] = Right.Of(Roles.Anybody),
        ["feed revoke"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["alert list"] = Right.Of(Roles.Anybody),
        ["alert read"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["alert choices"] = Right.Of(Roles.Anybody),
        ["alert choose"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["retention"] = Right.Of(Roles.Anybody),
        ["webhook add"] = Right.OwnerChanges,
        ["webhook list"] = Right.Owner,
        ["webhook remove"] = Right.OwnerChanges,
        ["key list"] = Right.Owner,
        ["key add"] = Right.OwnerChanges,
        ["key revoke"] = Right.OwnerChanges,
    };

    static LatticeQuestion Asked(Filters filters, Keys keys, Grain per) =>
        new(keys, per, Scoping.Of(filters).Period, filters.Operation is not null || filters.Class is not null);

    // Entries are looked at one by one.
    static DataClass Exported(string table) => Nouns.Find(table) is not null ? DataClass.None : table switch
    {
        "people" or "attendance" or "work" => DataClass.Named,
        "observations" => DataClass.Team,
        _ => DataClass.Aggregate,
    };

    /// <summary>Use cases of the files that only their owner asks for.</summary>
    public static IReadOnlySet<string> OwnersFiles { get; } = new HashSet<string>(StringComparer.Ordinal) { "backup", "restore", "migrate", "ledger migrate", "ledger copy", "serve" };

    /// <summary>The use cases of the table, in its order.</summary>
    public static IReadOnlyList<string> Names => [.. Table.Keys];

    /// <summary>What a use case of the table takes; null where it is not in it.</summary>
    public static Right? Named(string name) => Table.GetValueOrDefault(name);

    /// <summary>What a use case takes; null where it does not answer over the network.</summary>
    public static Right? Of(UseCaseDescription useCase)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        return useCase.Local ? null : useCase.Noun is not null ? Right.Of(Roles.Anybody) : Table.GetValueOrDefault(useCase.Name);
    }
}
