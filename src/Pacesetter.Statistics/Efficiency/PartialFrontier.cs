using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>Frontiers that a single false or freak report cannot pull away: the expected best of m units, or the best but a share of them.</summary>
/// <remarks>
/// <para>Let w_(1) ≤ … ≤ w_(N) be max_i x_ij ÷ x_ik of the N units with y_j ≥ y_k. Order-m: θ = Σ_j w_(j) [((N − j + 1) ÷ N)^m − ((N − j) ÷ N)^m], the
/// expected least of m draws with replacement, in closed form   [CazalsFlorensSimar2002]. Order-α: θ = w_(⌈(1 − α) N⌉)   [AragonDaouiaThomasAgnan2005].
/// For outputs likewise with min_r y_rj ÷ y_rk of the units with x_j ≤ x_k, and the expected most of m, and w of rank ⌈α N⌉ from below.</para>
/// <para>Units: ratios. A unit beyond the partial frontier has θ above 1 (inputs), φ below 1 (outputs).</para>
/// <para>Assumes what FDH does: units of one kind, no mixtures. As m grows, or α → 1, both become FDH.</para>
/// <para>Checked against: worked examples, that limit, and simulated draws. Full text: docs/methods/partial-frontier.md.</para>
/// </remarks>
public static class PartialFrontier
{
    /// <summary>The order-m score of each unit.</summary>
    /// <param name="panel">The units.</param>
    /// <param name="orientation">Inputs or outputs.</param>
    /// <param name="m">How many units the expected best is of, above zero.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static IReadOnlyList<double> OrderM(UnitPanel panel, Orientation orientation, int m)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(m);
        return Scores(panel, orientation, ratios => ExpectedBest(ratios, m));
    }

    /// <summary>The order-α score of each unit.</summary>
    /// <param name="panel">The units.</param>
    /// <param name="orientation">Inputs or outputs.</param>
    /// <param name="alpha">The share of comparable units that the frontier is to leave behind it, above 0 and at most 1.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static IReadOnlyList<double> OrderAlpha(UnitPanel panel, Orientation orientation, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, 1);
        return Scores(panel, orientation, ratios => Quantile(ratios, alpha, orientation == Orientation.Output));
    }

    /// <summary>The expected first of m draws with replacement from ratios that stand best first.</summary>
    internal static double ExpectedBest(ReadOnlySpan<double> ratios, int m)
    {
        double expected = 0;
        double left = 1; // the chance that all m draws come from place j or later
        for (int j = 0; j < ratios.Length; j++)
        {
            double next = Math.Pow((double)(ratios.Length - j - 1) / ratios.Length, m);
            expected += ratios[j] * (left - next);
            left = next;
        }

        return expected;
    }

    /// <summary>Of ratios that stand best first: inputs the ⌈(1 − α) N⌉-th, outputs the one with ⌈α N⌉ − 1 below it.</summary>
    static double Quantile(ReadOnlySpan<double> ratios, double alpha, bool outputs)
    {
        const double Rounding = 1e-9; // (1 − 0.9) × 10 is not quite 1
        int place = outputs
            ? ratios.Length - (int)Math.Ceiling((alpha * ratios.Length) - Rounding)
            : (int)Math.Ceiling(((1 - alpha) * ratios.Length) - Rounding) - 1;
        return ratios[Math.Clamp(place, 0, ratios.Length - 1)];
    }

    static double[] Scores(UnitPanel panel, Orientation orientation, Func<double[], double> score)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (orientation == Orientation.Both || panel.UndesirableOutputs.Count > 0)
        {
            throw new ArgumentException("A partial frontier is for inputs or outputs, without undesirable outputs.", nameof(orientation));
        }

        panel.Check(negativeOutputs: false);
        bool outputs = orientation == Orientation.Output;
        var scores = new double[panel.Units];
        Blocks.Run(scores.Length, Environment.ProcessorCount, () => 0, (_, k) =>
        {
            double[] ratios = DominanceRatios.Of(panel, k, outputs, withoutItself: false);
            scores[k] = ratios.Length == 0 ? double.PositiveInfinity : score(ratios); // no output at all: no output score
        });
        return scores;
    }
}
