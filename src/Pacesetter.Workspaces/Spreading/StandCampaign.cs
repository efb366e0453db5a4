using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Stands the units of a campaign by its own conditions: like for like within a class, on the median day, guardrails as gates, ties kept.</summary>
[UseCase("spread", "standings", "Where the units of a campaign stand by its conditions: like for like, guardrails as gates, ties kept", Examples =
[
    "spread standings campaign-1",
    "spread standings campaign-1 --json",
])]
public sealed class StandCampaign(Workspace workspace, Actor actor) : IUseCase<StandCampaign.Request, ContestAnswer>
{
    const string Overloaded = "overloaded";

    public async Task<ContestAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var campaign = (Campaign)new Entries(workspace, actor).Find(Nouns.Of(typeof(Campaign)), request.Campaign);
        if (campaign.From is not { } first || campaign.To is not { } last || last < first)
        {
            throw new RefusalException(RefusalKind.Failed, "campaign_undated", $"The campaign {campaign.Id} has no days yet.", "Set from and to.");
        }

        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        MetricBook metrics = await MetricBook.Read(workspace.Ledger, cancel);
        var book = new ContestBook(workspace.Ledger, metrics, tree, campaign);
        ContestLoad load = await ContestLoad.Read(workspace, metrics, tree, new(first, last), cancel);
        var rows = new List<ContestRow>();
        foreach (Enrolment enrolment in campaign.Enrolments.DistinctBy(it => it.Unit))
        {
            rows.Add(await Row(book, load, campaign, enrolment.Unit, cancel) with { Name = tree.Find(enrolment.Unit)?.Name, NameZh = tree.Find(enrolment.Unit)?.NameZh });
        }

        IReadOnlyDictionary<string, string> hidden = await Hidden(tree, rows, new(first, last), cancel);
        return new(campaign.Id, Words.Of(campaign.State), new(first, last), workspace.Today > last,
        [
            .. rows.GroupBy(it => it.Class).OrderBy(it => it.Key, StringComparer.Ordinal)
                .SelectMany(it => Placed([.. it]).Select(row => Seen(tree, row, hidden.GetValueOrDefault(row.Unit)))
                    .OrderBy(row => row.Place ?? int.MaxValue).ThenBy(row => row.Unit, StringComparer.Ordinal)),
        ]);
    }

    async Task<ContestRow> Row(ContestBook book, ContestLoad load, Campaign campaign, string unit, CancellationToken cancel)
    {
        var figures = new List<ContestFigure>();
        foreach (Condition condition in campaign.Conditions.Where(it => !it.Guardrail))
        {
            figures.Add(await book.Figure(unit, condition, cancel));
        }

        var gates = new List<ContestGate>();
        foreach (Condition guardrail in campaign.Conditions.Where(it => it.Guardrail))
        {
            gates.Add(await book.Gate(unit, guardrail, cancel));
        }

        bool? check = campaign.Checks.Where(it => it.Unit == unit).OrderBy(it => it.On).LastOrDefault()?.GuardrailsHold;
        gates.Add(new("check", null, null, check));
        // A unit that lacks one figure is not scored on the others: it would be another contest.
        decimal? score = figures.All(it => it.Attainment is not null) ? Contest.Score([.. figures.Select(it => (it.Weight, it.Attainment!.Value))]) : null;
        ContestOverload? overload = await load.Of(unit, campaign, cancel);
        string? outside = check == false ? "check_failed" : gates.Any(it => it.Holds == false) ? "guardrail_broken" : overload is { Cleared: false } ? Overloaded : score is null ? "no_figure" : null;
        EndRush? rush = workspace.Today > campaign.To ? Contest.Rush(await book.Output(unit, new(campaign.From!.Value, campaign.To!.Value), cancel), workspace.Policy().Integrity.LastDays) : null;
        return new(unit, book.ClassOf(unit), 0, null, false, score, outside)
        {
            Figures = figures,
            Gates = gates,
            Overload = overload,
            LastShare = rush?.Share,
            EvenShare = rush?.Even,
            Storming = rush?.IsStorming ?? false,
        };
    }

    // Whoever stands alone in a class is first of nothing.
    static IEnumerable<ContestRow> Placed(IReadOnlyList<ContestRow> rows)
    {
        decimal[] scores = [.. rows.Where(it => it.Outside is null).Select(it => it.Score!.Value)];
        return rows.Select(it => it.Outside is not null ? it with { Compared = scores.Length }
            : scores.Length < 2 ? it with { Compared = scores.Length, Outside = "no_peer" }
            : it with { Compared = scores.Length, Place = Contest.Place(it.Score!.Value, scores), Tied = scores.Count(one => one == it.Score) > 1 });
    }

    // Whoever sees sums alone sees a unit once the days are over, and where enough persons stand behind it.
    async Task<IReadOnlyDictionary<string, string>> Hidden(UnitTree tree, IReadOnlyList<ContestRow> rows, Period days, CancellationToken cancel)
    {
        string[] far = [.. rows.Select(it => it.Unit).Where(it => !IsNear(tree, it))];
        if (far.Length == 0)
        {
            return new Dictionary<string, string>();
        }

        LatticeView lattice = await workspace.Lattice.View(new Scope { Period = days }, cancel);
        HashSet<string> shown = lattice.Shown();
        return far.Select(it => (Unit: it, Why: workspace.Today <= days.Last ? "not_over" : lattice.Why(it) ?? (shown.Contains(it) ? null : "below_k")))
            .Where(it => it.Why is not null).ToDictionary(it => it.Unit, it => it.Why!, StringComparer.Ordinal);
    }

    // The load of one machine on one day is no sum; whoever answers for the machine learns what waits for them.
    ContestRow Seen(UnitTree tree, ContestRow row, string? hidden)
    {
        bool waits = row.Outside == Overloaded && actor.At(From(tree, row.Unit)).Roles.HasFlag(Roles.Maintenance);
        ContestOverload? overload = waits || IsNear(tree, row.Unit) ? row.Overload : null;
        return hidden is null ? row with { Overload = overload }
            : new(row.Unit, row.Class, row.Compared, null, false, null, waits ? Overloaded : hidden) { Name = row.Name, NameZh = row.NameZh, Overload = overload };
    }

    bool IsNear(UnitTree tree, string unit) => actor.Reach.SeesAt(From(tree, unit)).HasFlag(DataClass.Team);

    static string[] From(UnitTree tree, string unit) => [.. tree.From(unit).Select(it => it.Code)];

    public sealed record Request
    {
        [Field("The campaign", Argument = true, Value = "CAMPAIGN")]
        public required string Campaign { get; init; }
    }
}
