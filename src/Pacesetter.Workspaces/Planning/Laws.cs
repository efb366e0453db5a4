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

    /// <summary>The laws that the data allow: one where the method has no parameters to be unsure of.</summary>
    public static IReadOnlyList<ForecastLaw> Allowed(FittedForecast fitted, int horizon, ulong seed) =>
        fitted.Models.Count == 0 ? [fitted.Law(horizon)] : [.. Enumerable.Range(0, Redrawn).Select(k => fitted.Redrawn(seed, (ulong)k).Law(horizon))];

    /// <summary>Completion: closed where one law says it all, else by paths.</summary>
    public static Completion Completion(CompletionSpecification asked) => asked is { Laws.Count: 1, Window: 0, Uplifts.Count: 0 }
        ? Statistics.Forecasting.Completion.Closed(asked.Laws[0], asked.Goal, asked.Done, asked.Weights)
        : Statistics.Forecasting.Completion.Simulate(asked);
}
