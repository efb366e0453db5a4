using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>Effects that were estimated, each with its standard error.</summary>
/// <param name="Effects">n estimates.</param>
/// <param name="StandardErrors">n standard errors in the order of the effects, above zero.</param>
public sealed record NoisyEffects(ReadOnlyMemory<double> Effects, ReadOnlyMemory<double> StandardErrors)
{
    /// <summary>What is known of the units beside their effects, column by column without a constant: n values each. The effects are pulled towards what these predict.</summary>
    public IReadOnlyList<ReadOnlyMemory<double>> Regressors { get; init; } = [];

    /// <summary>The weights of the units in the prediction and the moments; empty for equal weights. 1 ÷ s² is customary.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Leaves out every unit with a value that is not a number and says which units are left.</summary>
    /// <returns>The units that have all their values, and their places in what was given.</returns>
    public (NoisyEffects Complete, ImmutableArray<int> Kept) WithoutGaps()
    {
        ImmutableArray<int> kept = [.. Enumerable.Range(0, Effects.Length).Where(IsComplete)];
        ReadOnlyMemory<double> Take(ReadOnlyMemory<double> all) => kept.Select(i => all.Span[i]).ToArray();
        return (new(Take(Effects), Take(StandardErrors)) { Regressors = [.. Regressors.Select(Take)], Weights = Weights.IsEmpty ? Weights : Take(Weights) }, kept);
    }

    internal void Check(int fewest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(StandardErrors.Length, Effects.Length);
        Require.AtLeast(Effects.Span, fewest, "effects");
        Require.Finite(Effects.Span, "effects");
        Require.Finite(StandardErrors.Span, "standardErrors");
        Require.Positive(StandardErrors.Span, "standardErrors");
        Require.Varying(Effects.Span, "effects");
        foreach (ReadOnlyMemory<double> regressor in Regressors)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(regressor.Length, Effects.Length);
            Require.Finite(regressor.Span, "regressors");
        }

        if (!Weights.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(Weights.Length, Effects.Length);
            Require.Finite(Weights.Span, "weights");
            Require.Positive(Weights.Span, "weights");
        }
    }

    bool IsComplete(int i) => !double.IsNaN(Effects.Span[i]) && !double.IsNaN(StandardErrors.Span[i])
        && Regressors.All(regressor => !double.IsNaN(regressor.Span[i])) && (Weights.IsEmpty || !double.IsNaN(Weights.Span[i]));
}
