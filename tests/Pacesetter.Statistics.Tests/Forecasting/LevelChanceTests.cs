using Pacesetter.Statistics.Forecasting;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Forecasting;

/// <summary>The chances of a level, which no past forecasts correct, against series of a known law.</summary>
public class LevelChanceTests
{
    const int Behind = 104;
    const int Ahead = 16;
    const int Window = 52;

    // 400 series, a goal of each up to 4 % above what the last 52 periods came to. Levels reached are a sum of 400 trials of chance p:
    // its standard deviation is √Σ p (1 − p), at most 10; three of them are passed in one seed of four hundred.
    [Fact]
    public void Levels_are_reached_as_often_as_said_within_the_margin_of_four_hundred_trials()
    {
        double expected = 0, variance = 0;
        int reached = 0, likely = 0, likelyReached = 0;
        double likelyExpected = 0, likelyVariance = 0;
        for (int i = 0; i < 400; i++)
        {
            var random = new RandomSequence(71, (ulong)i);
            double[] series = Series(random);
            double[] past = series[..Behind];
            double goal = past[^Window..].Sum() * (1 + (0.04 * random.NextUniform()));
            FittedForecast fitted = FittedForecast.Fit(past, ForecastMethod.Simple);
            double p = Completion.Simulate(new([.. Enumerable.Range(0, 8).Select(k => fitted.Redrawn((ulong)i, (ulong)k).Law(Ahead))], goal) { Window = Window, History = past, Paths = 2_000, Seed = (ulong)i }).ProbabilityBy(Ahead);
            int hit = Enumerable.Range(Behind + 1, Ahead).Any(end => series[(end - Window)..end].Sum() >= goal) ? 1 : 0;
            (expected, variance, reached) = (expected + p, variance + (p * (1 - p)), reached + hit);
            if (p > 0.5)
            {
                (likelyExpected, likelyVariance, likelyReached, likely) = (likelyExpected + p, likelyVariance + (p * (1 - p)), likelyReached + hit, likely + 1);
            }
        }

        Assert.InRange(likely, 50, 350); // both kinds are there
        Assert.InRange((reached - expected) / Math.Sqrt(variance), -3, 3);
        Assert.InRange((likelyReached - likelyExpected) / Math.Sqrt(likelyVariance), -3, 3);
    }

    // Simple smoothing: level 100, α 0.2, errors of standard deviation 10.
    static double[] Series(RandomSequence random)
    {
        var series = new double[Behind + Ahead];
        double level = 100;
        for (int t = 0; t < series.Length; t++)
        {
            double error = 10 * random.NextNormal();
            series[t] = Math.Max(0, level + error);
            level += 0.2 * error;
        }

        return series;
    }
}
