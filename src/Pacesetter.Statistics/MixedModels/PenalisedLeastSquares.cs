using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Sums of a response by row of the eliminated factor, by level of the rest, and by fixed column; or the coefficients of the same.</summary>
sealed record Parts(double[] Rows, double[] Rest, double[] Fixed);

/// <summary>The criterion of a mixed model at given variance ratios, and what its derivatives need.</summary>
/// <remarks>
/// <para>T_j = γ_0 g_j + 1; τ_j = γ_0 ÷ T_j; S = Λ (G_RR − G_R0 diag(τ) G_0R) Λ + I with the fixed columns as last rows, without the I;
/// S = L L'; ln|M| = Σ ln T_j + 2 Σ ln L_ii; r² = Σ SS_c + Σ W_c (m_c − fit_c)² + Σ_k |b_k|² ÷ γ_k   [Bates2015, section 3]</para>
/// <para>REML: ln|M| − Σ ln w + (N − p)(1 + ln(2π r² ÷ (N − p))); ML: without the pivots of the fixed columns, and N for N − p.</para>
/// </remarks>
sealed class PenalisedLeastSquares
{
    const int CellBlock = 1 << 15;

    readonly CentredCells cells;
    readonly SchurComplement schur;

    public PenalisedLeastSquares(CentredCells cells, Likelihood likelihood, int threads)
    {
        this.cells = cells;
        Threads = threads;
        Restricted = likelihood == Likelihood.Restricted;
        Cross = cells.Cross;
        Fixed = Cross.Columns - 1;
        DegreesOfFreedom = cells.Observations - (Restricted ? Fixed : 0);
        Matrix = new SymmetricMatrix(Cross.Rest + Fixed);
        Cholesky = new Cholesky(Matrix, threads);
        schur = new SchurComplement(Cross, threads);
        Tau = new double[Cross.RowCount];
        Scale = new double[Cross.Rest];
        Response = new Parts(
            Column(Cross.RowSums), Column(Cross.RestSums), [.. Enumerable.Range(0, Fixed).Select(k => Cross.Moments[(k * Cross.Columns) + Fixed])]);
    }

    public CrossProducts Cross { get; }

    public int Threads { get; }

    public bool Restricted { get; }

    /// <summary>p: the number of fixed columns.</summary>
    public int Fixed { get; }

    /// <summary>N − p under REML, N under ML.</summary>
    public double DegreesOfFreedom { get; }

    public SymmetricMatrix Matrix { get; }

    public Cholesky Cholesky { get; }

    public double[] Tau { get; }

    /// <summary>θ of every level of the rest.</summary>
    public double[] Scale { get; }

    public double[] Ratios { get; private set; } = [];

    /// <summary>The sums of the outcome.</summary>
    public Parts Response { get; }

    public Parts Solution { get; private set; } = new([], [], []);

    public double Criterion { get; private set; }

    /// <summary>σ² = r² ÷ degrees of freedom.</summary>
    public double ResidualVariance { get; private set; }

    public int Evaluations { get; private set; }

    /// <summary>Σ 1 ÷ T_j.</summary>
    public double SumOfReciprocals { get; private set; }

    public void Evaluate(double[] ratios)
    {
        Ratios = ratios;
        Evaluations++;
        double logRows = PrepareRows(ratios[Cross.Eliminated]);
        foreach (int factor in Enumerable.Range(0, ratios.Length).Where(factor => factor != Cross.Eliminated))
        {
            Scale.AsSpan(Cross.Offsets[factor], Cross.Sizes[factor]).Fill(Math.Sqrt(ratios[factor]));
        }

        schur.Fill(Matrix, Tau, Scale, 1);
        FillFixed();
        Cholesky.Decompose(1e-10, Cross.Rest);
        if (Cholesky.Dropped.Count > 0)
        {
            throw new AssumptionException(Assumption.Collinear, $"covariate {Cholesky.Dropped[0] - Cross.Rest}", $"covariate {Cholesky.Dropped[0] - Cross.Rest} never varies, or other covariates make it up exactly");
        }

        Solution = Solve(Response);
        double squares = PenalisedSquares();
        if (!(squares > 1e-18 * Cross.Moments[^1]))
        {
            throw new AssumptionException(Assumption.NoResidual, "outcome", "the factors fit the outcome without any residual");
        }

        ResidualVariance = squares / DegreesOfFreedom;
        double log = logRows + Cholesky.LogDeterminant(0, Cross.Rest + (Restricted ? Fixed : 0));
        Criterion = log - cells.SumLogWeights + (DegreesOfFreedom * (1 + Math.Log(2 * Math.PI * ResidualVariance)));
    }

