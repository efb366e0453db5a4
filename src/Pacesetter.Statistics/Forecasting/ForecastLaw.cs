namespace Pacesetter.Statistics.Forecasting;

/// <summary>What a model says of the next H periods: the expected values, and how errors carry on.</summary>
/// <remarks>
/// <para>y_h = f_h + e_h + Σ_(j=1)^(h−1) c_j e_(h−j), e independent with standard deviation σ; c_j = α + β(φ + … + φ^j), and γ more where j is a multiple of m   [HyndmanKoehlerOrdSnyder2008, 6.1]</para>
/// <para>Units: those of the series; α, β, φ, γ without unit.</para>
/// </remarks>
/// <param name="Points">f: H expected values.</param>
/// <param name="Parameters">α, β, φ, γ: how an error carries on.</param>
/// <param name="Season">m, 1 for none.</param>
/// <param name="Sigma">σ, zero or above.</param>
public sealed record ForecastLaw(IReadOnlyList<double> Points, SmoothingParameters Parameters, int Season, double Sigma)
{
    /// <summary>H, the number of periods ahead.</summary>
    public int Horizon => Points.Count;

    /// <summary>Standard deviations of the values of periods 1 to H: σ √(1 + Σ_(j&lt;h) c_j²).</summary>
    public double[] StandardErrors() => Spread(Enumerable.Repeat(1.0, Horizon).ToArray(), cumulative: false);

    /// <summary>Standard deviations of the sums of periods 1 to h.</summary>
    /// <param name="weights">H weights of the periods, such as shifts worked; a sum is Σ w_h y_h.</param>
    public double[] CumulativeStandardErrors(IReadOnlyList<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, Horizon, nameof(weights));
        return Spread(weights, cumulative: true);
    }

    // An error of period k reaches period h > k with c_(h−k). The sum up to h holds it w_k + Σ_j w_(k+j) c_j times.
    double[] Spread(IReadOnlyList<double> weights, bool cumulative)
    {
        double[] carried = Carried();
        var spread = new double[Horizon];
        if (!cumulative)
        {
            double squares = 0;
            for (int h = 0; h < Horizon; h++)
            {
                squares += carried[h] * carried[h];
                spread[h] = Sigma * Math.Sqrt(squares);
            }

            return spread;
        }

        var held = new double[Horizon];
        for (int h = 0; h < Horizon; h++)
        {
            double squares = 0;
            for (int k = 0; k <= h; k++)
            {
                held[k] += weights[h] * carried[h - k];
                squares += held[k] * held[k];
            }

            spread[h] = Sigma * Math.Sqrt(squares);
        }

        return spread;
    }

    // 1, c_1, c_2, …
    double[] Carried()
    {
        var carried = new double[Horizon];
        double damping = 1, sum = 0;
        for (int j = 0; j < Horizon; j++)
        {
            carried[j] = j == 0 ? 1 : Parameters.Alpha + (Parameters.Beta * sum) + (Season > 1 && j % Season == 0 ? Parameters.Gamma : 0);
            damping *= Parameters.Phi;
            sum += damping;
        }

        return carried;
    }
}
