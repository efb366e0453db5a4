using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Something that may raise the output of coming periods by an uncertain share.</summary>
/// <remarks>
/// Output is multiplied by 1 + Σ θ r, θ = Mean + Scale × t with ν degrees of freedom: the predictive law of pooled effects.
/// Each has random numbers of its own by its <see cref="Number"/>, so that scenarios with and without it share all others.
/// </remarks>
/// <param name="Number">Its stable number, zero or above.</param>
/// <param name="From">The period, counted from 1, in which it begins.</param>
/// <param name="Mean">The expected share, 0.05 for 5 %.</param>
/// <param name="Scale">The standard deviation of its law, zero or above.</param>
/// <param name="Degrees">ν, above zero; infinity gives the normal.</param>
/// <param name="Ramp">r: what part of it works in its first, second, … period; the last one goes on.</param>
/// <param name="Sticks">The probability that it stays at all.</param>
public sealed record Uplift(int Number, int From, double Mean, double Scale, double Degrees, IReadOnlyList<double> Ramp, double Sticks = 1)
{
    internal const int Strata = 1024;

    /// <summary>Middle values of 1,024 equally likely parts of the law of θ.</summary>
    internal double[] Table()
    {
        var table = new double[Strata];
        for (int i = 0; i < Strata; i++)
        {
            table[i] = Mean + (Scale == 0 ? 0 : Scale * StudentT.Quantile((i + 0.5) / Strata, Degrees));
        }

        return table;
    }

    /// <summary>What part of it works in period h, counted from 1.</summary>
    internal double Part(int h) => h < From || Ramp.Count == 0 ? (h < From ? 0 : 1) : Ramp[Math.Min(h - From, Ramp.Count - 1)];
}