    /// <summary>The coefficients of any response from its sums.</summary>
    public Parts Solve(Parts sums)
    {
        double[] x = new double[Matrix.Size];
        double[] scaled = new double[Cross.RowCount];
        for (int j = 0; j < scaled.Length; j++)
        {
            scaled[j] = -Tau[j] * sums.Rows[j];
        }

        sums.Rest.CopyTo(x, 0);
        Cross.Scatter(scaled, x, Threads);
        for (int r = 0; r < Cross.Rest; r++)
        {
            x[r] *= Scale[r];
        }

        sums.Fixed.CopyTo(x, Cross.Rest);
        AddFixed(scaled, x.AsSpan(Cross.Rest));
        Cholesky.Forward(x);
        Cholesky.Backward(x);
        for (int r = 0; r < Cross.Rest; r++)
        {
            x[r] *= Scale[r];
        }

        double[] rows = new double[Cross.RowCount];
        var found = new Parts(rows, x[..Cross.Rest], x[Cross.Rest..]);
        Cross.Gather(found.Rest, rows, Threads);
        for (int j = 0; j < rows.Length; j++)
        {
            rows[j] = Tau[j] * (sums.Rows[j] - rows[j] - FixedOf(Cross.RowSums, j, found.Fixed));
        }

        return found;
    }

    /// <summary>Z'W (response − fit): level sums of what a solution leaves.</summary>
    public Parts Residuals(Parts sums, Parts solution)
    {
        double[] rows = new double[Cross.RowCount];
        double[] fitted = new double[Cross.Rest];
        Cross.Gather(solution.Rest, rows, Threads);
        Cross.Scatter(solution.Rows, fitted, Threads);
        Cross.AddRest(solution.Rest, fitted);
        for (int j = 0; j < rows.Length; j++)
        {
            rows[j] = sums.Rows[j] - rows[j] - (Cross.RowWeights[j] * solution.Rows[j]) - FixedOf(Cross.RowSums, j, solution.Fixed);
        }

        for (int r = 0; r < fitted.Length; r++)
        {
            fitted[r] = sums.Rest[r] - fitted[r] - FixedOf(Cross.RestSums, r, solution.Fixed);
        }

        return new Parts(rows, fitted, []);
    }

    /// <summary>Sums of products with the fixed columns: Σ_j factor_j x_j.</summary>
    public void AddFixed(double[] factors, Span<double> result, bool rest = false)
    {
        double[] sums = rest ? Cross.RestSums : Cross.RowSums;
        for (int k = 0; k < Fixed; k++)
        {
            var sum = new CompensatedSum();
            for (int j = 0; j < factors.Length; j++)
            {
                sum.Add(factors[j] * sums[(j * Cross.Columns) + k]);
            }

            result[k] += sum.Value;
        }
    }

    double FixedOf(double[] sums, int at, double[] coefficients)
    {
        double fit = 0;
        for (int k = 0; k < coefficients.Length; k++)
        {
            fit += sums[(at * Cross.Columns) + k] * coefficients[k];
        }

        return fit;
    }

    double PrepareRows(double ratio)
    {
        var log = new CompensatedSum();
        var reciprocals = new CompensatedSum();
        for (int j = 0; j < Tau.Length; j++)
        {
            double t = (ratio * Cross.RowWeights[j]) + 1;
            Tau[j] = ratio / t;
            log.Add(Math.Log(t));
            reciprocals.Add(1 / t);
        }

        SumOfReciprocals = reciprocals.Value;
        return log.Value;
    }

    void FillFixed()
    {
        for (int k = 0; k < Fixed; k++)
        {
            Span<double> row = Matrix.Lower(Cross.Rest + k);
            for (int r = 0; r < Cross.Rest; r++)
            {
                row[r] = schur.RestSums[(r * Cross.Columns) + k];
            }

            schur.Moments.AsSpan(k * Cross.Columns, k + 1).CopyTo(row[Cross.Rest..]);
        }

        Matrix.Pad();
    }

    double PenalisedSquares()
    {
        int blocks = Blocks.Count(cells.Count, CellBlock);
        double[] parts = new double[blocks];
        Blocks.Run(blocks, Threads, block =>
        {
            (int first, int end) = Blocks.Range(block, CellBlock, cells.Count);
            parts[block] = cells.ResidualSquares(Solution, first, end);
        });
        var sum = new CompensatedSum();
        sum.Add(cells.WithinSquares(Solution.Fixed));
        foreach (double part in parts)
        {
            sum.Add(part);
        }

        for (int factor = 0; factor < Ratios.Length; factor++)
        {
            ReadOnlySpan<double> effects = Effects(Solution, factor);
            sum.Add(Ratios[factor] > 0 ? Vectors.Dot(effects, effects) / Ratios[factor] : 0);
        }

        return sum.Value;
    }

    /// <summary>The part of a factor.</summary>
    public ReadOnlySpan<double> Effects(Parts parts, int factor) =>
        factor == Cross.Eliminated ? parts.Rows : parts.Rest.AsSpan(Cross.Offsets[factor], Cross.Sizes[factor]);

    double[] Column(double[] sums)
    {
        double[] column = new double[sums.Length / Cross.Columns];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = sums[(i * Cross.Columns) + Fixed];
        }

        return column;
    }
}
