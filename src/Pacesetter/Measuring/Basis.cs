namespace Pacesetter.Measuring;

/// <summary>What a percentage is a percentage of.</summary>
public enum Basis
{
    /// <summary>Of the quota.</summary>
    Quota,

    /// <summary>Of the unit's own figure in an earlier window.</summary>
    OwnBaseline,

    /// <summary>Of what the cohort does on the same jobs.</summary>
    Cohort,
}

/// <summary>A figure with what it is measured by.</summary>
/// <param name="Unit">Whose figure it is.</param>
/// <param name="Value">The ratio, 1 = the basis.</param>
/// <param name="Basis">The basis.</param>
public sealed record RatedFigure(string Unit, decimal Value, Basis Basis);

/// <summary>An order of figures on one basis.</summary>
public static class Ranking
{
    /// <summary>Orders figures, the highest first.</summary>
    /// <exception cref="MixedBasesException">The figures stand on different bases.</exception>
    public static IReadOnlyList<RatedFigure> Of(IReadOnlyList<RatedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Basis[] bases = [.. figures.Select(it => it.Basis).Distinct()];
        return bases.Length <= 1
            ? [.. figures.OrderByDescending(it => it.Value).ThenBy(it => it.Unit, StringComparer.Ordinal)]
            : throw new MixedBasesException(bases);
    }

    /// <summary>The largest quota at which an output is still <paramref name="threshold"/> quotas: output ÷ threshold.</summary>
    public static decimal LargestQuota(decimal output, decimal threshold) => output / threshold;
}

/// <summary>Figures on different bases were to be put in one order: 150 % of a quota is not more than 133 % of one's own baseline.</summary>
/// <param name="bases">The bases that met.</param>
public sealed class MixedBasesException(IReadOnlyList<Basis> bases)
    : Exception($"These figures cannot be compared: some are a share of {string.Join(", others of ", bases)}. Put them on one basis first.")
{
    /// <summary>The bases that met.</summary>
    public IReadOnlyList<Basis> Bases { get; } = bases;
}
