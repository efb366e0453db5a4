using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>How many of those who need not help others were helped (F9), team by team. It names nobody.</summary>
[UseCase("spread", "help", "Help coverage of each team: members who were helped, of those who are not helpers themselves", Examples =
[
    "spread help",
    "spread help --under S2 --from 2026-02-01 --to 2026-02-28 --json",
])]
public sealed class MeasureHelp(Workspace workspace) : IUseCase<MeasureHelp.Request, MeasureHelp.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var facts = new FactsOf(workspace);
        Facts units = facts.For(Actor.Owner);
        DateOnly last = request.To ?? units.Today;
        var period = new Period(request.From ?? DateOnly.MinValue, last);
        List<Mentoring> mentorings = await workspace.Registry.Set<Mentoring>().AsNoTracking().ToListAsync(cancel);
        HashSet<string> helpers = [.. mentorings.Where(it => Helped(it, period)).Select(it => it.Mentor)];
        HashSet<string> helped = [.. mentorings.Where(it => Helped(it, period)).Select(it => it.Learner)];
        return new([.. facts.Members(last)
            .Where(team => request.Under is null || units.UnitsFrom(team.Key).Contains(request.Under))
            .OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => Row(team.Key, [.. team], helpers, helped))]);
    }

    static bool Helped(Mentoring it, Period period) => it.Sessions.Any(one => period.Contains(one.On));

    static HelpRow Row(string team, IReadOnlyList<string> members, HashSet<string> helpers, HashSet<string> helped)
    {
        string[] others = [.. members.Where(it => !helpers.Contains(it))];
        int reached = others.Count(helped.Contains);
        return new(team, members.Count, members.Count - others.Length, others.Length, reached, others.Length == 0 ? null : Math.Round((decimal)reached / others.Length, 6, MidpointRounding.AwayFromZero), others.Length == 0 ? "no_learners" : null);
    }

    public sealed record Request
    {
        [Field("First day of help, inclusive", Value = "DATE")]
        public DateOnly? From { get; init; }

        [Field("Last day of help, inclusive; who is of a team is asked on this day; today without it", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("Only this unit and what lies below it", Value = "UNIT")]
        public string? Under { get; init; }
    }

    public sealed record Answer(IReadOnlyList<HelpRow> Rows);
}

/// <summary>The help coverage of a team.</summary>
/// <param name="Unit">The team.</param>
/// <param name="Members">Its members.</param>
/// <param name="Helpers">Members who helped somebody in the period.</param>
/// <param name="Others">Members who did not.</param>
/// <param name="Helped">How many of those were helped.</param>
/// <param name="Coverage">Helped ÷ others.</param>
/// <param name="Reason">Why there is no coverage.</param>
public sealed record HelpRow(string Unit, int Members, int Helpers, int Others, int Helped, decimal? Coverage, string? Reason);
