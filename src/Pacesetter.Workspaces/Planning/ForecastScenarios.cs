using Pacesetter.Planning;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;
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
            MatchPair[] touching = Touchable(goal) ? [.. plan.Where(it => book.Calendars.Units.IsUnder(it.Learner, goal.Unit)).OrderByDescending(it => it.Gain)] : [];
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

    async Task<ScenarioRow> Row(GoalBook book, Goal goal, MatchPair[] pairs, Request request, CancellationToken cancel)
    {
        if (book.Reason(goal) is { } reason)
        {
            return new(GoalStanding.Blank(goal, reason));
        }

        (GoalRow row, GoalOutlook? outlook) = await book.Own(goal, [], cancel);
        if (outlook is null || pairs.Length == 0 || outlook.WeeklyOutput <= 0)
        {
            return new(row) { SpreadReason = outlook is null ? null : NotTouched };
        }

        DateOnly by = request.Day ?? goal.To!.Value;
        async Task<SpreadScenario?> With(int count)
        {
            Uplift[] uplifts = [.. pairs.Take(count).Select((pair, i) => UpliftOf(i, pair, outlook.WeeklyOutput, request))];
            (GoalRow changed, GoalOutlook? then) = await book.Own(goal, uplifts, cancel);
            return then is null ? null : new([.. pairs.Take(count).Select(it => new ScenarioPair(it.Learner, it.Mentor, it.Gain, it.Basis))], changed.Completion!, changed.LeadDays, then.ChanceBy(by));
        }

        SpreadScenario? all = await With(pairs.Length);
        bool none = outlook.ChanceBy(by) >= request.Probability, enough = all?.Probability >= request.Probability;
        return new(row) { WithSpread = all, NeededSpread = none || !enough ? null : await Fewest(pairs.Length, pairs.Any(it => it.Effect is not null), request.Probability, With), SpreadReason = none ? "none_needed" : enough ? null : "not_enough" };
    }

    // With common random numbers an exchange that cannot harm never lowers the chance, so halving finds the fewest; a measured effect may harm.
    static async Task<SpreadScenario?> Fewest(int count, bool stepwise, double probability, Func<int, Task<SpreadScenario?>> with)
    {
        int low = 1, high = count;
        for (; stepwise && low < high; low++)
        {
            if ((await with(low))?.Probability >= probability)
            {
                return await with(low);
            }
        }

        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = (await with(middle))?.Probability >= probability ? (low, middle) : (middle + 1, high);
        }

        return await with(low);
    }

    // The whole law of a measured effect; of an assumed one its lower end alone.
    static Uplift UpliftOf(int number, MatchPair pair, double weekly, Request request) => new(
        number,
        request.StartWeek,
        (pair.Effect?.Mean * pair.Hours ?? pair.Gain) / weekly,
        (pair.Effect?.Scale * pair.Hours ?? 0) / weekly,
        pair.Effect?.Degrees ?? double.PositiveInfinity,
        [.. Enumerable.Range(1, request.RampWeeks).Select(week => (double)week / request.RampWeeks)]);

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
