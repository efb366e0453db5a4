using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>A method fitted to a series: its law for any horizon, and the same again with other parameters that the data allow.</summary>
/// <remarks>
/// <para>A combination is the mean of its parts in f, c and one-step errors.</para>
/// <para>Parameter uncertainty: errors drawn anew with replacement make a series from the fitted model, the parts are fitted to it, and their parameters and σ are then run over the real series   [Efron1979] for [HyndmanKoehlerOrdSnyder2008] models.</para>
/// <para>Checked against: the methods it combines; simulated coverage in bench. Full text: docs/methods/forecasting.md.</para>
/// </remarks>
public sealed class FittedForecast
{
    readonly double[] values;
    readonly ForecastMethod method;
    readonly SmoothingModel[] models;
    readonly double? sigma;

    FittedForecast(double[] values, ForecastMethod method, SmoothingModel[] models, double? sigma = null)
    {
        this.values = values;
        this.method = method;
        this.models = models;
        this.sigma = sigma;
    }

    /// <summary>The smoothing models in it: one, three in a combination, none in methods without parameters.</summary>
    public IReadOnlyList<SmoothingModel> Models => models;

    /// <summary>n one-step errors, of a combination the mean of its parts'; none in methods without parameters.</summary>
    public IReadOnlyList<double> Errors => models.Length == 0 ? [] : [.. Enumerable.Range(0, values.Length).Select(t => models.Average(model => model.Errors[t]))];

    /// <summary>Fits a method.</summary>
    /// <param name="values">y: n ≥ 12 values in time order.</param>
    /// <param name="method">The method.</param>
    /// <param name="season">m for the methods that know a season; 1 for none.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/>, <see cref="Assumption.SeriesWithHoles"/> or a need of the method.</exception>
    public static FittedForecast Fit(ReadOnlySpan<double> values, ForecastMethod method, int season = 1)
    {
        Require.Series(values, ExponentialSmoothing.FewestPeriods, nameof(values));
        return new(values.ToArray(), method, method switch
        {
            ForecastMethod.Simple or ForecastMethod.Theta => [ExponentialSmoothing.Fit(values, new())],
            ForecastMethod.Holt => [ExponentialSmoothing.Fit(values, new(Trend.Additive))],
            ForecastMethod.Damped => [ExponentialSmoothing.Fit(values, new(Trend.Damped))],
            ForecastMethod.Smoothing => [ExponentialSmoothing.Choose(values, season)],
            ForecastMethod.Combination => [ExponentialSmoothing.Choose(values, season, undamped: false), ExponentialSmoothing.Fit(values, new(Trend.Damped)), ExponentialSmoothing.Fit(values, new())],
            _ => [],
        });
    }

    /// <summary>What it says of the next periods.</summary>
    /// <param name="horizon">H, one or more.</param>
    public ForecastLaw Law(int horizon) => method switch
    {
        ForecastMethod.Naive => Naive.Law(values, horizon),
        ForecastMethod.Drift => Naive.Law(values, horizon, drift: true),
        ForecastMethod.CrostonSba => IntermittentSeries.CrostonSba(values, horizon),
        ForecastMethod.Tsb => IntermittentSeries.Tsb(values, horizon),
        _ => Mean(horizon),
    };

    /// <summary>The same method with parameters drawn from what the data allow; itself where there are none.</summary>
    /// <param name="seed">The seed of the whole calculation.</param>
    /// <param name="number">The number of this draw.</param>
    public FittedForecast Redrawn(ulong seed, ulong number)
    {
        if (models.Length == 0)
        {
            return this;
        }

        double[] again = SmoothingBootstrap.Series(models[0], new RandomSequence(seed, number));
        SmoothingModel[] refitted = [.. models.Select(model => ExponentialSmoothing.Fit(again, model.Specification))];
        double ratio = Sigma(models) is > 0 and var own ? Sigma(refitted) / own : 1;
        SmoothingModel[] moved = [.. models.Zip(refitted, (model, fit) => ExponentialSmoothing.Filter(values, model.Specification, fit.Parameters))];
        return new(values, method, moved, Sigma(models) * ratio);
    }

    ForecastLaw Mean(int horizon)
    {
        double[] points = new double[horizon], carried = new double[horizon];
        for (int i = 0; i < models.Length; i++)
        {
            bool theta = method == ForecastMethod.Theta || (method == ForecastMethod.Combination && i == 2);
            ForecastLaw law = theta ? Theta.Of(models[i], values).Forecast(horizon) : models[i].Forecast(horizon);
            for (int h = 0; h < horizon; h++)
            {
                points[h] += law.Points[h] / models.Length;
                carried[h] += law.Carried[h] / models.Length;
            }
        }

        return new(points, carried, sigma ?? Sigma(models));
    }

    // The root mean square of the mean error of the parts, with the mean of their degrees of freedom.
    static double Sigma(SmoothingModel[] models)
    {
        int n = models[0].Errors.Count;
        double squares = 0, used = 0;
        for (int t = 0; t < n; t++)
        {
            double e = 0;
            foreach (SmoothingModel model in models)
            {
                e += model.Errors[t] / models.Length;
            }

            squares += e * e;
        }

        foreach (SmoothingModel model in models)
        {
            used += (double)(model.Specification.Count - 1) / models.Length;
        }

        return Math.Sqrt(squares / Math.Max(1, n - used));
    }
}
