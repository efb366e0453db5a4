using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>Judges the adoptions of the workspace, cohort by cohort, and writes each verdict to its adoptions, where the life-cycle asks for it. Whoever sees a part of the workspace alone sees what follows from that part, and writes nothing.</summary>
[UseCase("prove", "adoptions", "Did the adoptions work: the verdict on each cohort, with what would have come anyhow", Examples =
[
    "prove adoptions",
    "prove adoptions --practice practice-1 --json --require verdict=proven",
])]
public sealed class ProveAdoptions(Workspace workspace, TermPack terms) : IUseCase<ProveAdoptions.Request, ProveAdoptions.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Practice is { } practice && await workspace.Registry.FindAsync(typeof(Practice), [practice], cancel) is null)
        {
            throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no practice {practice}.", "See them with: pacesetter practice list");
        }

        Cohorts cohorts = await Cohorts.Read(workspace, request.Practice, cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "no_work", "The ledger holds not one full week of work.", "Import some with: pacesetter import work FILE");
        var judged = new List<(Cohort Cohort, JudgedCohort Judged)>();
        foreach (Cohort cohort in cohorts.All)
        {
            judged.Add(await cohorts.Judge(cohort, terms, cancel));
        }

        ImmutableArray<bool> holds = HoldOverYear(judged);
        var rows = new List<CohortRow>();
        foreach (((Cohort cohort, JudgedCohort found), bool year) in judged.Zip(holds))
        {
            bool? held = found.Answer.Verdict == Words.Of(Verdict.Proven) ? year : null;
            rows.Add(Row(cohort, found.Answer, held));
            if (!workspace.IsNarrowed)
            {
                await Keep(cohort, found.Answer.Verdict, cancel);
            }
        }

        return new(rows);
    }

    // Each plan year by itself: the cohorts that began in it.
    static ImmutableArray<bool> HoldOverYear(List<(Cohort Cohort, JudgedCohort Judged)> judged)
    {
        var holds = new bool[judged.Count];
        foreach (IGrouping<int?, int> year in Enumerable.Range(0, judged.Count).GroupBy(i => judged[i].Cohort.InUse?.Year))
        {
            int[] places = [.. year];
            ImmutableArray<bool> found = PlanYear.Holds([.. places.Select(i => judged[i].Judged.Verdict)]);
            for (int i = 0; i < places.Length; i++)
            {
                holds[places[i]] = found[i];
            }
        }

        return [.. holds];
    }

    CohortRow Row(Cohort cohort, EffectAnswer found, bool? holds) => new(found)
    {
        Practice = cohort.Practice.Id,
        Metric = cohort.Practice.Metric,
        InUse = cohort.InUse,
        SelectedFrom = cohort.Selected?.First,
        SelectedTo = cohort.Selected?.Last,
        Units = cohort.Units,
        Adoptions = [.. cohort.Adoptions.Select(it => it.Id)],
        HoldsOverYear = holds,
        Reasons = holds is { } it ? [.. found.Reasons, terms.Say(it ? "verdict.holds_over_year" : "verdict.holds_not_over_year")] : found.Reasons,
    };

    async Task Keep(Cohort cohort, string verdict, CancellationToken cancel)
    {
        Noun noun = Nouns.Of(typeof(Adoption));
        var entries = new Entries(workspace, Actor.System);
        foreach (Adoption adoption in cohort.Adoptions.Where(it => it.InUse is not null && (it.Verdict is null ? null : Words.Of(it.Verdict.Value)) != verdict))
        {
            await entries.Edit(noun, adoption.Id, new JsonObject { ["verdict"] = verdict }, adoption.Version, cancel);
        }
    }

    public sealed record Request
    {
        [Field("Only the adoptions of this practice", Value = "PRACTICE")]
        public string? Practice { get; init; }
    }

    public sealed record Answer(IReadOnlyList<CohortRow> Rows);
}

/// <summary>The verdict on the adoptions of one practice with the same selection window and first week in use.</summary>
public sealed record CohortRow : EffectAnswer
{
    public CohortRow(EffectAnswer found)
        : base(found)
    {
    }

    public string Practice { get; init; } = "";

    /// <summary>What is compared.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The first day in use; null where it is planned only.</summary>
    public DateOnly? InUse { get; init; }

    public DateOnly? SelectedFrom { get; init; }

    public DateOnly? SelectedTo { get; init; }

    /// <summary>The units, in the order of their codes.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>The adoptions; each carries this verdict.</summary>
    public IReadOnlyList<string> Adoptions { get; init; } = [];

    /// <summary>Of a proven cohort: whether the proof holds when all cohorts of the year are looked at together.</summary>
    public bool? HoldsOverYear { get; init; }
}
