using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The effect after a number of periods in use.</summary>
/// <param name="Periods">h: 0 for the first period in use.</param>
/// <param name="Effect">The mean effect of the units seen that long.</param>
/// <param name="StandardError">Its standard error; null where refused.</param>
/// <param name="Cells">Over how many unit-periods.</param>
public sealed record HorizonEffect(int Periods, double Effect, double? StandardError, int Cells);

/// <summary>The mean effect on all that took a measure up, each compared with what unit and period effects of the unused cells foretell: the imputation of Borusyak, Jaravel and Spiess.</summary>
/// <remarks>
/// <para>y_it = α_i + β_t + e_it on cells not in use; τ_it = y_it − α_i − β_t on cells in use; effect = mean τ, over all or at one horizon   [BorusyakJaravelSpiess2024]</para>
/// <para>se² = Σ over clusters (Σ v_it e_it)²; v = the weights of the effect as a linear function of y; e = residual where not in use, τ less its cohort and period mean where in use</para>
/// <para>Unit effects are eliminated: one T × T system, whatever the number of units. A unit with one period before use is kept; cells whose unit or period has none not in use are left out and counted.</para>
/// <para>Units: the outcome's. Assumes: without the measure all units change alike; no effect before use. Not for units chosen by their last outcome: it then takes the rebound for an effect.</para>
/// <para>The standard error is refused where a cohort has one unit or there are fewer than ten adopters: it would be too small. Checked against: an independent dense computation on mpdta, 1e-9. Full text: docs/methods/imputation.md.</para>
/// </remarks>
/// <param name="Effect">The mean over all cells in use.</param>
/// <param name="StandardError">Its standard error; null where refused.</param>
/// <param name="Horizons">By periods in use.</param>
/// <param name="Adopters">Units in use at some time that could be imputed.</param>
/// <param name="LeftOut">Cells in use that could not be imputed.</param>
public sealed record ImputationEffect(double Effect, double? StandardError, ImmutableArray<HorizonEffect> Horizons, int Adopters, int LeftOut)
{
    const int FewestAdopters = 10;

    /// <summary>Imputes what would have been, and takes the difference.</summary>
    /// <param name="panel">Units, periods and first uses; gaps are allowed. Clusters are used, characteristics are not.</param>
    /// <exception cref="Assumptions.AssumptionException"><see cref="Assumptions.Assumption.NoAdopters"/>, <see cref="Assumptions.Assumption.AdoptedBeforeFirstPeriod"/>, <see cref="Assumptions.Assumption.NoDonors"/>, <see cref="Assumptions.Assumption.NotConnected"/>.</exception>
    public static ImputationEffect Estimate(StaggeredPanel panel)
    {
        panel.ThrowUnlessSound();
        UnusedFit fit = UnusedFit.Of(panel);
        var cells = ImputedCells.Of(panel, fit);
        double[]? errors = ErrorsAllowed(panel, cells) ? ImputationErrors.Of(panel, fit, cells) : null;
        return new(
            cells.Mean,
            errors?[^1],
            [.. cells.Horizons.Select((horizon, h) => (horizon, h)).Where(it => it.horizon.Count > 0).Select(it => new HorizonEffect(it.h, it.horizon.Sum / it.horizon.Count, errors?[it.h], it.horizon.Count))],
            cells.Adopters,
            cells.LeftOut);
    }

    static bool ErrorsAllowed(StaggeredPanel panel, ImputedCells cells) => cells.Adopters >= FewestAdopters
        && Enumerable.Range(0, panel.Outcome.Units).Where(cells.HasImputed).GroupBy(unit => panel.FirstUse[unit]).All(cohort => cohort.Count() > 1);
}
