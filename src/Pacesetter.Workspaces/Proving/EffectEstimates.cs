using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Proving;

/// <summary>The estimates of a file's panel by the methods that stand beside the verdict.</summary>
sealed class EffectEstimates(EffectFile file, ProveEffect.Request request)
{
    const int Draws = 200;

    static readonly double Critical = Normal.Quantile(0.975);

    StaggeredPanel Panel => file.Panel;

    int Adopters => Panel.FirstUse.Count(it => it < Panel.Outcome.Periods);

    int Never => Panel.FirstUse.Length - Adopters;

    public EffectAnswer Of(EffectMethod method)
    {
        EffectAnswer answer = method switch
        {
            EffectMethod.Synthetic => Synthetic(SyntheticMethod.SyntheticDifference),
            EffectMethod.SyntheticControl => Synthetic(SyntheticMethod.SyntheticControl),
            EffectMethod.Did => Synthetic(SyntheticMethod.Difference),
            EffectMethod.Imputation => Imputation(),
            _ => GroupTime(),
        };
        return answer with
        {
            Method = Words.Of(method),
            Horizons = [.. answer.Horizons.Where(it => request.Horizon is not { } horizon || it.H < horizon)],
            Interval = answer.StandardError is { } se && answer.Estimate is { } at ? [at - (Critical * se), at + (Critical * se)] : null,
            PValue = answer.StandardError is > 0 and { } error ? 2 * Normal.Upper(Math.Abs(answer.Estimate!.Value) / error) : null,
        };
    }

    /// <summary>The joint test that all changes before use are none.</summary>
    public static PreTrend? PreTest(GroupTimeEffects effects) =>
        effects.PreTest() is { } test && double.IsFinite(test.Statistic) ? new() { Statistic = test.Statistic, Degrees = test.Degrees, PValue = test.PValue } : null;

    EffectAnswer Synthetic(SyntheticMethod method)
    {
        // Without a ridge many weights are nearly as good: there the figures known are those of the published stop.
        bool stop = method == SyntheticMethod.SyntheticControl;
        SyntheticDifference found = SyntheticDifference.Estimate(Panel, method, stop);
        int adopters = found.Cohorts.Sum(it => it.Adopters);
        bool placebos = found.Donors.Length >= 3 && found.Cohorts.Length == 1;
        return new()
        {
            Estimate = found.Effect,
            StandardError = found.Donors.Length - adopters >= 2 ? SyntheticDifference.PlaceboError(Panel, method, Draws, unchecked((ulong)request.Seed)) : null,
            Adopters = adopters,
            Donors = found.Donors.Length,
            Horizons = Path(found),
            UnitWeights = [.. found.Cohorts.SelectMany(it => it.UnitWeights.Select((weight, i) => new UnitWeight(file.Periods.Label(it.FirstUse), file.Units[found.Donors[i]], weight)))],
            TimeWeights = [.. found.Cohorts.SelectMany(it => it.PeriodWeights.Select((weight, t) => new TimeWeight(file.Periods.Label(it.FirstUse), file.Periods.Label(t), weight)))],
            Placebos = placebos ? [.. SyntheticDifference.Placebos(Panel, method, stop).Select((effect, i) => new Placebo(file.Units[found.Donors[i]], effect))] : [],
            LeftOut = found.LeftOut,
        };
    }

    // Cohorts seen that long, by their adopters.
    static IReadOnlyList<HorizonRow> Path(SyntheticDifference found) =>
    [
        .. Enumerable.Range(0, found.Cohorts.Max(it => it.Path.Length)).Select(h =>
        {
            SyntheticCohort[] seen = [.. found.Cohorts.Where(it => h < it.Path.Length)];
            return new HorizonRow(h, seen.Sum(it => it.Adopters * it.Path[h]) / seen.Sum(it => it.Adopters), null);
        }),
    ];

    EffectAnswer Imputation()
    {
        ImputationEffect found = ImputationEffect.Estimate(Panel);
        return new()
        {
            Estimate = found.Effect,
            StandardError = found.StandardError,
            Adopters = found.Adopters,
            Donors = Never,
            Horizons = [.. found.Horizons.Select(it => new HorizonRow(it.Periods, it.Effect, it.StandardError))],
            LeftOut = found.LeftOut,
        };
    }

    EffectAnswer GroupTime()
    {
        GroupTimeEffects found = GroupTimeEffects.Estimate(Panel, request.ControlGroup);
        string Label(int column) => file.Periods.Label(column);
        return new()
        {
            Estimate = found.Simple.Effect,
            StandardError = Error(found.Simple),
            Adopters = Adopters,
            Donors = Never,
            Horizons = [.. found.Dynamics.Where(it => it.Key >= 0).Select(it => new HorizonRow(it.Key, it.Effect, Error(it)))],
            GroupTimes = [.. found.Cells.Select(it => new GroupTimeRow(Label(it.Group), Label(it.Period), it.Effect, Finite(it.StandardError)))],
            Aggregations = new(
                Row(found.Simple, null),
                [.. found.Groups.Select(it => Row(it, Label(it.Key)))],
                [.. found.Calendars.Select(it => Row(it, Label(it.Key)))],
                [.. found.Dynamics.Select(it => Row(it, FormattableString.Invariant($"{it.Key}")))],
                Row(found.Dynamic, null),
                Row(found.Group, null),
                Row(found.Calendar, null)),
            PreTrend = PreTest(found),
            LeftOut = found.LeftOut,
        };
    }

    static AverageRow Row(AveragedEffect average, string? key) => new(key, average.Effect, Error(average));

    static double? Error(AveragedEffect average) => Finite(average.StandardError);

    static double? Finite(double error) => double.IsFinite(error) ? error : null;
}
