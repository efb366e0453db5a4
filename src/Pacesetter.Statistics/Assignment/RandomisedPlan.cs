using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Assignment;

/// <summary>A plan drawn by lot among plans near the best, with the probabilities that a later proof of the effect needs.</summary>
/// <remarks>
/// <para>A list of plans is made first: each is the best plan for gains multiplied by 1 + s z, z normal, s halved until its true total is within the tolerance of the greatest. Then one of the list is drawn, each place of the list alike; a plan that came out k times of K has probability k ÷ K, and a pair the sum over the plans that hold it: exact, given the list   [AtheyImbens2017] on inference from the design.</para>
/// <para>Units: gains as given; probabilities. Assumes: as <see cref="CapacitatedAssignment"/>; the greatest total is above zero, or only best plans are listed.</para>
/// <para>Checked against: the tolerance, sums of probabilities, shares of repeated draws. Full text: docs/methods/exchange-assignment.md.</para>
/// </remarks>
/// <param name="Chosen">The plan drawn.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Best">The greatest total gain.</param>
/// <param name="Plans">The different plans of the list and their probabilities, the likeliest first.</param>
public sealed record RandomisedPlan(CapacitatedAssignment Chosen, double Probability, double Best, IReadOnlyList<(CapacitatedAssignment Plan, double Probability)> Plans)
{
    const int Halvings = 12;
    const ulong Lot = ulong.MaxValue;

    /// <summary>Makes the list and draws: the same for a seed, whatever the number of threads.</summary>
    /// <param name="specification">Pairs, capacities and the gain of staying.</param>
    /// <param name="seed">The seed, to be logged with the plan.</param>
    /// <param name="tolerance">What share of the greatest total a plan may miss, zero or above and below 1.</param>
    /// <param name="count">K, the length of the list.</param>
    /// <exception cref="Assumptions.AssumptionException">As <see cref="CapacitatedAssignment.Maximise"/>.</exception>
    public static RandomisedPlan Draw(AssignmentSpecification specification, ulong seed, double tolerance = 0.02, int count = 200)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tolerance is >= 0 and < 1, true, nameof(tolerance));
        specification.Check();
        var pairs = new SparsePairs(specification);
        CapacitatedAssignment best = CapacitatedAssignment.Of(specification, pairs, pairs.Gains);
        double least = best.Gain - (tolerance * Math.Max(0, best.Gain));
        var list = new CapacitatedAssignment[count];
        Parallel.For(0, count, k => list[k] = Near(specification, pairs, best, least, new RandomSequence(seed, (ulong)k)));
        (CapacitatedAssignment Plan, double Probability)[] plans = [.. list
            .GroupBy(plan => string.Join(',', plan.Columns), StringComparer.Ordinal)
            .Select(same => (Plan: same.First(), Probability: (double)same.Count() / count))
            .OrderByDescending(it => it.Probability)];
        CapacitatedAssignment chosen = list[new RandomSequence(seed, Lot).NextInt(count)];
        double probability = plans.Single(it => it.Plan.Columns.SequenceEqual(chosen.Columns)).Probability;
        return new(chosen, probability, best.Gain, plans);
    }

    /// <summary>The probability with which a row is placed at a column by the lot.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0; −1 for staying.</param>
    public double ProbabilityOf(int row, int column) => Plans.Where(it => it.Plan.Columns[row] == column).Sum(it => it.Probability);

    static CapacitatedAssignment Near(AssignmentSpecification specification, SparsePairs pairs, CapacitatedAssignment best, double least, RandomSequence random)
    {
        double scale = 0.5;
        for (int attempt = 0; attempt < Halvings; attempt++, scale /= 2)
        {
            double[] gains = [.. pairs.Gains.Select(gain => gain * (1 + (scale * random.NextNormal())))];
            CapacitatedAssignment plan = CapacitatedAssignment.Of(specification, pairs, gains);
            if (plan.Gain >= least)
            {
                return plan;
            }
        }

        return best;
    }
}
