using Pacesetter.Planning;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Workspaces.Planning;

/// <summary>When a goal that is not yet reached will be, by the weeks before the last full one.</summary>
sealed record GoalOutlook(Completion Completion, DateOnly LastSunday)
{
    const int YearOfWeeks = 52;
    const int LeastHorizon = 13;
    const int LongestHorizon = 520;

    // From this share of empty weeks on, output comes in lumps.
    const double LumpyShare = 0.4;

    /// <summary>The law of the rates ahead.</summary>
    public required ForecastLaw Law { get; init; }

    /// <summary>What part of a full week each coming one counts.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>What counts as done on the last Sunday.</summary>
    public required double Done { get; init; }

    /// <summary>The rates of the weeks behind.</summary>
    public required double[] Rates { get; init; }

    /// <summary>Completion with the first one, two, … of some steps, on the paths of the outlook itself; before any correction.</summary>
    public required Func<IReadOnlyList<IReadOnlyList<Raise>>, IReadOnlyList<Completion>> Raised { get; init; }

    /// <summary>True where it was made to add up with the goals above and below.</summary>
    public bool Reconciled { get; init; }

    /// <summary>What its chances were corrected by; null where they are the model's own.</summary>
    public GoalCalibration? CalibratedOn { get; private init; }

    /// <summary>The output of a week ahead, in the mean of the first year.</summary>
    public double WeeklyOutput => Weekly(Law, Weights);

    Calibration? Calibration { get; init; }

    /// <summary>Forecasts it.</summary>
    /// <param name="goal">A goal with dates, target and basis.</param>
    /// <param name="history">What was done.</param>
    /// <param name="seed">The seed of the paths.</param>
    /// <exception cref="AssumptionException">The history does not suit the forecast.</exception>
    public static GoalOutlook Of(Goal goal, GoalHistory history, ulong seed)
    {
        double[] weeks = history.Weeks();
        Require(weeks);
        bool level = goal.Basis == GoalBasis.Level;
        double done = level ? 0 : (double)history.Sum(goal.From!.Value, history.LastSunday);
        int horizon = Horizon(goal, history, weeks, (double)goal.Target!.Value - done);
        (double[] Worked, double[] ToWork)? shares = history.Shares(weeks.Length, horizon);
        double[] rates = shares is { } known ? WorkingCalendar.Rates(weeks, known.Worked) : weeks;
        double[] weights = level ? shares?.ToWork ?? [.. Enumerable.Repeat(1.0, horizon)] : WeightsOf(goal, history, shares?.ToWork, horizon);
        FittedForecast fitted = FittedForecast.Fit(rates, Method(rates));
        var asked = new CompletionSpecification(Laws.Allowed(fitted, horizon, seed), (double)goal.Target.Value)
        {
            Done = done,
            Weights = weights,
            Seed = seed,
            Window = level ? YearOfWeeks : 0,
            History = level ? weeks : [],
        };
        ForecastLaw law = fitted.Law(horizon);
        return new(Laws.Completion(asked), history.LastSunday)
        {
            Law = law,
            Weights = weights,
            Done = done,
            Rates = rates,
            Weekdays = history.Weekdays,
            Raised = steps => [.. Enumerable.Range(1, steps.Count).Select(count => Statistics.Forecasting.Completion.Simulate(asked with { Uplifts = [.. steps.Take(count).SelectMany(it => it).Select(it => it.Of(Weekly(law, weights)))] }))],
        };
    }

    /// <summary>With the first one, two, … of some steps: what differs is due to them alone.</summary>
    public IReadOnlyList<GoalOutlook> With(IReadOnlyList<IReadOnlyList<Raise>> steps) =>
        [.. Raised(steps).Select(it => this with { Completion = Calibration is { } own ? it.Calibrated(own) : it })];

    /// <summary>What a law lets expect a week, in the mean of the first year.</summary>
    public static double Weekly(ForecastLaw law, IReadOnlyList<double> weights) => law.Points.Zip(weights, (point, weight) => Math.Max(0, point) * weight).Take(YearOfWeeks).Average();

    /// <summary>The same with its chances corrected by how past forecasts came out.</summary>
    public GoalOutlook Calibrated(PlanCalibration? by)
    {
        if (by is null)
        {
            return this;
        }

        Calibration own = by.Of(Rates);
        return this with { Completion = Completion.Calibrated(own), Calibration = own, CalibratedOn = by.On };
    }

