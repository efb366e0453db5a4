using Pacesetter.Planning;
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
        Checked(request);
        GoalBook book = await GoalBook.Read(workspace, request.To, (ulong)request.Seed, cancel);
        var rows = new List<GoalRow>();
        foreach (Goal goal in Asked(book, request))
        {
            rows.Add((await book.Of(goal, cancel)).Row);
        }

        return new(book.AsOf, rows);
    }

    /// <exception cref="RefusalException">The seed lies below zero.</exception>
    internal static void Checked(Request request)
    {
        if (request.Seed < 0)
        {
            throw new RefusalException(RefusalKind.Usage, "seed_out_of_range", $"--seed {request.Seed} lies below zero.", "Write a whole number of zero or more.");
        }
    }

    /// <summary>The goals asked for, in the order of their codes.</summary>
    /// <exception cref="RefusalException">There is no such goal.</exception>
    internal static IReadOnlyList<Goal> Asked(GoalBook book, Request request)
    {
        Goal[] asked = [.. book.Goals
            .Where(it => request.Goal is null || it.Id == request.Goal)
            .Where(it => request.Under is null || (it.Unit is { } unit && book.Calendars.Units.IsUnder(unit, request.Under)))];
        return request.Goal is null || asked.Length > 0 ? asked
            : throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no goal {request.Goal}.", "See them with: pacesetter goal list");
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
