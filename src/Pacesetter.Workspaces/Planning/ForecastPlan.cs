using Pacesetter.Statistics.Forecasting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>Carries a series of a plain file on, with intervals sized by forecasting its past again.</summary>
[UseCase("plan", "forecast", "What a series will be, with intervals, and when it reaches a goal", Local = true, Examples =
[
    "plan forecast --file weeks.csv --period week --value tons --horizon 13",
    "plan forecast --file coal.csv --period year*100+week --value short_tons --season 52 --goal 900000000 --since 201601",
    "plan forecast --file weeks.csv --period week --value tons --country CN --work-days 6",
    "plan forecast --file output.csv --period date --value good --calendar shifts.csv --model damped --json",
])]
public sealed class ForecastPlan : IUseCase<ForecastPlan.Request, ForecastAnswer>
{
    const int UsualHorizon = 13;
    const int LongestHorizon = 520;

    // With fewer past forecasts chances stay the model's own.
    const int FewestOrigins = 10;

    // From this share of empty periods on, output comes in lumps.
    const double Lumpy = 0.4;

    public Task<ForecastAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Checked(request);
        SeriesFile series = SeriesFile.Read(request, cancel);
        ForecastSpecification asked = Specification(request, series);
        Forecast eighty = Forecast.Estimate(series.Outputs, asked);
        Forecast ninetyFive = Forecast.Estimate(series.Outputs, asked with { Level = 0.95 });
        double[] rates = asked.Worked is { } worked ? WorkingCalendar.Rates(series.Outputs, worked.ToArray(), asked.Season) : series.Outputs;
        FittedForecast fitted = FittedForecast.Fit(rates, asked.Method, asked.Season);
        return Task.FromResult(new ForecastAnswer
        {
            Model = Word(asked.Method),
            Parameters = Laws.Parameters(fitted, eighty.Law),
            Periods = series.Values.Length,
            Last = series.Periods[^1],
            Calendar = series.CalendarOf,
            Origins = eighty.Origins,
            Points = [.. eighty.Points.Select((mean, h) => new ForecastPoint(series.After(h + 1), mean, eighty.Lower[h], eighty.Upper[h], ninetyFive.Lower[h], ninetyFive.Upper[h]))],
            Completion = request.Goal is { } goal ? Completed(request, series, asked, (fitted, rates), goal) : null,
        });
    }

    static void Checked(Request request)
    {
        if (request.Season < 1 || request.Horizon is < 1 or > LongestHorizon)
        {
            throw new RefusalException(RefusalKind.Usage, request.Season < 1 ? "season_out_of_range" : "horizon_out_of_range", request.Season < 1 ? $"--season {request.Season} is no number of periods." : $"--horizon {request.Horizon} does not lie between 1 and {LongestHorizon}.", "Write --season 52 for weeks of a year, --horizon 13 for a quarter ahead.");
        }

        WorkDays.Checked(request.WorkDays);
        if (request.Country is not null && request.Calendar is not null)
        {
            throw new RefusalException(RefusalKind.Usage, "one_calendar", "--calendar and --country both say when there is work.", "Name one of them; plan calendar writes a country's days to be mended.");
        }

        if (request.Since is not null && request.Goal is null)
        {
            throw new RefusalException(RefusalKind.Usage, "goal_needed", "--since says from where on output counts toward a goal; no goal is named.", "Add --goal.");
        }

        if (request.Seed < 0)
        {
            throw new RefusalException(RefusalKind.Usage, "seed_out_of_range", $"--seed {request.Seed} lies below zero.", "Write a whole number of zero or more.");
        }
    }

    static ForecastSpecification Specification(Request request, SeriesFile series)
    {
        int horizon = request.Horizon ?? Horizon(request, series);
        if (series.ToWork is { } known && known.Count < horizon)
        {
            throw new RefusalException(RefusalKind.Failed, "calendar_too_short", $"The calendar reaches {known.Count} periods ahead; {horizon} are asked for.", "Give the shifts of the coming periods, or a smaller --horizon.");
        }

        bool yearly = request.Goal is not null && request.Season > 1 && series.Outputs.Length >= 8 * request.Season;
        return new(horizon)
        {
            Method = Method(request.Model, series.Outputs),
            Season = request.Season,
            Stride = yearly ? request.Season : 4,
            Worked = series.Worked,
            ToWork = series.ToWork?.Take(horizon).ToArray() ?? (series.ShareAhead is { } share ? [.. Enumerable.Range(1, horizon).Select(share)] : null),
        };
    }

    // Far enough for a goal to be reached at half the mean output.
    static int Horizon(Request request, SeriesFile series)
    {
        if (series.ToWork is { Count: > 0 } known)
        {
            return Math.Min(known.Count, LongestHorizon);
        }

        double mean = series.Outputs.Length > 0 ? series.Outputs.Average() : 0;
        double needed = request.Goal is { } goal && mean > 0 ? 2 * (goal - Done(request, series)) / mean : UsualHorizon;
        return double.IsFinite(needed) ? (int)Math.Clamp(Math.Ceiling(needed), UsualHorizon, LongestHorizon) : UsualHorizon;
    }

    static CompletionAnswer Completed(Request request, SeriesFile series, ForecastSpecification asked, (FittedForecast Fitted, double[] Rates) known, double goal)
    {
        double done = Done(request, series);
        Completion completion = Laws.Completion(new(Laws.Allowed(known.Fitted, asked.Horizon, (ulong)request.Seed), goal) { Done = done, Weights = asked.ToWork, Seed = (ulong)request.Seed });
        (int Origins, Calibration? Own) past = Past(known.Rates, asked);
        completion = past.Own is { } own ? completion.Calibrated(own) : completion;
        string? At(double p) => completion.PeriodAt(p) is { } h ? series.After(h) : null;
        return new(At(0.1), At(0.5), At(0.8), At(0.9))
        {
            Goal = goal,
            Done = done,
            Method = completion.Paths == 0 ? "closed" : "paths",
            Paths = completion.Paths,
            Calibrated = past.Own is null ? null : past.Origins,
            Reason = completion.PeriodAt(0.9) is null ? "beyond_horizon" : null,
            By = [.. completion.Probabilities.Select((p, h) => new CompletionChance(series.After(h + 1), p))],
        };
    }

    // How the series' own past forecasts of sums came out, at the farther half of the horizons.
    static (int Origins, Calibration? Own) Past(double[] rates, ForecastSpecification asked)
    {
        RollingOrigin rolled = RollingOrigin.Of(rates, asked);
        return rolled.Origins < FewestOrigins ? (rolled.Origins, null) : (rolled.Origins, Calibration.From(rolled.Outcomes((asked.Horizon + 1) / 2, asked.Horizon)));
    }

    static double Done(Request request, SeriesFile series)
    {
        if (request.Since is not { } since)
        {
            return 0;
        }

        int first = series.Periods.ToList().IndexOf(since);
        return first >= 0
            ? series.Values[first..].Sum()
            : throw new RefusalException(RefusalKind.Usage, "period_unknown", $"--since {since} is no period of the file.", $"Its periods begin with {series.Periods[0]} and end with {series.Periods[^1]}.");
    }

    static ForecastMethod Method(string word, double[] values) => word switch
    {
        "naive" => ForecastMethod.Naive,
        "ses" => ForecastMethod.Simple,
        "holt" => ForecastMethod.Holt,
        "damped" => ForecastMethod.Damped,
        "theta" => ForecastMethod.Theta,
        "ets" => ForecastMethod.Smoothing,
        "croston" => ForecastMethod.CrostonSba,
        "combination" => ForecastMethod.Combination,
        _ => values.Length > 0 && values.Count(it => it == 0) >= Lumpy * values.Length && values.Count(it => it > 0) > 1 ? ForecastMethod.CrostonSba : ForecastMethod.Combination,
    };

    static string Word(ForecastMethod method) => method switch
    {
        ForecastMethod.Simple => "ses",
        ForecastMethod.Smoothing => "ets",
        ForecastMethod.CrostonSba => "croston",
        _ => Words.Of(method),
    };

    public sealed record Request
    {
        [Field("The file", Value = "FILE", Local = true)]
        public required string File { get; init; }

        [Field("The file's periods: days, months, weeks, years with a part, or numbers", Value = "COLUMN", Local = true)]
        public string Period { get; init; } = "period";

        [Field("The file's outputs", Value = "COLUMN", Local = true)]
        public string Value { get; init; } = "value";

        [Field("Periods in a season; 1 for none")]
        public int Season { get; init; } = 1;

        [Field("A file of period and shifts, the periods ahead included", Value = "FILE", Local = true)]
        public string? Calendar { get; init; }

        [Field("Take the public holidays of this country out of dated periods, by its two letters", Value = "COUNTRY")]
        public string? Country { get; init; }

        [Field("Working days a week with --country, from Monday on", Value = "N")]
        public int WorkDays { get; init; } = 5;

        [Field("Periods ahead; without it 13, what the calendar has, or enough for the goal", Value = "N")]
        public int? Horizon { get; init; }

        [Field("A total to reach, with what is done", Value = "X")]
        public double? Goal { get; init; }

        [Field("The period from which on output counts as done; without it nothing is", Value = "PERIOD", Local = true)]
        public string? Since { get; init; }

        [Field("How the series is carried on; auto takes croston where output comes in lumps, else the combination", Words = ["auto", "naive", "ses", "holt", "damped", "theta", "ets", "croston", "combination"])]
        public string Model { get; init; } = "auto";

        [Field("The seed of the paths")]
        public long Seed { get; init; } = 1;
    }
}
