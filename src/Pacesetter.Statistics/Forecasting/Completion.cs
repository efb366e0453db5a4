using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>When a goal will have been reached: the chance by the end of each period.</summary>
/// <remarks>
/// <para>P(done by h) = P(S_h ≥ G), S_h the output of periods 1 to h: outputs are not below zero, so S never falls back and no passage in between counts.</para>
/// <para>Closed form: S_h ~ N(Σ w f, Σ_k (σ Σ_i w_i c_(i−k))²), exact while the model gives outputs below zero no weight; with parameters known.   [HyndmanKoehlerOrdSnyder2008, 6]</para>
/// <para>Simulated: outputs cut at zero, laws drawn from what the data allow, any basis.</para>
/// <para>Units: periods; probabilities.</para>
/// <para>Checked against: closed form of ETS(A,N,N) and ETS(A,A,N) to 1e-9 and 200,000 paths. Full text: docs/methods/completion.md.</para>
/// </remarks>
/// <param name="Chances">P(done by the moment), <see cref="Steps"/> equally spaced moments a period, its output spread evenly over it.</param>
/// <param name="Paths">Paths simulated; 0 for the closed form.</param>
public sealed record Completion(IReadOnlyList<double> Chances, int Paths)
{
    /// <summary>Moments of a period for which the chance is known.</summary>
    public const int Steps = 20;

    /// <summary>P(done by the end of period h), h = 1 to H.</summary>
    public IReadOnlyList<double> Probabilities => [.. Enumerable.Range(1, Chances.Count / Steps).Select(ProbabilityBy)];

    /// <summary>The closed form.</summary>
    /// <param name="law">What the model says of the periods ahead.</param>
    /// <param name="goal">G, the total to reach, with what is done; zero or above.</param>
    /// <param name="done">What is done already.</param>
    /// <param name="weights">w: H working shares ahead; none for ones.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TargetBelowDone"/>, <see cref="Assumption.NegativeOutput"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public static Completion Closed(ForecastLaw law, double goal, double done = 0, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        CompletionSpecification.Check(goal, done, weights, law.Horizon);
        double[] means = law.CumulativePoints(weights, Steps), errors = law.CumulativeStandardErrors(weights, Steps), chances = new double[means.Length];
        for (int h = 0; h < chances.Length; h++)
        {
            double missing = goal - done - means[h];
            chances[h] = errors[h] > 0 ? Normal.Upper(missing / errors[h]) : missing <= 0 ? 1 : 0;
        }

        return new(chances, 0);
    }

    /// <summary>By simulated paths: the same for a seed, whatever the number of threads.</summary>
    /// <param name="specification">Laws, goal, basis, seed.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TargetBelowDone"/>, <see cref="Assumption.NegativeOutput"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public static Completion Simulate(CompletionSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Check();
        return CompletionPaths.Run(specification);
    }

    /// <summary>The same with its probabilities corrected by how past ones came out.</summary>
    /// <param name="calibration">What was learnt.</param>
    public Completion Calibrated(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return this with { Chances = [.. Chances.Select(p => 1 - calibration.Corrected(1 - p))] };
    }

    /// <summary>The first period by whose end the goal is reached with probability p; none within the horizon.</summary>
    /// <param name="p">Above 0 and up to 1.</param>
    public int? PeriodAt(double p)
    {
        for (int h = 1; h <= Chances.Count / Steps; h++)
        {
            if (ProbabilityBy(h) >= p)
            {
                return h;
            }
        }

        return null;
    }

    /// <summary>The moment at which the goal is reached with probability p, in periods from now; none within the horizon.</summary>
    /// <param name="p">Above 0 and up to 1.</param>
    public double? MomentAt(double p)
    {
        for (int i = 0; i < Chances.Count; i++)
        {
            if (Chances[i] >= p)
            {
                double before = i == 0 ? 0 : Chances[i - 1];
                return (i + (Chances[i] > before ? Math.Clamp((p - before) / (Chances[i] - before), 0, 1) : 0)) / Steps;
            }
        }

        return null;
    }

    /// <summary>The probability that the goal is reached by the end of a period.</summary>
    /// <param name="period">1 to H; 0 gives 0.</param>
    public double ProbabilityBy(int period) => period == 0 ? 0 : Chances[(period * Steps) - 1];
}
