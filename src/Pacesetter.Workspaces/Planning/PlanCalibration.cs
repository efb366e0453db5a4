using Pacesetter.Panels;
using Pacesetter.Statistics.Forecasting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Planning;

/// <summary>How forecasts of the teams' output, made again from the past, came out: what the chances of goals are corrected by.</summary>
/// <param name="All">Of all teams.</param>
/// <param name="On">How many teams, and how many forecasts.</param>
sealed record PlanCalibration(Calibration All, GoalCalibration On)
{
    const int FewestSeries = 10;
    const int FewestWeeks = 52;
    const int MostSeries = 60;
    const int Nearest = 4;
    const int Farthest = 13;

    // κ of docs/methods/completion.md.
    const double Filling = 200;

    static readonly ForecastSpecification Again = new(Farthest);

    /// <summary>Forecasts the past of the teams again; null where fewer than ten have worked every week of a year.</summary>
    public static async Task<PlanCalibration?> Read(Workspace workspace, UnitCalendars calendars, bool good, DateOnly asOf, CancellationToken cancel)
    {
        if (await workspace.Ledger.Extent(cancel) is not { } extent)
        {
            return null;
        }

        GoalHistory bounds = new(asOf, new() { [extent.First] = 0 });
        if (bounds.Weeks(bounds.FirstMonday).Length < FewestWeeks)
        {
            return null;
        }

        var teams = new SortedDictionary<string, SortedList<DateOnly, decimal>>(StringComparer.Ordinal);
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Team, Grain.Week, new Scope { Period = new(bounds.FirstMonday, bounds.LastSunday) }), cancel))
        {
            if (cell.Team is { } team && (good ? cell.Good : cell.EarnedMinutes) > 0)
            {
                if (!teams.TryGetValue(team, out SortedList<DateOnly, decimal>? known))
                {
                    teams.Add(team, known = []);
                }

                known[cell.Start!.Value] = good ? cell.Good : cell.EarnedMinutes / 60m;
            }
        }

        var series = teams.Select(it => Rates(new(asOf, it.Value) { Shifts = calendars.Of(it.Key) }, bounds.FirstMonday)).OfType<double[]>().ToList();
        double[][] taken = [.. Enumerable.Range(0, Math.Min(MostSeries, series.Count)).Select(i => series[i * series.Count / Math.Min(MostSeries, series.Count)])];
        double[] outcomes = [.. taken.SelectMany(Outcomes)];
        return taken.Length < FewestSeries ? null : new(Calibration.From(outcomes), new(taken.Length, outcomes.Length));
    }

    /// <summary>For one series: its own past, filled up by that of all.</summary>
    public Calibration Of(double[] rates) => Calibration.From(Outcomes(rates), All, Filling);

    static double[] Outcomes(double[] rates) =>
        rates.Length < FewestWeeks ? [] : RollingOrigin.Of(rates, Again).Outcomes(Nearest, Farthest);

    // A team that did not work every week with shifts is no steady series.
    static double[]? Rates(GoalHistory history, DateOnly monday)
    {
        double[] outputs = [.. history.Weeks(monday).Select(it => (double)it)];
        double[] worked = history.Shifts.Count > 0 && history.Shares(outputs.Length, 1, monday) is { } shares ? shares.Worked : [.. outputs.Select(_ => 1.0)];
        return outputs.Zip(worked).Any(it => it.First > 0 != it.Second > 0) ? null : WorkingCalendar.Rates(outputs, worked);
    }
}
