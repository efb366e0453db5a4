using System.Collections.Immutable;
using Pacesetter.Statistics.Selection;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Which proofs of a year hold when all its cohorts are looked at together.</summary>
/// <remarks>
/// <para>q_j = min over looks p_A × .02 ÷ alpha, 1 for a look that is not reached or failed a gate; a proof holds over the year where Benjamini and Hochberg's q-value is at most 5 % [BenjaminiHochberg1995]</para>
/// <para>It never changes a verdict. Assumes: all cohorts of the year are given, also the failed.</para>
/// </remarks>
public static class PlanYear
{
    /// <summary>The share of false proofs allowed.</summary>
    public const double Level = 0.05;

    /// <summary>True for every cohort that is proven and holds over the year, in the order given.</summary>
    /// <param name="verdicts">All cohorts of the year.</param>
    public static ImmutableArray<bool> Holds(IReadOnlyList<CohortVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return [];
        }

        ImmutableArray<double> q = FalseDiscovery.BenjaminiHochberg([.. verdicts.Select(it => it.YearValue)]);
        return [.. verdicts.Select((it, j) => it.Finding == Finding.Proven && q[j] <= Level)];
    }
}
