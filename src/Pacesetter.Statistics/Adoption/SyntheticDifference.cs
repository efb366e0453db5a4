using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Adoption;

/// <summary>How donors and periods are weighted.</summary>
public enum SyntheticMethod
{
    /// <summary>Donors weighted to run parallel to the adopters, periods to resemble those in use: synthetic difference-in-differences.</summary>
    SyntheticDifference,

    /// <summary>Donors weighted to equal the adopters before use: synthetic control.</summary>
    SyntheticControl,

    /// <summary>All alike: difference-in-differences.</summary>
    Difference,
}

/// <summary>The effect on the units of one first period, with the weights it rests on.</summary>
/// <param name="FirstUse">Their first period in use.</param>
/// <param name="Adopters">How many.</param>
/// <param name="Effect">τ.</param>
/// <param name="UnitWeights">ω of the donors, in the order of their rows.</param>
/// <param name="PeriodWeights">λ of the periods before use.</param>
/// <param name="Path">The effect in each period in use.</param>
/// <param name="Objectives">What ω and λ minimise, at the minimum.</param>
public sealed record SyntheticCohort(int FirstUse, int Adopters, double Effect, ImmutableArray<double> UnitWeights, ImmutableArray<double> PeriodWeights, ImmutableArray<double> Path, (double Units, double Periods) Objectives);

/// <summary>The effect against a weighted mean of donors: synthetic difference-in-differences, with synthetic control and plain differences beside it.</summary>
/// <remarks>
/// <para>ω: least Σ_t (ω₀ + Σω_i y_it − ȳ_t)² + T₀ζ²Σω² over weights that sum to one, ζ = (N₁T₁)^¼ σ; λ alike over donors, ζ = 1e-6 σ; σ the sd of the donors' first differences before use   [Arkhangelsky2021]</para>
/// <para>τ = (ȳ₁ after − λ'ȳ₁ before) − Σω_i (ȳ_i after − λ'y_i before); cohorts by adopter-periods   [Clarke2024]</para>
/// <para>Both quadratic programs are solved exactly, by active sets, so their objectives are at most those of an iteration that stops early.</para>
/// <para>Units: the outcome's. Assumes: donors never take the measure up; no gaps (units with gaps are left out and counted). Synthetic control mistakes the rebound of units chosen by their last outcome for an effect.</para>
/// <para>Checked against: R synthdid on California's Proposition 99. Full text: docs/methods/synthetic-difference.md.</para>
/// </remarks>
/// <param name="Method">How donors and periods were weighted.</param>
/// <param name="Effect">The mean over the cohorts, by adopter-periods.</param>
/// <param name="Cohorts">By first use.</param>
/// <param name="Donors">The rows of the donors.</param>
/// <param name="LeftOut">Units left out for gaps or for use from the first period on.</param>
public sealed record SyntheticDifference(SyntheticMethod Method, double Effect, ImmutableArray<SyntheticCohort> Cohorts, ImmutableArray<int> Donors, int LeftOut)
{
    const int FewestDonors = 2;

    /// <summary>The effect on all adopters.</summary>
    /// <param name="panel">Units, periods and first uses; clusters and characteristics are not used.</param>
    /// <param name="method">How donors and periods are weighted.</param>
    /// <param name="stopEarly">True to stop where the published program stops, short of the minimum: for comparison with figures that come from it.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NoAdopters"/>, <see cref="Assumption.AdoptedBeforeFirstPeriod"/>, <see cref="Assumption.NoDonors"/>, <see cref="Assumption.Gaps"/>, <see cref="Assumption.TooFewValues"/>: two periods before use are needed.</exception>
    public static SyntheticDifference Estimate(StaggeredPanel panel, SyntheticMethod method = SyntheticMethod.SyntheticDifference, bool stopEarly = false)
    {
        (double[][] donors, int[] rows, SortedDictionary<int, List<double[]>> cohorts) = Split(panel);
        var found = ImmutableArray.CreateBuilder<SyntheticCohort>();
        double sum = 0;
        double weight = 0;
        foreach ((int first, List<double[]> adopters) in cohorts)
        {
            SyntheticCohort cohort = SyntheticFit.Of(donors, adopters, first, (method, stopEarly));
            found.Add(cohort);
            double cells = adopters.Count * (double)(panel.Outcome.Periods - first);
            (sum, weight) = (sum + (cells * cohort.Effect), weight + cells);
        }

        return new(method, sum / weight, found.ToImmutable(), [.. rows], panel.Outcome.Units - rows.Length - cohorts.Sum(it => it.Value.Count));
    }

