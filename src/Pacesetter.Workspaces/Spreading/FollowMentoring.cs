using Microsoft.EntityFrameworkCore;
using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Of those who came to the title's threshold in a period and had not in the month before: how many had a mentor before. It says what goes together, not what caused it.</summary>
[UseCase("spread", "crossings", "Of those who newly met the title's conditions, how many had a mentor before: what is associated, not what caused it", Examples =
[
    "spread crossings --from 1956-01-01 --to 1956-01-31",
    "spread crossings --under S2 --json",
])]
public sealed class FollowMentoring(Workspace workspace) : IUseCase<Filters, CrossingsAnswer>
{
    public async Task<CrossingsAnswer> Run(Filters request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Period period = await Scoping.PeriodOrLastMonth(request, workspace.Ledger, cancel);
        Period before = new(period.First.AddMonths(-1), period.First.AddDays(-1));
        Titles now = await TitlesOf(Scoping.Of(request) with { Period = period }, cancel);
        HashSet<string> earlier = [.. (await TitlesOf(Scoping.Of(request) with { Period = before }, cancel)).Rows.Where(it => it.Met).Select(it => it.Unit)];
        List<Mentoring> contracts = await workspace.Registry.Set<Mentoring>().AsNoTracking().ToListAsync(cancel);
        HashSet<string> taught = [.. contracts.Where(it => it.From < period.First && !(it.To < period.First) && it.State != MentoringState.Offered).Select(it => it.Learner)];
        TitleRow[] open = [.. now.Rows.Where(it => !earlier.Contains(it.Unit))];
        TitleRow[] crossed = [.. open.Where(it => it.Met)];
        int linked = crossed.Count(it => taught.Contains(it.Unit)), all = open.Count(it => taught.Contains(it.Unit));
        return new(period.First, period.Last)
        {
            Crossed = crossed.Length,
            WithMentor = linked,
            WithoutMentor = crossed.Length - linked,
            Taught = all,
            NotTaught = open.Length - all,
            ShareOfTaught = Share(linked, all),
            ShareOfNotTaught = Share(crossed.Length - linked, open.Length - all),
            Unlinked = [.. crossed.Where(it => !taught.Contains(it.Unit)).Select(it => it.Unit).Order(StringComparer.Ordinal)],
        };
    }

    async Task<Titles> TitlesOf(Scope scope, CancellationToken cancel)
    {
        Registry.Policy policy = workspace.Policy();
        return policy.Titles.Persons
            ? await new Candidates(workspace, policy).Titles(By.Person, scope, cancel)
            : throw new RefusalException(RefusalKind.NotAuthorised, "titles_for_persons_off", "The policy of this workspace gives titles to teams, not to persons.", "Change the policy with: pacesetter policy set titles.persons true --why TEXT");
    }

    static decimal? Share(int part, int of) => of == 0 ? null : (decimal)part / of;
}

/// <summary>Who newly met the conditions, with and without a mentor from before.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
public sealed record CrossingsAnswer(DateOnly From, DateOnly To)
{
    /// <summary>Those who met the conditions in the period and not in the month before.</summary>
    public int Crossed { get; init; }

    /// <summary>Of these, with a mentor from before the period.</summary>
    public int WithMentor { get; init; }

    /// <summary>Of these, without.</summary>
    public int WithoutMentor { get; init; }

    /// <summary>All with a mentor from before who had not met the conditions in the month before.</summary>
    public int Taught { get; init; }

    /// <summary>All without one.</summary>
    public int NotTaught { get; init; }

    /// <summary>How many of the taught crossed.</summary>
    public decimal? ShareOfTaught { get; init; }

    /// <summary>How many of the others crossed.</summary>
    public decimal? ShareOfNotTaught { get; init; }

    /// <summary>What may be said of the two shares.</summary>
    public string Relation { get; init; } = "associated with";

    /// <summary>Those who crossed without a mentor.</summary>
    public IReadOnlyList<string> Unlinked { get; init; } = [];
}
