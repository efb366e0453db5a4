using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>Where every goal stands on its basis, and when it will be reached.</summary>
[UseCase("plan", "goals", "Where every goal stands, and when it will be reached", Examples =
[
    "plan goals",
    "plan goals --under S2 --to 2026-02-28 --json",
])]
public sealed class ForecastGoals(Workspace workspace) : IUseCase<ForecastGoals.Request, GoalsAnswer>
{
    public async Task<GoalsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Goal> goals = await GoalsOf(workspace, request, cancel);
        DateOnly? asOf = request.To ?? await LastDay(workspace, goals, cancel);
        var rows = new List<GoalRow>();
        foreach (Goal goal in goals)
        {
            rows.Add(await Row(workspace, goal, asOf, (ulong)request.Seed, cancel));
        }

        return new(asOf, rows);
    }

    /// <summary>The goals asked for, in the order of their codes.</summary>
    /// <exception cref="RefusalException">There is no such goal.</exception>
    internal static async Task<List<Goal>> GoalsOf(Workspace workspace, Request request, CancellationToken cancel)
    {
        if (request.Seed < 0)
        {
            throw new RefusalException(RefusalKind.Usage, "seed_out_of_range", $"--seed {request.Seed} lies below zero.", "Write a whole number of zero or more.");
        }

        Facts units = new FactsOf(workspace).For(Actor.Owner);
        List<Goal> goals = await workspace.Registry.Set<Goal>().AsNoTracking().ToListAsync(cancel);
        List<Goal> asked = [.. goals
            .Where(it => request.Goal is null || it.Id == request.Goal)
            .Where(it => request.Under is null || (it.Unit is { } unit && units.UnitsFrom(unit).Contains(request.Under)))
            .OrderBy(it => it.Id, StringComparer.Ordinal)];
        return request.Goal is null || asked.Count > 0 ? asked
            : throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no goal {request.Goal}.", "See them with: pacesetter goal list");
    }

    /// <summary>The last day of which anything that a goal counts is known.</summary>
    internal static async Task<DateOnly?> LastDay(Workspace workspace, IReadOnlyList<Goal> goals, CancellationToken cancel)
    {
        DateOnly? last = (await workspace.Ledger.Extent(cancel))?.Last;
        foreach (Goal goal in goals.Where(it => it.Unit is not null && it.Metric is not ("earned_hours" or "good")))
        {
            try
            {
                GoalHistory history = await GoalHistory.Read(workspace, goal, DateOnly.MaxValue, cancel);
                last = history.Days.Count > 0 && (last is null || history.Days.Keys[^1] > last) ? history.Days.Keys[^1] : last;
            }
            catch (RefusalException)
            {
                // The goal's own row says what is wrong with its metric.
            }
        }

        return last;
    }

    static async Task<GoalRow> Row(Workspace workspace, Goal goal, DateOnly? asOf, ulong seed, CancellationToken cancel)
    {
        if (Missing(goal) is { } reason)
        {
            return GoalStanding.Blank(goal, reason);
        }

        try
        {
            return asOf is { } day ? GoalStanding.Of(goal, await GoalHistory.Read(workspace, goal, day, cancel), seed).Row : GoalStanding.Blank(goal, "no_output");
        }
        catch (RefusalException refused)
        {
            return GoalStanding.Blank(goal, refused.Id);
        }
    }

    /// <summary>Why no figure of a goal can be given; null where they can.</summary>
    internal static string? Missing(Goal goal) =>
        goal.Basis is null ? "basis_not_chosen"
        : goal.Unit is null || goal.From is null || goal.To is null || goal.Target is null ? "goal_incomplete"
        : goal.To < goal.From ? "dates_reversed"
        : goal.Target < 0 ? "negative_output"
        : null;

    public record Request
    {
        [Field("The day on which goals are looked at; the last day with work or an observation without it", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("Only goals of this unit and what lies below it", Value = "UNIT")]
        public string? Under { get; init; }

        [Field("Only this goal", Value = "GOAL")]
        public string? Goal { get; init; }

        [Field("The seed of the paths")]
        public long Seed { get; init; } = 1;
    }
}
