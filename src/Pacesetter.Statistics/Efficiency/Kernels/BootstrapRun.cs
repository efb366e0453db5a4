using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Draws frontiers and scores every unit against each.</summary>
sealed class BootstrapRun(BootstrapSpecification specification, UnitPanel panel, double[] scores, double bandwidth)
{
    readonly Technology technology = new(panel, specification.Returns);
    readonly bool outputs = specification.Orientation == Orientation.Output;
    readonly double variance = Variance(scores);

    /// <summary>n × B scores: those of unit k stand at k × B.</summary>
    public double[] Run()
    {
        int n = scores.Length;
        var all = new double[n * specification.Replications];
        Blocks.Run(specification.Replications, specification.Threads, Worker, (worker, b) =>
        {
            Draw(worker, new RandomSequence(specification.Seed, (ulong)b));
            for (int k = 0; k < n; k++)
            {
                worker.Scorer.Solve(k);
                all[(k * specification.Replications) + b] = worker.Scorer.Score;
            }
        });
        return all;
    }

    (RadialScorer Scorer, double[] Drawn) Worker()
    {
        ColumnStore store = ColumnStore.Of(technology, [.. Enumerable.Range(0, scores.Length)]);
        return (new RadialScorer(technology, outputs, store) { AgainstItself = false }, new double[scores.Length]);
    }

    void Draw((RadialScorer Scorer, double[] Drawn) worker, RandomSequence random)
    {
        double mean = 0;
        for (int j = 0; j < scores.Length; j++)
        {
            worker.Drawn[j] = scores[random.NextInt(scores.Length)];
            mean += worker.Drawn[j] / scores.Length;
        }

        double shrink = 1 / Math.Sqrt(1 + (bandwidth * bandwidth / variance));
        for (int j = 0; j < scores.Length; j++)
        {
            double moved = Moved(worker.Drawn[j], random);
            Place(worker.Scorer.Programme.Store, j, scores[j] / (mean + ((moved - mean) * shrink)));
        }
    }

    double Moved(double score, RandomSequence random)
    {
        double moved = score + (bandwidth * random.NextNormal());
        moved = moved > 1 ? 2 - moved : moved;
        return moved > 0.01 * score ? moved : Moved(score, random); // a score is above zero; with a sensible width this never happens
    }

    /// <summary>Puts a unit where its score would be the drawn one.</summary>
    void Place(ColumnStore store, int unit, double factor)
    {
        (int from, int end) = outputs ? (technology.Burdens, technology.Goods) : (0, technology.Burdens);
        for (int i = from; i < end; i++)
        {
            store[i, unit] = technology[i, unit] * (outputs ? 1 / factor : factor);
        }
    }

    static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