    /// <summary>The effect that each donor would seem to have, were it the only adopter from a cohort's first use on, against the other donors.</summary>
    /// <param name="panel">Units, periods and first uses.</param>
    /// <param name="method">How donors and periods are weighted.</param>
    /// <param name="stopEarly">True to stop where the published program stops.</param>
    /// <returns>For each donor, in the order of <see cref="Donors"/>, from the first cohort's first use on.</returns>
    public static ImmutableArray<double> Placebos(StaggeredPanel panel, SyntheticMethod method = SyntheticMethod.SyntheticDifference, bool stopEarly = false)
    {
        (double[][] donors, _, SortedDictionary<int, List<double[]>> cohorts) = Split(panel);
        RequireDonors(donors.Length - 1);
        int first = cohorts.First().Key;
        return [.. donors.Select((donor, i) => SyntheticFit.Of([.. donors.Where((_, j) => j != i)], [donor], first, (method, stopEarly)).Effect)];
    }

    /// <summary>The placebo standard error: the sd of the effects that as many randomly drawn donors as there are adopters would seem to have   [Arkhangelsky2021, algorithm 4].</summary>
    /// <param name="panel">Units, periods and first uses; more donors than adopters.</param>
    /// <param name="method">How donors and periods are weighted.</param>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NoDonors"/> where donors are no more than adopters.</exception>
    public static double PlaceboError(StaggeredPanel panel, SyntheticMethod method, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        (double[][] donors, _, SortedDictionary<int, List<double[]>> cohorts) = Split(panel);
        int[] firsts = [.. cohorts.SelectMany(cohort => Enumerable.Repeat(cohort.Key, cohort.Value.Count))];
        RequireDonors(donors.Length - firsts.Length);
        var effects = new double[draws];
        Parallel.For(0, draws, draw =>
        {
            int[] order = [.. Enumerable.Range(0, donors.Length)];
            new RandomSequence(seed, (ulong)draw).Shuffle(order.AsSpan());
            double[][] rest = [.. order[firsts.Length..].Order().Select(i => donors[i])];
            double sum = 0;
            double weight = 0;
            foreach (IGrouping<int, int> cohort in Enumerable.Range(0, firsts.Length).GroupBy(j => firsts[j]))
            {
                double cells = cohort.Count() * (double)(panel.Outcome.Periods - cohort.Key);
                sum += cells * SyntheticFit.Of(rest, [.. cohort.Select(j => donors[order[j]])], cohort.Key, (method, false)).Effect;
                weight += cells;
            }

            effects[draw] = sum / weight;
        });
        double mean = effects.Average();
        return Math.Sqrt(effects.Sum(it => (it - mean) * (it - mean)) / draws);
    }

    static (double[][] Donors, int[] Rows, SortedDictionary<int, List<double[]>> Cohorts) Split(StaggeredPanel panel)
    {
        panel.ThrowUnlessSound();
        int t = panel.Outcome.Periods;
        int[] kept = [.. Enumerable.Range(0, panel.Outcome.Units).Where(i => panel.FirstUse[i] > 0 && panel.Outcome.Complete(i))];
        int[] donors = [.. kept.Where(i => panel.FirstUse[i] >= t)];
        var cohorts = new SortedDictionary<int, List<double[]>>();
        foreach (int i in kept.Where(i => panel.FirstUse[i] < t))
        {
            if (!cohorts.TryGetValue(panel.FirstUse[i], out List<double[]>? cohort))
            {
                cohorts[panel.FirstUse[i]] = cohort = [];
            }

            cohort.Add(panel.Outcome[i].ToArray());
        }

        if (cohorts.Count == 0)
        {
            throw new AssumptionException(Assumption.Gaps, "outcome", "no adopter has a value in every period; fill the gaps or use the imputation, which allows them");
        }

        RequireDonors(donors.Length);
        if (cohorts.First().Key < 2)
        {
            throw new AssumptionException(Assumption.TooFewValues, "outcome", "weights need two periods before the first use; give earlier periods");
        }

        return ([.. donors.Select(i => panel.Outcome[i].ToArray())], donors, cohorts);
    }

    static void RequireDonors(int donors)
    {
        if (donors < FewestDonors)
        {
            throw new AssumptionException(Assumption.NoDonors, "first use", "fewer than two complete units are never in use; add units that are not");
        }
    }
}
