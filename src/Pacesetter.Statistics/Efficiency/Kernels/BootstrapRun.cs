using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Draws frontiers and scores every unit against each.</summary>
sealed class BootstrapRun(BootstrapSpecification specification, UnitPanel panel, double[] scores, double bandwidth)
{
    readonly Technology technology = new(panel, specification.Returns);
    readonly bool outputs = specification.Orientation == Orientation.Output;
    readonly double variance = Variance(scores);
    readonly double reflected = scores.Sum(score => (1 - score) * (1 - score)) / scores.Length;

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

        for (int j = 0; j < scores.Length; j++)
        {
            Place(worker.Scorer.Programme.Store, j, scores[j] / Moved(worker.Drawn[j], mean, random));
        }
    }

    /// <summary>A drawn score moved a little, reflected at the frontier, and drawn in by as much as moving has spread it.</summary>
    double Moved(double score, double mean, RandomSequence random)
    {
        // About the frontier the scores and their reflections have mean 1 and the variance mean (1 − θ)².
        double centre = specification.TowardsMean ? mean : 1;
        double spread = specification.TowardsMean ? variance : reflected;
        double shrink = 1 / Math.Sqrt(1 + (bandwidth * bandwidth / spread));
        for (int attempt = 0; attempt < 100; attempt++)
        {
            double moved = score + (bandwidth * random.NextNormal());
            moved = centre + (((moved > 1 ? 2 - moved : moved) - centre) * shrink);
            if (moved > 0.01 * score)
            {
                return moved; // a score is above zero; with a sensible width the first attempt always is
            }
        }

        return score;
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
