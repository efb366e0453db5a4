using Pacesetter.Measuring;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.FixedEffects.LeaveOut;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What a fitted model is of.</summary>
sealed record FairSubject(IReadOnlyList<string> Factors, IReadOnlyList<string[]> Levels, FairMethod Method, bool Log);

/// <summary>Puts fitted models into the form of the answer.</summary>
static class FairRows
{
    /// <summary>The outcome of a workspace's models.</summary>
    public const string Outcome = "ln(earned_hours / hours), weighted by hours";

    /// <summary>The answer of a workspace's models: that of the logarithm, and beside it that of earned hours per hour.</summary>
    public static FairAnswer Of(FairFit fit, FairMethod method)
    {
        string[] names = [.. fit.Factors.Select(it => it.Word())];
        FairAnswer answer = Of(fit.Model, fit.Records, new(names, fit.Levels, method, true));
        var left = new List<FairLeftOut>();
        if (fit.NothingGood.Records > 0)
        {
            left.Add(new("nothing_good", fit.NothingGood.Records, fit.NothingGood.Hours));
        }

        if (fit.Anonymous > 0)
        {
            left.Add(new("anonymous", fit.Anonymous, null));
        }

        GainedHours[] gained = Gained(fit);
        FairModel rate = fit.Rate;
        int first = fit.Levels[0].Length;
        double[] rates = [.. rate.Effects.SelectMany(it => it)];
        double[]? rateErrors = rate.Errors is { } errors ? [.. errors.SelectMany(it => it)] : null;
        return answer with
        {
            Outcome = Outcome,
            LeftOut = left,
            RateVariance = Variances(names, rate.Variances, rate.ResidualVariance),
            Rows = Numbered(
            [
                .. answer.Rows.Select((row, i) => row with
                {
                    RateEffect = rates[i],
                    RateStandardError = rateErrors?[i],
                    Fulfilment = i < first ? fit.Sums[i].Earned / fit.Sums[i].Hours : null,
                    Gained = i < first ? gained[i] : null,
                }).OrderBy(row => Array.IndexOf(names, row.Factor)).ThenBy(row => row.Level, StringComparer.Ordinal),
            ]),
        };
    }

    // What cannot be compared is another set factor by factor.
    static FairRow[] Numbered(FairRow[] rows) => rows.Any(it => it.Component is null) ? rows
        : [.. rows.GroupBy(it => it.Factor).SelectMany(of => of.Zip(GroupNumbers.InOrder(of.Select(it => it.Component!.Value)), (row, number) => row with { Component = number }))];

    /// <summary>Fits the cells of a workspace at once.</summary>
    public static FairAnswer Of(FairCells cells, FairMethod method) => Of(FairFit.Of(cells, method), method);

    /// <summary>For every factor how many observations there are of each level.</summary>
    public static double[][] RecordsByLevel(this CrossedCells cells, int[] sizes) => [.. sizes.Select((size, factor) =>
    {
        double[] records = new double[size];
        for (int c = 0; c < cells.Count; c++)
        {
            records[cells.Levels[factor][c]] += cells.Counts?[c] ?? 1;
        }

        return records;
    })];

    /// <summary>The answer of one model, levels in the order of the cells.</summary>
    /// <param name="model">The model.</param>
    /// <param name="records">For every factor the observations of every level.</param>
    /// <param name="subject">What it is of.</param>
    public static FairAnswer Of(FairModel model, double[][] records, FairSubject subject) => new()
    {
        Method = Words.Of(subject.Method).Replace('_', '-'),
        Criterion = model.Criterion,
        LogLikelihood = model.LogLikelihood,
        Variance = model.Corrected is { } set ? Components(subject.Factors, set.Plain, model.ResidualVariance) : Variances(subject.Factors, model.Variances, model.ResidualVariance),
        VarianceCorrected = model.Corrected is { } corrected ? Components(subject.Factors, corrected.Corrected, null) : null,
        Coefficients = model.Coefficients,
        Records = (long)records[0].Sum(),
        Components = model.Components is { } components ? components[0].Max() + 1 : null,
        Rows = [.. subject.Factors.SelectMany((factor, f) => Rows(model, records[f], subject, f))],
    };

    static IEnumerable<FairRow> Rows(FairModel model, double[] records, FairSubject subject, int factor) =>
        subject.Levels[factor].Select((level, i) => new FairRow(subject.Factors[factor], level.Length > 0 ? level : null, model.Effects[factor][i], model.Errors?[factor][i])
        {
            Index = subject.Log ? Math.Exp(model.Effects[factor][i]) : null,
            Records = (long)records[i],
            Component = model.Components?[factor][i],
        });

    static GainedHours[] Gained(FairFit fit)
    {
        List<Factor> order = [.. fit.Factors];
        double Effect(double[] means, Factor factor) => order.IndexOf(factor) is > 0 and var at ? means[at] : 0;
        double average = fit.Fulfilment;
        return
        [
            .. fit.Sums.Select(it => HoursGained.Of(
                it.Earned,
                it.Hours * average,
                it.Effects[0],
                Effect(it.Effects, Factor.Operation),
                Effect(it.Effects, Factor.WorkCentre),
                Effect(it.Effects, Factor.Shift))).Select(parts => new GainedHours(parts[0], parts[1], parts[2], parts[3], parts[4])),
        ];
    }

    static Dictionary<string, double> Variances(IReadOnlyList<string> factors, double[] variances, double residual)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int factor = 0; factor < variances.Length; factor++)
        {
            named[factors[factor]] = variances[factor];
        }

        named["residual"] = residual;
        return named;
    }

    static Dictionary<string, double> Components(IReadOnlyList<string> factors, VarianceComponents components, double? residual)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [factors[0]] = components.First,
            [factors[1]] = components.Second,
            ["covariance"] = components.Covariance,
        };
        if (components.Correlation is { } correlation)
        {
            named["correlation"] = correlation;
        }

        if (residual is { } left)
        {
            named["residual"] = left;
        }

        return named;
    }
}
