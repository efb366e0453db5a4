using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Cells whose outcome and covariates are centred by their weighted means, with their sums.</summary>
/// <remarks>
/// <para>Centring changes neither criterion nor effects, only the intercept: it keeps digits. Columns: 1, covariates, outcome.</para>
/// </remarks>
sealed class CentredCells
{
    readonly CrossedCells cells;
    readonly double[][] columns;
    readonly double[] within; // (p + 1) × (p + 1) over 1, covariates, outcome

    public CentredCells(CrossedCells cells, int[] sizes, int threads)
    {
        this.cells = cells;
        Observations = cells.Observations;
        Centres = [1, .. cells.Covariates.Select(Mean), Mean(cells.Means)];
        columns = [Enumerable.Repeat(1.0, cells.Count).ToArray(), .. cells.Covariates.Select((x, k) => Less(x, Centres[k + 1])), Less(cells.Means, Centres[^1])];
        within = Within();
        Cross = CrossTable.Of(cells, sizes, columns, within, threads);
        if (!(Cross.Moments[^1] > 1e-24 * Centres[^1] * Centres[^1] * cells.Weights.Sum()))
        {
            throw new AssumptionException(Assumption.NoResidual, "outcome", "the outcome never varies");
        }
    }

    public CrossProducts Cross { get; }

    /// <summary>1, the mean of every covariate, the mean of the outcome.</summary>
    public double[] Centres { get; }

    public double Observations { get; }

    public double SumLogWeights => cells.SumLogWeights;

    public int Count => cells.Count;

    /// <summary>Σ SS_c − 2 b'Σ (within x, y) + b'Σ (within x, x) b.</summary>
    public double WithinSquares(double[] coefficients)
    {
        int m = columns.Length;
        double sum = within[^1];
        for (int k = 1; k < m - 1; k++)
        {
            sum -= 2 * coefficients[k] * within[(k * m) + m - 1];
            for (int l = 1; l < m - 1; l++)
            {
                sum += coefficients[k] * coefficients[l] * within[(k * m) + l];
            }
        }

        return sum;
    }

    /// <summary>Σ W_c (m_c − fit_c)² over a range of cells.</summary>
    public double ResidualSquares(Parts solution, int first, int end)
    {
        double[] residuals = columns[^1].AsSpan(first, end - first).ToArray();
        for (int k = 0; k < solution.Fixed.Length; k++)
        {
            Vectors.AddScaled(residuals, -solution.Fixed[k], columns[k].AsSpan(first, end - first));
        }

        for (int factor = 0; factor < cells.Levels.Count; factor++)
        {
            ReadOnlySpan<int> levels = cells.Levels[factor].AsSpan(first, end - first);
            ReadOnlySpan<double> effects = factor == Cross.Eliminated ? solution.Rows : solution.Rest.AsSpan(Cross.Offsets[factor], Cross.Sizes[factor]);
            for (int i = 0; i < levels.Length; i++)
            {
                residuals[i] -= effects[levels[i]];
            }
        }

        var sum = new CompensatedSum();
        for (int i = 0; i < residuals.Length; i++)
        {
            sum.Add(cells.Weights[first + i] * residuals[i] * residuals[i]);
        }

        return sum.Value;
    }

    double[] Within()
    {
        int p = cells.Covariates.Count;
        int m = p + 2;
        var sums = new CompensatedSum[m * m];
        for (int c = 0; c < Count; c++)
        {
            sums[^1].Add(cells.Within?[c] ?? 0);
            for (int k = 0; k < p && cells.WithinCovariates is not null; k++)
            {
                sums[((k + 1) * m) + m - 1].Add(cells.WithinProducts![(c * p) + k]);
                sums[((m - 1) * m) + k + 1].Add(cells.WithinProducts[(c * p) + k]);
                for (int l = 0; l < p; l++)
                {
                    sums[((k + 1) * m) + l + 1].Add(cells.WithinCovariates[(((c * p) + k) * p) + l]);
                }
            }
        }

        return Array.ConvertAll(sums, sum => sum.Value);
    }

    double Mean(double[] values)
    {
        var sum = new CompensatedSum();
        var weight = new CompensatedSum();
        for (int c = 0; c < values.Length; c++)
        {
            sum.Add(cells.Weights[c] * values[c]);
            weight.Add(cells.Weights[c]);
        }

        return sum.Value / weight.Value;
    }

    static double[] Less(double[] values, double centre) => Array.ConvertAll(values, value => value - centre);
}
