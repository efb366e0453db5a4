namespace Pacesetter.Statistics.Forecasting;

/// <summary>What a model says of the next H periods: the expected values, and how errors carry on.</summary>
/// <remarks>
/// <para>y_h = f_h + Σ_(j=0)^(h−1) c_j e_(h−j), e independent with mean 0 and standard deviation σ, c_0 = 1   [HyndmanKoehlerOrdSnyder2008, 6.1]</para>
/// <para>Exponential smoothing: c_j = α + β(φ + … + φ^j), and γ more where j is a multiple of m. A combination has the mean of the c of its parts.</para>
/// <para>Units: f and σ those of the series; c without unit.</para>
/// </remarks>
/// <param name="Points">f: H expected values.</param>
/// <param name="Carried">c: H numbers from c_0 = 1 on.</param>
/// <param name="Sigma">σ, zero or above.</param>
public sealed record ForecastLaw(IReadOnlyList<double> Points, IReadOnlyList<double> Carried, double Sigma)
{
    /// <summary>H, the number of periods ahead.</summary>
    public int Horizon => Points.Count;

    /// <summary>Standard deviations of the values of periods 1 to H: σ √(Σ_(j&lt;h) c_j²).</summary>
    public double[] StandardErrors()
    {
        var errors = new double[Horizon];
        double squares = 0;
        for (int h = 0; h < Horizon; h++)
        {
            squares += Carried[h] * Carried[h];
            errors[h] = Sigma * Math.Sqrt(squares);
        }

        return errors;
    }

    /// <summary>Expected values of the sums Σ_(k≤h) w_k y_k.</summary>
    /// <param name="weights">w: H weights of the periods, such as shifts worked; none for ones.</param>
    public double[] CumulativePoints(IReadOnlyList<double>? weights = null) => CumulativePoints(weights, 1);

    /// <summary>Standard deviations of the sums Σ_(k≤h) w_k y_k.</summary>
    /// <param name="weights">w: H weights of the periods, such as shifts worked; none for ones.</param>
    public double[] CumulativeStandardErrors(IReadOnlyList<double>? weights = null) => CumulativeStandardErrors(weights, 1);

    /// <summary>The same at several moments of each period, its output spread evenly over it.</summary>
    internal double[] CumulativePoints(IReadOnlyList<double>? weights, int steps)
    {
        var sums = new double[Horizon * steps];
        double sum = 0;
        for (int h = 0; h < Horizon; h++)
        {
            double output = Weight(weights, h) * Points[h];
            for (int k = 1; k <= steps; k++)
            {
                sums[(h * steps) + k - 1] = sum + (output * k / steps);
            }

            sum += output;
        }

        return sums;
    }

    /// <summary>The same at several moments of each period, its output spread evenly over it.</summary>
    internal double[] CumulativeStandardErrors(IReadOnlyList<double>? weights, int steps)
    {
        // An error of period k is held a_k = Σ_(k≤i<h) w_i c_(i−k) times before period h, which adds b_k = w_h c_(h−k): Σ(a + fb)² at its fraction f.
        double[] errors = new double[Horizon * steps], held = new double[Horizon];
        for (int h = 0; h < Horizon; h++)
        {
            double aa = 0, ab = 0, bb = 0;
            for (int k = 0; k <= h; k++)
            {
                double b = Weight(weights, h) * Carried[h - k];
                (aa, ab, bb) = (aa + (held[k] * held[k]), ab + (held[k] * b), bb + (b * b));
                held[k] += b;
            }

            for (int k = 1; k <= steps; k++)
            {
                double f = (double)k / steps;
                errors[(h * steps) + k - 1] = Sigma * Math.Sqrt(aa + (2 * f * ab) + (f * f * bb));
            }
        }

        return errors;
    }

    /// <summary>The same law with σ and its effects scaled, as a calibration asks.</summary>
    /// <param name="factor">Zero or above.</param>
    public ForecastLaw Widened(double factor) => this with { Sigma = Sigma * factor };

    /// <summary>c of an exponential smoothing.</summary>
    internal static double[] Carry(SmoothingParameters parameters, int season, int horizon)
    {
        var carried = new double[horizon];
        double damping = 1, sum = 0;
        for (int j = 0; j < horizon; j++)
        {
            carried[j] = j == 0 ? 1 : parameters.Alpha + (parameters.Beta * sum) + (season > 1 && j % season == 0 ? parameters.Gamma : 0);
            damping *= parameters.Phi; // φ^(j+1)
            sum += damping;
        }

        return carried;
    }

    static double Weight(IReadOnlyList<double>? weights, int h) => weights is null ? 1 : weights[h];
}
