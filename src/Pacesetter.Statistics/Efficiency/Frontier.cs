using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>Data envelopment analysis: how near each unit is to what the best of its kind do with several inputs and outputs, and who those are.</summary>
/// <remarks>
/// <para>Radial, inputs: min θ subject to Xλ + s⁻ = θ x_k, Yλ − s⁺ = y_k, λ ≥ 0, and Σλ free, = 1, ≤ 1 or ≥ 1   [CharnesCooperRhodes1978], [BankerCharnesCooper1984].
/// Outputs: max φ subject to Xλ + s⁻ = x_k, Yλ − s⁺ = φ y_k. Second phase: the score held, max Σs.</para>
/// <para>FDH: θ_k = min over j with y_j ≥ y_k of max_i x_ij ÷ x_ik   [DeprinsSimarTulkens1984]. Additive: max Σs   [CharnesEtAl1985].
/// Slacks-based: ρ = min (1 − mean s⁻_i ÷ x_ik) ÷ (1 + mean s⁺_r ÷ y_rk)   [Tone2001]; undesirable outputs stand with the outputs   [Tone2003].
/// Super-efficiency: the unit's own column left out   [AndersenPetersen1993], [Tone2002].</para>
/// <para>Units: θ, φ, ρ are ratios and do not change with the unit of any column; the additive sum is in the units of the data added up as they are.</para>
/// <para>Assumes: units of one kind that could do each other's work; figures without error; more units than columns. An error of one unit on the frontier
/// is an error of all who are compared with it, so look at the outliers. A score of a unit on the frontier is an upper bound: see <see cref="EfficiencyBootstrap"/>.</para>
/// <para>Checked against: R Benchmarking 0.33 on three published sets, [Tone2001], [Tone2002], a set of 100,000, GLOP, and a certificate for each score. Full text: docs/methods/frontier.md.</para>
/// </remarks>
public static class Frontier
{
    /// <summary>Scores n units.</summary>
    /// <param name="specification">What is asked.</param>
    /// <param name="panel">m inputs and s outputs of n units.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    /// <exception cref="ArgumentException">A measure is asked for that is not defined so.</exception>
    public static FrontierEstimate Measure(FrontierSpecification specification, UnitPanel panel)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(panel);
        Allow(specification, panel);
        panel.Check(specification.NegativeOutputs);
        bool slacksBased = specification.Measure is EfficiencyMeasure.SlacksBased or EfficiencyMeasure.SuperSlacksBased;
        if (slacksBased)
        {
            PanelChecks.Positive(panel);
        }

        var technology = new Technology(panel, specification.Returns);
        Solutions solutions = specification switch
        {
            { Returns: Returns.FreeDisposal } => new FreeDisposalMeasure(specification, technology).Run(),
            { Measure: EfficiencyMeasure.Additive } => new AdditiveMeasure(specification, technology).Run(),
            _ when slacksBased => new SlacksBasedMeasure(specification, technology).Run(),
            _ => new RadialMeasure(specification, technology).Run(),
        };
        IReadOnlyList<Outlier> outliers = specification.Outliers?.Find(specification, panel, solutions.Scores) ?? [];
        return new FrontierEstimate(specification, panel, solutions, outliers);
    }

    static void Allow(FrontierSpecification specification, UnitPanel panel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(specification.Threads, 1);
        if (specification.Returns == Returns.FreeDisposal && specification.Measure != EfficiencyMeasure.Radial)
        {
            throw new ArgumentException("Without mixtures there is the radial measure only.", nameof(specification));
        }

        if (specification.Orientation == Orientation.Both && specification.Measure is EfficiencyMeasure.Radial or EfficiencyMeasure.SuperRadial or EfficiencyMeasure.SuperSlacksBased)
        {
            throw new ArgumentException("This measure needs one orientation: inputs or outputs.", nameof(specification));
        }

        if (panel.UndesirableOutputs.Count > 0 && specification.Measure is not (EfficiencyMeasure.SlacksBased or EfficiencyMeasure.SuperSlacksBased))
        {
            throw new ArgumentException("Undesirable outputs need the slacks-based measure.", nameof(panel));
        }
    }
}
