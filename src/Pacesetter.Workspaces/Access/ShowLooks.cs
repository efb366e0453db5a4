using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Tells somebody who looked at their figures.</summary>
[UseCase("own", "looks", "Who looked at one's own figures, the latest first", Examples =
[
    "own looks --as W0042",
    "own looks --as W0042 --days 30 --json",
])]
public sealed class ShowLooks(Workspace workspace, Actor actor) : IUseCase<ShowLooks.Request, ShowLooks.Answer>
{
    static readonly string[] Acts = [Looks.ReadPersons, "read_names", "export"];
    static readonly string[] Exports = ["people", "attendance", "work"];

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = Own.Person(actor, request.Person);
        List<Dictionary<string, object?>> stays = await Own.Stays(workspace, person, cancel);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        HashSet<string> around = [.. stays.Select(it => it["team"]).OfType<string>().SelectMany(it => tree.From(it)).Select(it => it.Code)];
        string first = workspace.Clock.GetUtcNow().AddDays(-request.Days).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<AuditEntry> entries = await workspace.Registry.AuditEntries.AsNoTracking()
            .Where(it => Acts.Contains(it.Act) && it.Actor != person && it.At.CompareTo(first) >= 0)
            .OrderByDescending(it => it.Sequence).ToListAsync(cancel);
        return new([.. entries.Where(it => it.Act != "export" || Exports.Contains(it.Noun)).Select(it => Look(it, person, around)).OfType<LookRow>()]);
    }

    // By name, or as one of all that were below a unit.
    static LookRow? Look(AuditEntry entry, string person, HashSet<string> around)
    {
        var detail = JsonNode.Parse(entry.Detail) as JsonObject;
        bool named = entry.Subject == person || (detail?["persons"] is JsonArray persons && persons.Any(it => (string?)it == person));
        string? under = (string?)detail?["under"];
        return named || (entry.Subject is null && detail?["persons"] is null && (under is null || around.Contains(under)))
            ? new(entry.At, entry.Actor, entry.Role, entry.Act == "export" ? $"export {entry.Noun}" : entry.Noun) { Under = under, From = (string?)detail?["from"], To = (string?)detail?["to"], ByName = named }
            : null;
    }

    public sealed record Request
    {
        [Field("Of whom, where it is not said who acts", Value = "PERSON")]
        public string? Person { get; init; }

        [Field("How many days back", Value = "N")]
        public int Days { get; init; } = 365;
    }

    public sealed record Answer(IReadOnlyList<LookRow> Rows);

    /// <summary>Somebody looked.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Role">In which role.</param>
    /// <param name="What">At what.</param>
    public sealed record LookRow(string At, string Actor, string Role, string What)
    {
        /// <summary>The unit that was asked about; null for everybody.</summary>
        public string? Under { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }

        /// <summary>Whether the person's own code was asked for or printed, not only a list in which they stood.</summary>
        public bool ByName { get; init; }
    }
}
