using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Observations of an outcome under two or more crossed factors, summed to cells.</summary>
/// <remarks>
/// <para>A cell holds n_c observations that share their level of every factor. Linear models see observations through weights,
/// weighted means and sums of squares alone, so that what is estimated from cells equals what single observations give.</para>
/// <para>W_c = Σ w_i; m_c = Σ w_i y_i ÷ W_c; SS_c = Σ w_i (y_i − m_c)². A single observation is a cell of count 1 and within 0.</para>
/// <para>Units: y free; w of the observation (hours, or 1); SS in w × y².</para>
/// </remarks>
public sealed record CrossedCells
{
    /// <summary>For every factor the level of every cell, counted from zero.</summary>
    public required IReadOnlyList<int[]> Levels { get; init; }

    /// <summary>W: the sum of weights of every cell.</summary>
    public required double[] Weights { get; init; }

    /// <summary>m: the weighted mean outcome of every cell.</summary>
    public required double[] Means { get; init; }

    /// <summary>n: the observations in every cell; null where every cell is one observation.</summary>
    public double[]? Counts { get; init; }

    /// <summary>SS: the weighted sum of squares about the mean of every cell; null where there is none.</summary>
    public double[]? Within { get; init; }

    /// <summary>Σ ln w_i over the observations, not over the cells; zero where every observation weighs 1.</summary>
    public double SumLogWeights { get; init; }

    /// <summary>The weighted mean of every covariate in every cell, covariate by covariate.</summary>
    public IReadOnlyList<double[]> Covariates { get; init; } = [];

    /// <summary>Σ w (x − mean)(x − mean)' in every cell: p × p numbers a cell; null where covariates do not vary inside a cell.</summary>
    public double[]? WithinCovariates { get; init; }

    /// <summary>Σ w (x − mean)(y − mean) in every cell: p numbers a cell; null as above.</summary>
    public double[]? WithinProducts { get; init; }

    /// <summary>The number of cells.</summary>
    public int Count => Means.Length;

    /// <summary>The number of observations.</summary>
    public double Observations => Counts is null ? Count : Counts.Sum();

    /// <summary>Checks the shape and every number.</summary>
    /// <param name="factors">The fewest factors the method works with.</param>
    /// <exception cref="ArgumentException">Arrays of different lengths, or a negative level.</exception>
    /// <exception cref="AssumptionException">A number that is not finite, a weight or count not above zero, an empty or a single level.</exception>
    internal int[] Check(int factors)
    {
        CheckShape(factors);
        Require.AtLeast(Means, 2, "cells");
        CheckValues(factors);
        return [.. Levels.Select(CheckLevels)];
    }

    /// <summary>Checks the shape and every number, but not that a factor has several levels.</summary>
    internal void CheckValues(int factors)
    {
        CheckShape(factors);
        Require.Finite(Means, "outcome");
        Require.Positive(Weights, "weights");
        if (Counts is not null)
        {
            Require.Positive(Counts, "counts");
        }

        foreach (double[] values in (IEnumerable<double[]>)[Within ?? [], SumLogWeights is 0 ? [] : [SumLogWeights], .. Covariates, WithinCovariates ?? [], WithinProducts ?? []])
        {
            Require.Finite(values, "covariates and sums of squares");
        }
    }

    void CheckShape(int factors)
    {
        int p = Covariates.Count;
        bool even = Levels.All(it => it.Length == Count) && Weights.Length == Count && Covariates.All(it => it.Length == Count)
            && (Counts?.Length ?? Count) == Count && (Within?.Length ?? Count) == Count
            && (WithinCovariates?.Length ?? (Count * p * p)) == Count * p * p && (WithinProducts?.Length ?? (Count * p)) == Count * p
            && WithinCovariates is null == WithinProducts is null;
        if (Levels.Count < factors || !even)
        {
            throw new ArgumentException($"cells need {factors} factors or more and arrays of equal length");
        }
    }

    static int CheckLevels(int[] levels, int factor)
    {
        int count = levels.Max() + 1;
        if (levels.Min() < 0)
        {
            throw new ArgumentException($"factor {factor + 1} has a negative level");
        }

        bool[] seen = new bool[count];
        foreach (int level in levels)
        {
            seen[level] = true;
        }

        int empty = Array.IndexOf(seen, false);
        return (empty, count) switch
        {
            ( >= 0, _) => throw new AssumptionException(Assumption.EmptyLevel, $"factor {factor + 1}", $"factor {factor + 1}: level {empty} has no observation"),
            (_, 1) => throw new AssumptionException(Assumption.OneLevel, $"factor {factor + 1}", $"factor {factor + 1} has one level only: nothing to compare it with"),
            _ => count,
        };
    }
}
