using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects.LeaveOut;

/// <summary>How much of the variance of an outcome lies between the levels of two factors, and how they are sorted, free of the noise in their effects.</summary>
/// <remarks>
/// <para>θ = θ̂ − Σ_i B_ii σ²_i, B_ii = x_i'S_xx⁻¹ A S_xx⁻¹ x_i, σ²_i = (y_i − ȳ) e_i ÷ (1 − P_ii)   [KSS2020]</para>
/// <para>Closed form: first factor eliminated, S the equations of the second; match m of level w with T observations, c its weights on
/// the levels it meets, f all weights of the second factor, n observations; a = √n_m, r = a (e_m − c ÷ T), z = S⁻r, E = Σ f z² − r'z:
/// P = a (z_m + (a − c'z) ÷ T); B_second = Σ f z² − (f'z)² ÷ n; B_first = a² ÷ T − 2a c'z ÷ T + E − (a − f'z)² ÷ n;
/// B_cov = a c'z ÷ T − E − f'z (a − f'z) ÷ n.</para>
/// <para>Units: the square of the outcome's. Assumes: two factors, no covariates (free the outcome of them first), every observation
/// of weight 1; errors independent between what is left out. Levels seen with one level of the second factor take σ² from their own
/// observations. Checked against: LeaveOutTwoWay and an explicit computation. Full text: docs/methods/leave-out-variance.md.</para>
/// </remarks>
public static class LeaveOutVariance
{
    /// <summary>The most levels of the second factor: their inverse is held twice.</summary>
    const int Most = 20_000;

    /// <summary>Decomposes the variance on the largest leave-out set.</summary>
    /// <param name="cells">Cells of two factors without covariates, every observation of weight 1.</param>
    /// <param name="level">What is left out.</param>
    /// <param name="threads">Threads to use, 0 for all processors; never changes a result.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static LeaveOutEstimate Estimate(CrossedCells cells, LeaveOutLevel level = LeaveOutLevel.Matches, int threads = 0)
    {
        cells.Check(2);
        if (cells.Levels.Count != 2 || cells.Covariates.Count > 0 || !cells.Weights.AsSpan().SequenceEqual(cells.Counts ?? Enumerable.Repeat(1.0, cells.Count).ToArray()))
        {
            throw new ArgumentException("two factors, no covariates and observations of weight 1 are needed", nameof(cells));
        }

        Matches all = Matches.Of(cells);
        int[] kept = LeaveOutSet.Of(all.First, all.Second, all.Counts);
        if (kept.Select(match => all.Second[match]).Distinct().Count() < 2)
        {
            throw new AssumptionException(Assumption.NoLeaveOutSet, "cells", "no two levels of the second factor stay connected when any one level of the first is left out");
        }

        Matches set = all.Only(kept);
        if (set.Second.Max() >= Most)
        {
            throw new ArgumentException($"more than {Most} levels of the second factor", nameof(cells));
        }

        return new Decomposition(set, level, Blocks.Threads(threads)).Estimate() with
        {
            Cells = [.. Enumerable.Range(0, cells.Count).Where(all.Holds(kept))],
        };
    }
}
