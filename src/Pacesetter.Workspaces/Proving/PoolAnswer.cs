using Pacesetter.Statistics.Pooling;

namespace Pacesetter.Workspaces.Proving;

/// <summary>What several adoptions, or studies, of the same measure say together.</summary>
public sealed record PoolAnswer
{
    /// <summary>How many studies.</summary>
    public required int K { get; init; }

    /// <summary>The mean of the true effects.</summary>
    public double? Mean { get; init; }

    public double? StandardError { get; init; }

    /// <summary>Of the mean, with 95 % confidence; null for two studies.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>Two-sided, against a mean of zero; null for two studies.</summary>
    public double? PValue { get; init; }

    /// <summary>The variance of the true effects between studies.</summary>
    public double? Tau2 { get; init; }

    /// <summary>Its Q-profile interval.</summary>
    public IReadOnlyList<double>? Tau2Interval { get; init; }

    /// <summary>Cochran's Q.</summary>
    public double? Q { get; init; }

    /// <summary>The share of the variance of the estimates that lies between studies, in per cent.</summary>
    public double? I2 { get; init; }

    /// <summary>Where the true effect of the next study lies.</summary>
    public IReadOnlyList<double>? Prediction { get; init; }

    /// <summary>The least and the greatest effect estimated.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary><c>shown</c> where the interval of the mean leaves out zero, else <c>not_shown</c>; <c>not_computable</c> without any estimate.</summary>
    public required string Verdict { get; init; }

    /// <summary>What that means, in sentences.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The greatest correlation of two estimates, from units that both are compared with; null where none are shared.</summary>
    public double? SharedControls { get; init; }

    /// <summary>How the effects depend on what was asked, the intercept first.</summary>
    public IReadOnlyList<ModeratorRow>? Moderators { get; init; }

    /// <summary>The share of the variance between studies that the moderators explain, 0 to 1.</summary>
    public double? Explained { get; init; }

    /// <summary>Rows of the file, or cohorts, that have no estimate.</summary>
    public long LeftOut { get; init; }

    /// <summary>The studies in the order given.</summary>
    public required IReadOnlyList<PoolRow> Rows { get; init; }

    internal static PoolAnswer Of(IReadOnlyList<string> ids, double[] effects, double[] variances, PoolingRule rule, double[]? covariance = null)
    {
        Pool pool = covariance is null ? RandomEffects.Estimate(effects, variances, rule) : RandomEffects.EstimateCorrelated(effects, covariance, rule);
        (double Lower, double Upper)? between = pool.Studies == 1 || rule.Between == BetweenVariance.CommonEffect ? null
            : covariance is null ? RandomEffects.BetweenInterval(effects, variances)
            : RandomEffects.BetweenIntervalCorrelated(effects, covariance);
        int k = effects.Length;
        return new()
        {
            K = pool.Studies,
            Mean = pool.Mean,
            StandardError = pool.StandardError,
            Interval = Pair(pool.Interval),
            PValue = pool.PValue,
            Tau2 = pool.Between,
            Tau2Interval = Pair(between),
            Q = pool.Heterogeneity?.Q,
            I2 = 100 * pool.Inconsistency,
            Prediction = Pair(pool.Prediction),
            Range = Pair(pool.Range),
            SharedControls = covariance?.Select((it, at) => at / k == at % k ? 0 : it / Math.Sqrt(variances[at / k] * variances[at % k])).MaxBy(Math.Abs),
            Verdict = pool.Shown ? "shown" : "not_shown",
            Rows = [.. pool.Rows.Select((row, i) => new PoolRow(ids[i], row.Effect, row.Shrunken) { StandardError = Math.Sqrt(variances[i]), Weight = row.Weight })],
        };
    }

    /// <summary>Adds how the effects depend on moderators, k × p study by study.</summary>
    internal PoolAnswer With(IReadOnlyList<string> moderators, double[] values, PoolingRule rule)
    {
        double[] variances = [.. Rows.Select(it => it.StandardError * it.StandardError)];
        MetaRegression found = MetaRegression.Estimate([.. Rows.Select(it => it.Effect)], variances, values, rule);
        return this with
        {
            Moderators = [.. found.Coefficients.Select((it, at) => new ModeratorRow(at == 0 ? "intercept" : moderators[at - 1], it.Estimate, it.StandardError, [it.Interval.Lower, it.Interval.Upper], it.PValue))],
            Explained = found.Explained,
        };
    }

    internal static IReadOnlyList<double>? Pair((double Lower, double Upper)? interval) =>
        interval is { } it && double.IsFinite(it.Lower) && double.IsFinite(it.Upper) ? [it.Lower, it.Upper] : null;
}

/// <summary>One study.</summary>
/// <param name="Id">Its name, or its row.</param>
/// <param name="Effect">As estimated.</param>
/// <param name="Blup">The best prediction of its true effect: drawn toward what the others say.</param>
public sealed record PoolRow(string Id, double Effect, double Blup)
{
    public double StandardError { get; init; }

    /// <summary>Its share of the mean, of 1.</summary>
    public double? Weight { get; init; }
}

/// <summary>The effect of one unit of a moderator.</summary>
public sealed record ModeratorRow(string Name, double Estimate, double StandardError, IReadOnlyList<double> Interval, double PValue);
