using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Says what the ledger holds of each team, which has fallen silent, and which batches brought it.</summary>
/// <remarks>Silent is a team without a record for longer, up to the last day of the ledger, than between any two of its records before: of itself and not of others, so that one that works two days a week is not.</remarks>
[UseCase("ledger", "holdings", "What the ledger holds: rows and days of each team, who has fallen silent, and the latest batches", Examples = ["ledger holdings", "ledger holdings --under S1 --json"])]
public sealed class ListHoldings(Workspace workspace, Actor actor) : IUseCase<ListHoldings.Request, ListHoldings.Answer>
{
    const int Latest = 50;

    // A week-end and a holiday are no silence, whatever came before.
    const int ShortestSilence = 4;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        var days = new Dictionary<string, List<(DateOnly Day, long Records)>>(StringComparer.Ordinal);
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Team, Grain.Day, new Scope { Under = request.Under }), cancel))
        {
            if (cell is { Records: > 0, Start: { } day })
            {
                string team = cell.Team ?? "";
                days.TryAdd(team, []);
                days[team].Add((day, cell.Records));
            }
        }

        DateOnly? last = days.Count == 0 ? null : days.Max(it => it.Value.Max(one => one.Day));
        HeldUnit[] units = [.. days.Select(it => Of(it.Key, it.Value, last!.Value, tree)).OrderByDescending(it => it.Silent).ThenBy(it => it.Site, StringComparer.Ordinal).ThenBy(it => it.Unit, StringComparer.Ordinal)];
        return new(last, units.Count(it => it.Silent), units, actor.Reach.IsWhole ? await Batches(cancel) : []);
    }

    static HeldUnit Of(string team, List<(DateOnly Day, long Records)> days, DateOnly end, UnitTree tree)
    {
        DateOnly[] on = [.. days.Select(it => it.Day).Order()];
        int longest = on.Zip(on.Skip(1), (one, next) => next.DayNumber - one.DayNumber).DefaultIfEmpty().Max();
        int since = end.DayNumber - on[^1].DayNumber;
        Unit? unit = tree.Find(team);
        return new(team, unit?.Name, unit?.NameZh, tree.Above(team, UnitKind.Site)?.Code, days.Sum(it => it.Records), on[0], on[^1], on.Length, longest, since, since >= ShortestSilence && since > longest);
    }

    async Task<IReadOnlyList<HeldBatch>> Batches(CancellationToken cancel)
    {
        var by = (await workspace.Registry.Set<Auditing.AuditEntry>().AsNoTracking().Where(it => it.Act == "import" && it.Noun == "batch").Select(it => new { it.Subject, it.Actor, it.Sequence }).ToListAsync(cancel))
            .GroupBy(it => it.Subject ?? "").ToDictionary(it => it.Key, it => it.MaxBy(one => one.Sequence)!.Actor, StringComparer.Ordinal);
        return [.. (await workspace.Ledger.Batches(cancel)).Reverse().Take(Latest).Select(it => new HeldBatch(it.Id, it.Name, it.Tables, it.Rows, it.Notes, by.GetValueOrDefault(it.Id), it.ImportedAt, it.ForgottenAt, RejectsOf(it)))];
    }

    bool RejectsOf(BatchRecord batch) => File.Exists(Path.Combine(workspace.Settings.RejectsDirectory, $"{batch.Id[..16]}.rejects.csv"));

    public sealed record Request
    {
        [Field("Only this unit and what lies below it", Value = "UNIT")]
        public string? Under { get; init; }
    }

    /// <summary>The last day with a record; how many teams are silent; the teams, those first; to whoever reaches the whole workspace the latest batches.</summary>
    public sealed record Answer(DateOnly? Last, int Silent, IReadOnlyList<HeldUnit> Rows, IReadOnlyList<HeldBatch> Batches);
}

/// <summary>What the ledger holds of a team.</summary>
/// <param name="Unit">The team; empty for records of none.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="Site">The site above it.</param>
/// <param name="Records">Work records that stand.</param>
/// <param name="First">The first day with one.</param>
/// <param name="Last">The last.</param>
/// <param name="Days">Days with one.</param>
/// <param name="LongestGap">The most days from one such day to the next.</param>
/// <param name="Since">Days from its last to the last of the ledger.</param>
/// <param name="Silent">Longer than ever before.</param>
public sealed record HeldUnit(string Unit, string? Name, string? NameZh, string? Site, long Records, DateOnly First, DateOnly Last, int Days, int LongestGap, int Since, bool Silent);

/// <summary>A batch, who brought it, and whether a list of rows that were left out lies beside.</summary>
public sealed record HeldBatch(string Id, string Name, IReadOnlyList<string> Tables, long Rows, IReadOnlyList<string> Notes, string? By, DateTime ImportedAt, DateTime? ForgottenAt, bool Rejects);
