using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Benchmarks;

/// <summary>Shrinking, selecting, ranking and asking on made-up effects.</summary>
static class RecognitionRuns
{
    public static void Run(Func<Func<double>, double> median, Func<Action, double> time)
    {
        Console.WriteLine("| what | s | processor s |\n|---|--:|--:|");
        void Row(string what, Action work)
        {
            work(); // the first run compiles
            var spent = new List<double>();
            double elapsed = median(() =>
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                double seconds = time(work);
                spent.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
                return seconds;
            });
            spent.Sort();
            Console.WriteLine($"| {what} | {elapsed:0.000} | {spent[1]:0.000} |");
        }

        NoisyEffects many = Effects(100_000, 1);
        Row("select among 100,000: shrink with intervals, tail probabilities, choose", () => Select(many));
        double[] tails = Tails(many);
        Row("the choice alone", () => TailSelection.Choose(tails, new(10_000, 0.1)));
        NoisyEffects zones = Effects(595, 1);
        Row("robust empirical Bayes with intervals, 595 units", () => RobustEmpiricalBayes.Shrink(zones, 0.1));
        double certificate = 0;
        Row("free prior, 100,000 units, 300 points", () => certificate = NonparametricPrior.Fit(many).Certificate);
        foreach (double spread in (double[])[0, 1, 5, 50])
        {
            NoisyEffects units = Effects(1000, spread);
            Row($"rank sets, 1,000 units, 10,000 draws, true spread {spread} errors", () => RankSets.Simultaneous(units.Effects, units.StandardErrors, new()));
        }

        NoisyEffects ranked = Effects(1000, 1);
        Row("the best 50 of 1,000 units, 10,000 draws", () => RankSets.Best(ranked.Effects, ranked.StandardErrors, 50, new()));
        double[] values = many.Effects.ToArray();
        Row("bunching, 100,000 values, 1,000 draws", () => Bunching.At(values, new(0.3, 0.05)));
        double[] humps = values[..1000];
        Row("two humps, 1,000 values, 1,999 draws", () => TwoHumps.In(humps));
        Console.WriteLine($"\nCertificate of the free prior: {certificate:0.0e+0}.");
    }

    static void Select(NoisyEffects effects) => TailSelection.Choose(Tails(effects), new(10_000, 0.1));

    static double[] Tails(NoisyEffects effects)
    {
        RobustShrinkage shrunk = RobustEmpiricalBayes.Shrink(effects, 0.05);
        double threshold = TailSelection.Threshold([shrunk.Coefficients[0]], shrunk.Variance, 0.1);
        double[] deviations = [.. shrunk.Weights.Select((weight, i) => Math.Sqrt(weight) * effects.StandardErrors.Span[i])];
        return TailSelection.TailProbabilities(shrunk.Shrunk.AsSpan(), deviations, threshold);
    }

    static NoisyEffects Effects(int count, double spread)
    {
        var random = new RandomSequence(4, (ulong)count);
        double[] errors = [.. Enumerable.Range(0, count).Select(_ => 0.5 + random.NextUniform())];
        return new(errors.Select(error => (spread * random.NextNormal()) + (error * random.NextNormal())).ToArray(), errors);
    }
}
