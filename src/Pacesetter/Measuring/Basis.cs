using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Measuring;

/// <summary>What a percentage is a percentage of.</summary>
public enum Basis
{
    /// <summary>Of the quota: 150 % = twelve hours' work in eight.</summary>
    Quota,

    /// <summary>Of the unit's own past: 133 % = a third more than before.</summary>
    OwnBaseline,

    /// <summary>Of the cohort's mean on the same jobs.</summary>
    Cohort,
}

/// <summary>Keeps figures on different bases out of one ranking (AT-19).</summary>
public static class Bases
{
    /// <summary>The one basis that all figures of a ranking stand on.</summary>
    /// <param name="bases">The basis of each figure.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/> without a figure, <see cref="Assumption.MixedBases"/> with more than one basis.</exception>
    public static Basis Common(IEnumerable<Basis> bases)
    {
        Basis[] distinct = [.. bases.Distinct().Order()];
        return distinct.Length switch
        {
            1 => distinct[0],
            0 => throw new AssumptionException(Assumption.TooFewValues, nameof(bases), "there is no figure to rank"),
            _ => throw new AssumptionException(
                Assumption.MixedBases,
                nameof(bases),
                $"figures of {string.Join(" and of ", distinct)} cannot stand in one ranking: each is a percentage of something else"),
        };
    }

    /// <summary>The largest output quota against which an output is a fulfilment of at least <paramref name="fulfilment"/>: output ÷ fulfilment, in units of output.</summary>
    /// <param name="output">The output, zero or more.</param>
    /// <param name="fulfilment">The fulfilment, above zero: 1.5 = half as much again as the quota.</param>
    public static decimal LargestQuota(decimal output, decimal fulfilment)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fulfilment);
        return output / fulfilment;
    }
}
