using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>The authorisation table: every use case that answers over the network, and what it takes. What is not in it answers nobody.</summary>
public static class Rights
{
    const Roles Leads = Roles.TeamLead | Roles.WorkerRepresentative | Roles.Auditor;

    static readonly Dictionary<string, Right> Table = new(StringComparer.Ordinal)
    {
        ["measure fulfilment"] = new(Leads, request => ((MeasureFulfilment.Request)request).By == By.Person ? DataClass.Named : DataClass.Team),
        ["measure fair"] = Right.Of(Leads, DataClass.Named),
        ["measure frontier"] = Right.Of(Leads, DataClass.Team),
        ["measure integrity"] = Right.Of(Leads, DataClass.Named),
        ["measure notice"] = Right.Of(Roles.Anybody),
        ["recognise titles"] = Right.Of(Leads, DataClass.Named),
        ["recognise select"] = Right.Of(Leads, DataClass.Named),
        ["recognise ranks"] = Right.Of(Leads, DataClass.Named),
        ["recognise delegates"] = Right.Of(Leads, DataClass.Team),
        ["exchange conferences"] = Right.Of(Roles.Anybody),
        ["spread help"] = Right.Of(Leads, DataClass.Team),
        ["spread match"] = Right.OwnerChanges,
        ["prove adoptions"] = Right.Of(Leads, DataClass.Team),
        ["prove pool"] = Right.Of(Leads, DataClass.Team),
        ["plan calendar"] = Right.Of(Roles.Anybody),
        ["plan goals"] = Right.Of(Leads, DataClass.Team),
        ["plan scenarios"] = Right.Of(Leads, DataClass.Team),
        ["bulletin"] = Right.Of(Roles.Anybody, DataClass.Aggregate),
        ["export"] = new(Roles.Anybody, request => Exported(((ExportTable.Request)request).Table)),
        ["agenda"] = Right.Of(Roles.Anybody),
        ["batches"] = Right.Owner,
        ["forget"] = Right.OwnerChanges,
        ["erase"] = Right.OwnerChanges,
        ["policy show"] = Right.Of(Roles.Anybody),
        ["policy set"] = Right.OwnerChanges,
        ["audit show"] = Right.Owner,
        ["audit verify"] = Right.Owner,
        ["user list"] = Right.Owner,
        ["user grant"] = Right.OwnerChanges,
        ["user close"] = Right.OwnerChanges,
        ["user password"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["feed add"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["feed list"] = Right.Of(Roles.Anybody),
        ["feed revoke"] = Right.Of(Roles.Anybody) with { Changes = true },
        ["webhook add"] = Right.OwnerChanges,
        ["webhook list"] = Right.Owner,
        ["webhook remove"] = Right.OwnerChanges,
        ["key list"] = Right.Owner,
        ["key add"] = Right.OwnerChanges,
        ["key revoke"] = Right.OwnerChanges,
    };

    // Entries are looked at one by one.
    static DataClass Exported(string table) => Nouns.Find(table) is not null ? DataClass.None : table switch
    {
        "people" or "attendance" or "work" => DataClass.Named,
        "observations" => DataClass.Team,
        _ => DataClass.Aggregate,
    };

    /// <summary>Use cases of the files that only their owner asks for.</summary>
    public static IReadOnlySet<string> OwnersFiles { get; } = new HashSet<string>(StringComparer.Ordinal) { "backup", "restore", "migrate", "serve" };

    /// <summary>What a use case takes; null where it does not answer over the network.</summary>
    public static Right? Of(UseCaseDescription useCase)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        return useCase.Local ? null : useCase.Noun is not null ? Right.Of(Roles.Anybody) : Table.GetValueOrDefault(useCase.Name);
    }
}
