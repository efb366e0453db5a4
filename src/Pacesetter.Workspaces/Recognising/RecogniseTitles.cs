using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Tests who met the published conditions of the title in a period. It writes nothing.</summary>
[UseCase("recognise", "titles", "Who met the conditions of the title in a period, and what share of whom", Examples =
[
    "recognise titles --threshold 1.5",
    "recognise titles --by team --from 2026-02-01 --to 2026-02-28 --json",
    "recognise titles --share-goal 0.34",
])]
public sealed class RecogniseTitles(Workspace workspace) : IUseCase<RecogniseTitles.Request, TitlesAnswer>
{
    public async Task<TitlesAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Registry.Policy policy = workspace.Policy();
        TitlePolicy rules = policy.Titles with
        {
            Threshold = request.Threshold ?? policy.Titles.Threshold,
            MinShareOnQuota = request.MinShareOnQuota ?? policy.Titles.MinShareOnQuota,
        };
        if (rules.Threshold <= 0)
        {
            throw new RefusalException(RefusalKind.Usage, "threshold_not_positive", "The threshold is not above zero.", "Write 1.5 for twelve hours' work in eight.");
        }

        By by = request.By == "person" ? By.Person : request.By == "team" || !rules.Persons ? By.Team : By.Person;
        if (by == By.Person && !rules.Persons)
        {
            throw new RefusalException(
                RefusalKind.NotAuthorised,
                "titles_for_persons_off",
                "The policy of this workspace gives titles to teams, not to persons.",
                "Ask for --by team, or change the policy with: pacesetter policy set titles.persons true --why TEXT");
        }

        Period period = await Scoping.PeriodOrLastMonth(request, workspace.Ledger, cancel);
        Scope scope = Scoping.Of(request) with { Period = period };
        var candidates = await new Candidates(workspace, policy).Of(by, scope, cancel);
        return TitlesAnswer.Of(TitleTest.Apply(candidates.All, rules), period, candidates.RestatedUnits, request.ShareGoal);
    }

    public sealed record Request : Filters
    {
        [Field("Earned time over worked time to reach, at least; the policy's without it", Value = "RATIO")]
        public decimal? Threshold { get; init; }

        [Field("Who is tested; the policy's choice without it", Words = ["person", "team"])]
        public string? By { get; init; }

        [Field("Least share of scheduled hours on quota; the policy's without it", Value = "SHARE")]
        public decimal? MinShareOnQuota { get; init; }

        [Field("Compares the share with this one, both as 'at least' and as 'more than'", Value = "SHARE")]
        public decimal? ShareGoal { get; init; }
    }
}
