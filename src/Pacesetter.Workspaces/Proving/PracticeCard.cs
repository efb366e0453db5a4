using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>What a practice's card says of its effect: in general, and in each group of units that took it up together.</summary>
sealed record PracticeCard
{
    // What a proof is worth beside the rows of other answers.
    const int Rows = 1000;

    /// <summary><c>shown</c>, <c>not_shown</c> or <c>not_computable</c>, over all groups.</summary>
    public required string Verdict { get; init; }

    public int K { get; init; }

    public double? Mean { get; init; }

    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>What the next unit can expect.</summary>
    public IReadOnlyList<double>? Prediction { get; init; }

    public required IReadOnlyList<PracticeGroup> Groups { get; init; }

    /// <summary>The card's part; null where nothing was taken up or no work is known.</summary>
    public static async Task<PracticeCard?> Of(Workspace workspace, string practice, TermPack terms, CancellationToken cancel)
    {
        if (await Proof(workspace, practice, terms, cancel) is not { } proof)
        {
            return null;
        }

        PoolAnswer? pool = proof.Pool(new());
        return new()
        {
            Verdict = pool?.Verdict ?? "not_computable",
            K = pool?.K ?? 0,
            Mean = pool?.Mean,
            Interval = pool?.Interval,
            Prediction = pool?.Prediction,
            Groups = [.. proof.Cohorts.Select(it => new PracticeGroup(it.Cohort.Units, it.Cohort.InUse, it.Judged.Answer.Verdict)
            {
                Estimate = it.Judged.Answer.Estimate,
                Interval = it.Judged.Answer.Interval,
                RawChange = it.Judged.Answer.RawChange,
                ExpectedRebound = it.Judged.Answer.ExpectedRebound,
                Reasons = it.Judged.Answer.Reasons,
                Adoptions = [.. it.Cohort.Adoptions.Select(one => one.Id)],
                Donors = it.Judged.Answer.Donors,
                MinimumDetectable = it.Judged.Answer.MinimumDetectable,
                Course = workspace.SumsAlone ? null : GroupCourse.Of(it.Judged),
            })],
        };
    }

    /// <summary>What the moves of the practice's life-cycle ask of the figures.</summary>
    public static async Task<PracticeEvidence?> Evidence(Workspace workspace, string practice, CancellationToken cancel)
    {
        if (await Proof(workspace, practice, TermPack.Load("en"), cancel) is not { } proof)
        {
            return null;
        }

        IReadOnlyList<double>? interval = proof.Pool(new())?.Interval;
        bool higher = proof.Estimated is not [(_, { Asked: { } asked }), ..] || asked.Rule.HigherIsBetter;
        return new(
            interval is null ? null : higher ? interval[1] : -interval[0],
            [.. proof.Cohorts.Where(it => it.Judged.Verdict.Reasons.Any(reason => reason.Code is VerdictReason.GuardrailBroken or VerdictReason.GuardrailLimit)).SelectMany(it => it.Cohort.Adoptions).Select(it => it.Id)]);
    }

    // Worked out of adoptions and records, it is the same until one of them changes; in the midst of a change it is not known yet what that will be.
    static async Task<PracticeProof?> Proof(Workspace workspace, string practice, TermPack terms, CancellationToken cancel)
    {
        if (workspace.Registry.Database.CurrentTransaction is not null || workspace.Registry.ChangeTracker.HasChanges())
        {
            return await Proven(workspace, practice, terms, cancel);
        }

        object question = (nameof(PracticeCard), practice, terms.Name, workspace.SumsAlone, workspace.Policy(), workspace.Today, await workspace.Audit.LastChange(cancel));
        return await IDerivesAnswers.Of(workspace.Ledger, question, () => Proven(workspace, practice, terms, cancel), _ => Rows);
    }

    static async Task<PracticeProof?> Proven(Workspace workspace, string practice, TermPack terms, CancellationToken cancel) =>
        await Cohorts.Read(workspace, practice, cancel) is { } cohorts && await PracticeProof.Read(cohorts, terms, cancel) is [var proof, ..] ? proof : null;
}

/// <summary>Units that took a practice up together, and the verdict on them.</summary>
sealed record PracticeGroup(IReadOnlyList<string> Units, DateOnly? InUse, string Verdict)
{
    public double? Estimate { get; init; }

    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>What a plain before and after shows.</summary>
    public double? RawChange { get; init; }

    /// <summary>The part of it that would have come anyhow.</summary>
    public double? ExpectedRebound { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The adoptions judged together.</summary>
    public IReadOnlyList<string> Adoptions { get; init; } = [];

    /// <summary>The units they were compared with.</summary>
    public int Donors { get; init; }

    public double? MinimumDetectable { get; init; }

    /// <summary>Week by week; null where nothing could be judged, and for those who see sums alone.</summary>
    public GroupCourse? Course { get; init; }
}
