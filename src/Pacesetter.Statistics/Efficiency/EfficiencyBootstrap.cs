using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency.Kernels;
using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>How much of a score comes from who happened to be there to compare with: bias and intervals by the smoothed bootstrap.</summary>
/// <remarks>
/// <para>With θ in (0, 1], or 1 ÷ φ: β_j drawn from the scores with replacement, θ~_j = β_j + h e_j, reflected at 1 (2 − θ~), θ*_j = 1 + (θ~_j − 1) ÷ √(1 + h² ÷ mean (1 − θ)²)
/// [SimarWilson2008], or drawn in towards the mean of β by the variance of θ   [SimarWilson1998]; units moved to x_j θ_j ÷ θ*_j (outputs: y_j θ*_j ÷ θ_j); every
/// unit scored against those; bias = mean of replications − score; interval from the quantiles of replication − score.</para>
/// <para>h = 0.9 min(s, interquartile range ÷ 1.34) (2r)^(−1/5) of the r scores below 1 together with their reflections, × 2^(1/5) (r ÷ n)^(1/5) (s_n ÷ s)   [SimarWilson2008].</para>
/// <para>Units: those of the score. Assumes: inefficiency independent of size and mix; no noise in the data. Deterministic for a seed, whatever the number of threads.</para>
/// <para>Checked against: mean corrected score of R Benchmarking's dea.boot on charnes1981, within .01; coverage of a known truth, .93 at .95. Full text: docs/methods/efficiency-bootstrap.md.</para>
/// </remarks>
public static class EfficiencyBootstrap
{
    /// <summary>Bias and interval of each score.</summary>
    /// <param name="specification">What is asked.</param>
    /// <param name="panel">The units.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static BootstrapEstimate Estimate(BootstrapSpecification specification, UnitPanel panel)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfLessThan(specification.Replications, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(specification.Level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(specification.Level, 1);
        if (specification.Returns == Returns.FreeDisposal)
        {
            throw new ArgumentException("Without mixtures the smoothed bootstrap is not consistent.", nameof(specification));
        }

        FrontierEstimate frontier = Frontier.Measure(
            new FrontierSpecification
            {
                Returns = specification.Returns,
                Orientation = specification.Orientation,
                NegativeOutputs = specification.NegativeOutputs,
                SecondPhase = false,
                Outliers = null,
                Threads = specification.Threads,
            },
            panel);
        if (frontier.Undefined.Count > 0)
        {
            throw new AssumptionException(Assumption.NotPositive, "output", FormattableString.Invariant($"output: unit {frontier.Undefined[0] + 1} has none, so it has no output score to draw from; leave it out or measure inputs"));
        }

        bool outputs = specification.Orientation == Orientation.Output;
        double[] scores = [.. frontier.Scores.Select(score => outputs ? 1 / score : score)];
        if (scores.All(score => score >= 1 - 1e-9) || scores.Any(score => score <= 0))
        {
            throw new AssumptionException(Assumption.TooFewValues, "units", "units: all are on the frontier, or one scores zero, so there is no distribution of scores to draw from; add units or add up columns");
        }

        double bandwidth = specification.Bandwidth ?? Bandwidth(scores);
        var run = new BootstrapRun(specification, panel, scores, bandwidth);
        double[] replications = run.Run(); // n × B
        return new(bandwidth, [.. scores.Select((_, k) => Summary(frontier.Scores[k], replications.AsSpan(k * specification.Replications, specification.Replications), specification.Level))]);
    }

    static double Bandwidth(double[] scores)
    {
        double[] below = [.. scores.Where(score => score < 1 - 1e-9)];
        double[] reflected = [.. below, .. below.Select(score => 2 - score)];
        Array.Sort(reflected);
        double deviation = Deviation(reflected);
        double range = (Quantile.Of(reflected, 0.75) - Quantile.Of(reflected, 0.25)) / 1.34;
        double width = 0.9 * (range > 0 ? Math.Min(deviation, range) : deviation) * Math.Pow(reflected.Length, -0.2);
        return width * Math.Pow(2.0 * below.Length / scores.Length, 0.2) * (Deviation(scores) / deviation);
    }

    static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    static BootstrappedScore Summary(double score, Span<double> replications, double level)
    {
        (double mean, double squares) = Moments.Of(replications);

        replications.Sort();
        double bias = mean - score;
        double tail = (1 - level) / 2;
        double lower = (2 * score) - Quantile.Of(replications, 1 - tail);
        double upper = (2 * score) - Quantile.Of(replications, tail);
        return new(score, bias, score - bias, Math.Sqrt(squares / (replications.Length - 1)), lower, upper);
    }
}
