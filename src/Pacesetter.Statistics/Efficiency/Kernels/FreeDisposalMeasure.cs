namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The free disposal hull: each unit against single others, by going through all of them.</summary>
sealed class FreeDisposalMeasure(FrontierSpecification specification, Technology technology)
{
    readonly bool outputs = specification.Orientation == Orientation.Output;
    readonly Solutions solutions = new(technology.Units, technology.Rows, technology.Goods);

    readonly double[] worths = technology.Worths(specification.SlackUnits);

    public Solutions Run()
    {
        ColumnStore all = ColumnStore.Of(technology, [.. Enumerable.Range(0, technology.Units)]);
        solutions.FrameSize = technology.Units;
        Blocks.Run(technology.Units, specification.Threads, () => new double[technology.Rows], (limits, k) => Score(all, limits, k));
        return solutions;
    }

    void Score(ColumnStore all, double[] limits, int k)
    {
        Span<bool> measured = stackalloc bool[technology.Rows];
        bool any = false;
        for (int i = 0; i < limits.Length; i++)
        {
            double a = technology[i, k];
            measured[i] = outputs ? i >= technology.Burdens && a < 0 : i < technology.Burdens && a > 0;
            limits[i] = measured[i] ? 1 / Math.Abs(a) : a;
            any |= measured[i];
        }

        if (!any)
        {
            solutions.Scores[k] = double.PositiveInfinity;
            return;
        }

        int peer = DominancePass.Best(all, limits, measured, out double value);
        if (Math.Abs(Math.Abs(value) - 1) <= 1e-15)
        {
            value = Math.Sign(value); // a unit against itself: x × (1 ÷ x) may be a rounding from 1
        }

        double score = outputs ? -value : value;
        if (specification.SecondPhase)
        {
            peer = LargestSlack(all, (limits, k), measured, peer);
        }

        solutions.Scores[k] = score;
        solutions.Peers[k * technology.Rows] = peer;
        solutions.Lambdas[k * technology.Rows] = 1;
        for (int i = 0; i < technology.Goods; i++)
        {
            solutions.Slacks[(k * technology.Goods) + i] = Slack(k, peer, i, score);
        }
    }

    /// <summary>Among those that give the same score, the one with the largest sum of slacks.</summary>
    int LargestSlack(ColumnStore all, (double[] Limits, int Unit) asked, ReadOnlySpan<bool> measured, int peer)
    {
        double best = DominancePass.Value(all, asked.Limits, measured, peer);
        double score = Math.Abs(best);
        double largest = double.NegativeInfinity;
        for (int j = 0; j < all.Count; j++)
        {
            if (DominancePass.Value(all, asked.Limits, measured, j) > best)
            {
                continue;
            }

            double sum = 0;
            for (int i = 0; i < technology.Goods; i++)
            {
                sum += Slack(asked.Unit, j, i, score) * technology.Scales[i] * worths[i];
            }

            if (sum > largest)
            {
                (largest, peer) = (sum, j);
            }
        }

        return peer;
    }

    double Slack(int unit, int peer, int row, double score)
    {
        bool scaled = outputs ? row >= technology.Burdens : row < technology.Burdens;
        return Math.Max(0, ((scaled ? score : 1) * technology[row, unit]) - technology[row, peer]) / technology.Scales[row];
    }
}
