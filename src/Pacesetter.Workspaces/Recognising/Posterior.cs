using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>What is believed of each unit after the data: the mean, and the probability of belonging to the best share.</summary>
/// <param name="Prior">The distribution of the true effects.</param>
/// <param name="Threshold">The value that the best share exceeds.</param>
/// <param name="Means">The means, a unit each.</param>
/// <param name="Tails">The probabilities, a unit each.</param>
sealed record Posterior(SelectionPrior Prior, double Threshold, double[] Means, double[] Tails)
{
    /// <summary>With a normal prior around the prediction.</summary>
    public static Posterior Normal(NoisyEffects effects, RobustShrinkage shrinkage, double share)
    {
        int n = shrinkage.Shrunk.Length;
        double[] deviations = new double[n];
        double[] predictions = new double[n];
        for (int i = 0; i < n; i++)
        {
            double weight = shrinkage.Weights[i];
            deviations[i] = effects.StandardErrors.Span[i] * Math.Sqrt(weight);
            predictions[i] = shrinkage.Coefficients[0] + effects.Regressors.Select((regressor, k) => shrinkage.Coefficients[k + 1] * regressor.Span[i]).Sum();
        }

        double[] means = [.. shrinkage.Shrunk];
        double threshold = TailSelection.Threshold(predictions, shrinkage.Variance, share);
        return new(new([.. shrinkage.Coefficients], shrinkage.Variance, shrinkage.Kurtosis), threshold, means, TailSelection.TailProbabilities(means, deviations, threshold));
    }

    /// <summary>With a prior of any form, found from the data.</summary>
    public static Posterior Nonparametric(NoisyEffects effects, double share)
    {
        DiscretePrior prior = NonparametricPrior.Fit(effects);
        double threshold = prior.Quantile(1 - share);
        (var means, var tails) = prior.Posterior(effects, threshold);
        double mean = Moment(prior, 0, 1);
        double variance = Moment(prior, mean, 2);
        return new(new([mean], variance, Moment(prior, mean, 4) / (variance * variance)), threshold, [.. means], [.. tails]);
    }

    static double Moment(DiscretePrior prior, double around, int power) => prior.Grid.Select((point, g) => prior.Weights[g] * Math.Pow(point - around, power)).Sum();
}
