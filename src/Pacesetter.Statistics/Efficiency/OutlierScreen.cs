using System.Collections.Concurrent;
using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>A look for units on the frontier that stand far from all others: often an error in a record, and always the first to check.</summary>
/// <remarks>
/// <para>Each unit on the frontier is held against the order-m frontier of the others [Simar2003]. One that beats it by more than the excess, for inputs or
/// for outputs, is named. A unit with fewer comparable others than <see cref="Comparable"/> is not judged that way round.</para>
/// <para>Assumes nothing more than FDH does. It does not say that a unit is wrong. Only units on the frontier can harm others, so only they are looked at.</para>
/// </remarks>
public sealed record OutlierScreen
{
    /// <summary>m: how many of the others the expected best is of.</summary>
    public int M { get; init; } = 25;

    /// <summary>By what share a unit must beat the expected best of the others to be named.</summary>
    public double Excess { get; init; } = 0.5;

    /// <summary>How many others must be comparable.</summary>
    public int Comparable { get; init; } = 5;

    internal IReadOnlyList<Outlier> Find(FrontierSpecification specification, UnitPanel panel, IReadOnlyList<double> scores)
    {
        int[] best = [.. Enumerable.Range(0, panel.Units).Where(k => OnFrontier(specification, scores[k]))];
        var found = new ConcurrentBag<Outlier>();
        Blocks.Run(best.Length, specification.Threads, () => 0, (_, i) =>
        {
            var outlier = new Outlier(best[i], Beats(panel, best[i], false), Beats(panel, best[i], true));
            if (outlier.InputRatio > 1 + Excess || outlier.OutputRatio > 1 + Excess)
            {
                found.Add(outlier);
            }
        });
        return [.. found.OrderBy(outlier => outlier.Unit)];
    }

    static bool OnFrontier(FrontierSpecification specification, double score) => specification switch
    {
        { Measure: EfficiencyMeasure.Additive } => score <= 1e-9,
        { Orientation: Orientation.Output, Measure: EfficiencyMeasure.Radial or EfficiencyMeasure.SuperRadial } => score <= 1 + 1e-9,
        _ => score >= 1 - 1e-9,
    };

    double Beats(UnitPanel panel, int unit, bool outputs)
    {
        double[] others = DominanceRatios.Of(panel, unit, outputs, withoutItself: true);
        if (others.Length < Comparable)
        {
            return 0;
        }

        double expected = PartialFrontier.ExpectedBest(others, M);
        return outputs ? 1 / expected : expected;
    }
}
