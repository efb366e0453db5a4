using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>A panel whose units take a measure up at different times and keep it.</summary>
/// <param name="Outcome">n units × T periods.</param>
/// <param name="FirstUse">The first period in use of every unit, counted from 0; <see cref="OutcomePanel.Never"/> for none.</param>
public sealed record StaggeredPanel(OutcomePanel Outcome, ImmutableArray<int> FirstUse)
{
    /// <summary>The cluster of every unit, within which errors may be correlated; empty for each its own.</summary>
    public ImmutableArray<int> Clusters { get; init; } = [];

    /// <summary>n × m characteristics that do not change over time, unit by unit; empty for none.</summary>
    public ImmutableArray<double> Characteristics { get; init; } = [];

    internal int CharacteristicCount => Characteristics.Length / Outcome.Units;

    internal bool InUse(int unit, int period) => period >= FirstUse[unit];

    /// <summary>Throws where nobody takes the measure up, or all did so before the first period.</summary>
    internal void ThrowUnlessSound()
    {
        int n = Outcome.Units;
        ArgumentOutOfRangeException.ThrowIfNotEqual(FirstUse.Length, n, nameof(FirstUse));
        if (!Clusters.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(Clusters.Length, n, nameof(Clusters));
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(Characteristics.Length % n, 0, nameof(Characteristics));
        Require.Finite(Characteristics.AsSpan(), "characteristics");
        int[] adopted = [.. FirstUse.Where(at => at < Outcome.Periods)];
        if (adopted.Length == 0)
        {
            throw new AssumptionException(Assumption.NoAdopters, "first use", "no unit takes the measure up within the panel; give first periods that lie in it");
        }

        if (adopted.All(at => at <= 0))
        {
            throw new AssumptionException(Assumption.AdoptedBeforeFirstPeriod, "first use", "every adopter has the measure from the first period on; earlier periods are needed");
        }
    }
}
