using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Pooling;

/// <summary>The factor on the plain error, and the quantile of the interval, that a rule asks for.</summary>
readonly record struct ErrorScale(double Factor, double Degrees, double Critical)
{
    public static ErrorScale Of(WeightedFit fit, (int Studies, int Coefficients) counts, PoolingRule rule)
    {
        double left = counts.Studies - counts.Coefficients;
        double q = fit.Weighted / left;
        double factor = rule.Error switch { PoolingError.AdHoc => Math.Max(1, q), PoolingError.HartungKnapp => q, _ => 1 };
        double degrees = rule.Error == PoolingError.Normal ? double.PositiveInfinity : left;
        return new(factor, degrees, StudentT.Quantile((1 + rule.Confidence) / 2, degrees));
    }

    // I² and H²: against the typical sampling variance (k − p) ÷ tr P at τ² = 0; of a common effect, from Q.
    public static (double Share, double Relative) Inconsistency(WeightedFit common, double between, int left, BetweenVariance estimate)
    {
        if (estimate == BetweenVariance.CommonEffect)
        {
            return (Math.Max(0, (common.Weighted - left) / common.Weighted), common.Weighted / left);
        }

        double typical = left / common.Trace();
        return (between / (between + typical), (between / typical) + 1);
    }
}