    /// <summary>What will have been done in all by the end of each coming week, with a probability.</summary>
    public double[] Quantile(double probability)
    {
        double z = Statistics.Distributions.Normal.Quantile(Calibration?.Uncorrected(probability) ?? probability);
        return [.. Law.CumulativePoints(Weights).Zip(Law.CumulativeStandardErrors(Weights), (mean, error) => Done + Math.Max(0, mean + (z * error)))];
    }

    /// <summary>What part of the output of the week from a Monday on lies behind at the end of Monday, Tuesday, … Sunday.</summary>
    public required Func<DateOnly, IReadOnlyList<double>> Weekdays { get; init; }

    /// <summary>The day by which it is reached with probability p; null beyond the horizon.</summary>
    public DateOnly? DayOf(double p)
    {
        if (Completion.MomentAt(p) is not { } moment)
        {
            return null;
        }

        int week = Math.Max(0, (int)Math.Ceiling(moment - 1e-9) - 1);
        IReadOnlyList<double> passed = Weekdays(LastSunday.AddDays((7 * week) + 1));
        int day = Enumerable.Range(0, 7).First(it => it == 6 || passed[it] >= moment - week - 1e-9);
        return moment <= 0 ? LastSunday : LastSunday.AddDays((7 * week) + day + 1);
    }

    /// <summary>The chance of being reached by a day.</summary>
    public double ChanceBy(DateOnly day)
    {
        // Between two moments in proportion, as the day of a chance is found: by the day of 80 % it is at least 80 %.
        double moment = MomentOf(day) * Statistics.Forecasting.Completion.Steps;
        int full = (int)Math.Min(moment, Completion.Chances.Count);
        double before = full == 0 ? 0 : Completion.Chances[full - 1];
        return full == Completion.Chances.Count ? before : before + ((Completion.Chances[full] - before) * (moment - full));
    }

    /// <summary>The end of a day in weeks of output from the last Sunday on; 0 where it lies behind.</summary>
    public double MomentOf(DateOnly day)
    {
        int days = day.DayNumber - LastSunday.DayNumber;
        return days <= 0 ? 0 : (days / 7) + (days % 7 == 0 ? 0 : Weekdays(day.AddDays(1 - (days % 7)))[(days % 7) - 1]);
    }

    static void Require(double[] weeks)
    {
        if (weeks.FirstOrDefault(it => it < 0) < 0)
        {
            throw new AssumptionException(Assumption.NegativeOutput, "output", "output: a week lies below zero");
        }
    }

    /// <summary>True where output comes in lumps.</summary>
    public static bool Lumpy(double[] rates) => rates.Count(it => it == 0) >= LumpyShare * rates.Length && rates.Count(it => it > 0) > 1;

    static ForecastMethod Method(double[] rates) => Lumpy(rates) ? ForecastMethod.CrostonSba : ForecastMethod.Combination;

    /// <summary>Weeks: to the planned end and half as far again, or twice as far as the mean output needs.</summary>
    public static int Horizon(Goal goal, GoalHistory history, double[] weeks, double missing)
    {
        double planned = Math.Max(0, goal.To!.Value.DayNumber - history.LastSunday.DayNumber) / 7.0;
        double mean = weeks.Length > 0 ? weeks.Average() : 0;
        double wait = Math.Max(0, goal.From!.Value.DayNumber - history.LastSunday.DayNumber) / 7.0;
        double needed = goal.Basis != GoalBasis.Level && mean > 0 ? wait + (2 * missing / mean) : 2 * YearOfWeeks;
        return (int)Math.Clamp(Math.Ceiling(Math.Max(1.5 * planned, needed)), LeastHorizon, LongestHorizon);
    }

    /// <summary>Working shares of the weeks ahead, of those parts that lie within the plan.</summary>
    public static double[] WeightsOf(Goal goal, GoalHistory history, double[]? toWork, int horizon) =>
        [.. (toWork ?? [.. Enumerable.Repeat(1.0, horizon)]).Select((share, h) => share * Inside(goal, history, h))];

    // What part of the h-th week ahead lies within the plan.
    static double Inside(Goal goal, GoalHistory history, int h)
    {
        DateOnly monday = history.LastSunday.AddDays(1 + (7 * h));
        return Math.Clamp((monday.AddDays(7).DayNumber - goal.From!.Value.DayNumber) / 7.0, 0, 1);
    }
}
