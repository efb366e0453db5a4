using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Assignment;

/// <summary>Who may go to whom, for what gain, and how many each can take.</summary>
/// <param name="Rows">n, those who are to be placed.</param>
/// <param name="Capacities">How many each of m columns takes, zero or above.</param>
/// <param name="Pairs">The allowed pairs; a pair that is not among them is forbidden.</param>
public sealed record AssignmentSpecification(int Rows, IReadOnlyList<int> Capacities, IReadOnlyList<Pair> Pairs)
{
    /// <summary>The gain of a row that is left where it is; none where every row has to be placed.</summary>
    public double? Idle { get; init; } = 0;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rows);
        if (Capacities.Any(it => it < 0) || !Capacities.Any(it => it > 0))
        {
            throw new AssumptionException(Assumption.NoCapacity, nameof(Capacities), Capacities.Any(it => it < 0) ? "a capacity lies below zero" : "nobody has room for anybody");
        }

        if (Idle is { } idle && !double.IsFinite(idle))
        {
            throw new AssumptionException(Assumption.NotFinite, nameof(Idle), $"the gain of staying is {idle}");
        }

        foreach (Pair pair in Pairs)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual((uint)pair.Row < (uint)Rows && (uint)pair.Column < (uint)Capacities.Count, true, nameof(Pairs));
            if (!double.IsFinite(pair.Gain))
            {
                throw new AssumptionException(Assumption.NotFinite, nameof(Pairs), FormattableString.Invariant($"the gain of row {pair.Row + 1} with column {pair.Column + 1} is {pair.Gain}"));
            }
        }
    }
}
