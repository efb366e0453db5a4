using Pacesetter.Planning;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>When goals in earned hours are reached as things go, with the exchange plan, and with the fewest exchanges that suffice. All scenarios share their random numbers.</summary>
[UseCase("plan", "scenarios", "When goals are reached with what is scheduled, with the exchange plan, and with the fewest exchanges that suffice", Examples =
[
    "plan scenarios",
    "plan scenarios --goal g1 --day 2027-06-30 --probability 0.8 --json",
])]
public sealed class ForecastScenarios(Workspace workspace) : IUseCase<ForecastScenarios.Request, ScenariosAnswer>
{
    const string NotTouched = "not_touched";

    public async Task<ScenariosAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ForecastGoals.Checked(request);
        Checked(request);
        GoalBook book = await GoalBook.Read(workspace, request.To, (ulong)request.Seed, cancel);
        IReadOnlyList<Goal> goals = ForecastGoals.Asked(book, request);
        bool any = goals.Any(it => book.Reason(it) is null && Touchable(it));
        (IReadOnlyList<MatchPair> plan, string untouched) = any ? await Plan(book.AsOf!.Value, request, cancel) : ([], NotTouched);
        var rows = new List<ScenarioRow>();
        foreach (Goal goal in goals)
        {
            MatchPair[] touching = Touchable(goal) ? [.. plan.Where(it => book.Calendars.Units.IsUnder(it.Learner, goal.Unit)).OrderByDescending(it => it.Net)] : [];
            ScenarioRow row = await Row(book, goal, touching, request, cancel);
            rows.Add(row.SpreadReason == NotTouched ? row with { SpreadReason = untouched } : row);
        }

        return new(book.AsOf, new(request.Transfer, request.StartWeek, request.RampWeeks), rows);
    }

    static bool Touchable(Goal goal) => goal is { Metric: "earned_hours", Operation: null };

    // Where no exchange plan can be made the goals still stand as they do; the reason is said.
    async Task<(IReadOnlyList<MatchPair> Plan, string Untouched)> Plan(DateOnly asOf, Request request, CancellationToken cancel)
    {
        try
        {
            return ((await ExchangeCandidates.Read(workspace, new() { To = asOf, Transfer = request.Transfer }, cancel)).Matched(null).Pairs, NotTouched);
        }
        catch (AssumptionException unfit)
        {
            return ([], unfit.Id);
        }
        catch (RefusalException refused)
        {
            return ([], refused.Id);
        }
    }

    static void Checked(Request request)
    {
        if (request.Probability is not (> 0 and < 1) || request.Transfer is not (> 0 and <= 1))
        {
            throw new RefusalException(RefusalKind.Usage, request.Transfer is > 0 and <= 1 ? "probability_out_of_range" : "transfer_out_of_range", "--probability lies between 0 and 1, --transfer above 0 and at most at 1.", "Write 0.8 for eight in ten.");
        }

        if (request.StartWeek < 1 || request.RampWeeks < 1)
        {
            throw new RefusalException(RefusalKind.Usage, "weeks_out_of_range", "--start-week and --ramp-weeks are 1 or more.", "Write 4 for the fourth week from now.");
        }
    }

    static async Task<ScenarioRow> Row(GoalBook book, Goal goal, MatchPair[] pairs, Request request, CancellationToken cancel)
    {
        if (book.Reason(goal) is { } reason)
        {
            return new(GoalStanding.Blank(goal, reason));
        }

        (GoalRow row, GoalOutlook? outlook) = await book.Of(goal, cancel);
        if (outlook is null || pairs.Length == 0 || outlook.WeeklyOutput <= 0)
        {
            return new(row) { SpreadReason = outlook is null ? null : NotTouched };
        }

        DateOnly by = request.Day ?? goal.To!.Value;
        IReadOnlyList<GoalOutlook> with = outlook.With([.. pairs.Select((pair, i) => Raises(i, pair, request).Where(it => book.Calendars.Units.IsUnder(it.Unit, goal.Unit)).ToArray())]);
        SpreadScenario Of(int count)
        {
            GoalRow then = book.By(goal, with[count - 1]);
            return new([.. pairs.Take(count).Select(it => new ScenarioPair(it.Learner, it.Mentor, it.Gain, it.Basis) { CostHours = it.CostHours })], then.Completion!, then.LeadDays, with[count - 1].ChanceBy(by));
        }

        // Each number of exchanges is tried: a measured effect may harm, and a host's hours are lost before anything is gained.
        bool none = outlook.ChanceBy(by) >= request.Probability;
        int? fewest = none ? null : Enumerable.Range(1, pairs.Length).Cast<int?>().FirstOrDefault(count => with[count!.Value - 1].ChanceBy(by) >= request.Probability);
        return new(row) { WithSpread = Of(pairs.Length), NeededSpread = fewest is { } enough ? Of(enough) : null, SpreadReason = none ? "none_needed" : fewest is null ? "not_enough" : null };
    }

    // What the learner gains, the whole law of a measured effect and of an assumed one its lower end alone; and what the host loses in the weeks before.
    static IEnumerable<Raise> Raises(int number, MatchPair pair, Request request)
    {
        yield return new(pair.Learner, 2 * number, request.StartWeek, pair.Effect?.Mean * pair.Hours ?? pair.Gain, [.. Enumerable.Range(1, request.RampWeeks).Select(week => (double)week / request.RampWeeks)])
        {
            Scale = pair.Effect?.Scale * pair.Hours ?? 0,
            Degrees = pair.Effect?.Degrees ?? double.PositiveInfinity,
        };
        yield return new(pair.Mentor, (2 * number) + 1, Math.Max(1, request.StartWeek - MatchLearners.UsualVisitWeeks + 1), -pair.HostLoss, [.. Enumerable.Repeat(1.0, MatchLearners.UsualVisitWeeks), 0]);
    }

    public sealed record Request : ForecastGoals.Request
    {
        [Field("The day by which a goal is to be reached; its planned end without it", Value = "DATE")]
        public DateOnly? Day { get; init; }

        [Field("The probability with which", Value = "SHARE")]
        public double Probability { get; init; } = 0.8;

        [Field("What part of the gap an exchange is assumed to close where the practice has no pooled effect", Value = "SHARE")]
        public double Transfer { get; init; } = 0.5;

        [Field("The week ahead in which exchanges begin to work")]
        public int StartWeek { get; init; } = 4;

        [Field("The weeks in which they come to work in full")]
        public int RampWeeks { get; init; } = 4;
    }
}
