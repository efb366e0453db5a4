using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Makes the forecasts of a tree add up, each moved by as much as its own errors ask.</summary>
/// <remarks>
/// <para>ỹ = ŷ − W Cᵀ(C W Cᵀ)⁻¹ C ŷ; each row of C says that a series less its children is nothing   [WickramasuriyaAthanasopoulosHyndman2019], MinT</para>
/// <para>W = λ diag(Ŵ) + (1 − λ) Ŵ, Ŵ = Σ e eᵀ ÷ n, λ = Σ_(i≠j) Var(r_ij) ÷ Σ_(i≠j) r_ij² within 0 and 1   [SchaeferStrimmer2005]</para>
/// <para>Units: those of the series. Assumes: one-step errors with mean 0 and of one and the same law; three periods or more. Ŵ unshrunk (λ = 0) is never used: with fewer periods than series it is nonsense.</para>
/// <para>Checked against: hts 6.0.3 on htseg1 to 1e-6. Full text: docs/methods/reconciliation.md.</para>
/// </remarks>
public sealed class Reconciliation
{
    readonly double[] map;

    Reconciliation(Hierarchy hierarchy, double[] map, double shrinkage)
    {
        Hierarchy = hierarchy;
        this.map = map;
        Shrinkage = shrinkage;
    }

    /// <summary>The tree.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>λ, from 0 to 1: 1 keeps the variances alone.</summary>
    public double Shrinkage { get; }

    /// <summary>Prepares the map from base forecasts to forecasts that add up.</summary>
    /// <param name="hierarchy">The tree of m series.</param>
    /// <param name="errors">n rows of m one-step errors, row by row in time order.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/>, <see cref="Assumption.SeriesWithHoles"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public static Reconciliation MinTrace(Hierarchy hierarchy, ReadOnlySpan<double> errors)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        int m = hierarchy.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(errors.Length % m, 0, nameof(errors));
        Require.Series(errors, 3 * m, nameof(errors));
        (double[] w, double shrinkage) = ShrunkCovariance.Of(errors, m);
        return new(hierarchy, Map(hierarchy, w), shrinkage);
    }

    /// <summary>Forecasts, or one period of one path, that add up.</summary>
    /// <param name="forecasts">ŷ: m values.</param>
    /// <param name="reconciled">Room for m values.</param>
    /// <param name="notNegative">Whether leaves below zero are cut at zero, and their sums made again.</param>
    public void Reconcile(ReadOnlySpan<double> forecasts, Span<double> reconciled, bool notNegative = false)
    {
        int m = Hierarchy.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(forecasts.Length, m, nameof(forecasts));
        ArgumentOutOfRangeException.ThrowIfNotEqual(reconciled.Length, m, nameof(reconciled));
        foreach (int leaf in Hierarchy.Leaves)
        {
            double value = Vectors.Dot(map.AsSpan(leaf * m, m), forecasts);
            reconciled[leaf] = notNegative ? Math.Max(0, value) : value;
        }

        Hierarchy.AddUp(reconciled);
    }

    // I − W Cᵀ(C W Cᵀ)⁻¹ C, m × m, row by row.
    static double[] Map(Hierarchy hierarchy, double[] w)
    {
        int m = hierarchy.Count, a = hierarchy.Inner.Count;
        double[] rows = Constraints(hierarchy);
        double[] cw = new double[a * m], cwc = new double[a * a];
        for (int i = 0; i < a; i++)
        {
            for (int k = 0; k < m; k++)
            {
                for (int j = 0; rows[(i * m) + k] != 0 && j < m; j++)
                {
                    cw[(i * m) + j] += rows[(i * m) + k] * w[(k * m) + j];
                }
            }
        }

        for (int i = 0; i < a; i++)
        {
            for (int j = 0; j < a; j++)
            {
                cwc[(i * a) + j] = Vectors.Dot(cw.AsSpan(i * m, m), rows.AsSpan(j * m, m));
            }
        }

        if (SmallCholesky.Decompose(cwc, a, 0) >= 0)
        {
            throw new AssumptionException(Assumption.NotPositiveDefinite, "errors", "errors: some combination of the series has no variance, or one below zero");
        }

        SmallCholesky.Solve(cwc, rows, a, m);
        var map = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double sum = i == j ? 1 : 0;
                for (int k = 0; k < a; k++)
                {
                    sum -= cw[(k * m) + i] * rows[(k * m) + j];
                }

                map[(i * m) + j] = sum;
            }
        }

        return map;
    }

    // C, a row for each series with children.
    static double[] Constraints(Hierarchy hierarchy)
    {
        int m = hierarchy.Count;
        var rows = new double[hierarchy.Inner.Count * m];
        for (int i = 0; i < hierarchy.Inner.Count; i++)
        {
            for (int j = 0; j < m; j++)
            {
                rows[(i * m) + j] = j == hierarchy.Inner[i] ? 1 : hierarchy.ParentOf(j) == hierarchy.Inner[i] ? -1 : 0;
            }
        }

        return rows;
    }
}
