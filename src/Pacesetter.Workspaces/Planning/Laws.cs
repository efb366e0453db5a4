using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Workspaces.Planning;

/// <summary>A fitted method as a plan needs it: its parameters, and the chance of completion with parameters drawn from what the data allow.</summary>
static class Laws
{
    // Every law serves 20,000 ÷ 16 paths; more laws hardly change the quantiles.
    const int Redrawn = 16;

    /// <summary>The parameters by name; those of a combination's parts after the part's name.</summary>
    public static IReadOnlyDictionary<string, double> Parameters(FittedForecast fitted, ForecastLaw law)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        string[] parts = fitted.Models.Count > 1 ? ["smoothing_", "damped_", "theta_"] : [""];
        foreach ((SmoothingModel model, string part) in fitted.Models.Zip(parts))
        {
            named[part + "alpha"] = model.Parameters.Alpha;
            if (model.Specification.Trend != Trend.None)
            {
                named[part + "beta"] = model.Parameters.Beta;
            }

            if (model.Specification.Trend == Trend.Damped)
            {
                named[part + "phi"] = model.Parameters.Phi;
            }

            if (model.Specification.Season > 1)
            {
                named[part + "gamma"] = model.Parameters.Gamma;
            }
        }

        named["sigma"] = law.Sigma;
        return named;
    }

    /// <summary>Completion: closed where the method has no parameters to be unsure of, else by paths.</summary>
    public static Completion Completion(FittedForecast fitted, int horizon, Func<IReadOnlyList<ForecastLaw>, CompletionSpecification> asked)
    {
        if (fitted.Models.Count == 0 && asked([fitted.Law(horizon)]) is { Window: 0, Uplifts.Count: 0 } plain)
        {
            return Statistics.Forecasting.Completion.Closed(plain.Laws[0], plain.Goal, plain.Done, plain.Weights);
        }

        CompletionSpecification seeded = asked([fitted.Law(horizon)]);
        ForecastLaw[] laws = fitted.Models.Count == 0 ? [.. seeded.Laws] : [.. Enumerable.Range(0, Redrawn).Select(k => fitted.Redrawn(seeded.Seed, (ulong)k).Law(horizon))];
        return Statistics.Forecasting.Completion.Simulate(asked(laws));
    }
}
