namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The radial measure and its super-efficiency.</summary>
sealed class RadialMeasure(FrontierSpecification specification, Technology technology)
{
    readonly bool outputs = specification.Orientation == Orientation.Output;
    readonly Solutions solutions = new(technology.Units, technology.Rows, technology.Goods);
    readonly double[] worths = technology.Worths(specification.SlackUnits);
    readonly FrameBuilder builder = new(technology, specification.Threads);

    public Solutions Run()
    {
        ColumnStore frame = builder.Build();
        solutions.FrameSize = frame.Count;
        Blocks.Run(technology.Units, specification.Threads, () => new RadialScorer(technology, outputs, frame), Score);
        if (specification.Measure == EfficiencyMeasure.SuperRadial)
        {
            Leave(frame);
        }

        return solutions;
    }

    void Score(RadialScorer scorer, int k)
    {
        if (outputs && !HasOutput(k))
        {
            solutions.Scores[k] = double.PositiveInfinity;
            return;
        }

        // The basis of the first frame has a feasible point here too: its columns are still there.
        ReadOnlySpan<int> warm = outputs || builder.Bases.Length == 0 ? default : builder.Bases.AsSpan(k * technology.Rows, technology.Rows);
        bool cold = warm.Length == 0 || warm[0] == int.MinValue;
        RevisedSimplex.Ending ending = scorer.Solve(k, cold ? default : warm);
        if (ending != RevisedSimplex.Ending.Optimal && !cold)
        {
            scorer.Solve(k);
        }

        if (scorer.NeedsItself && scorer.Programme.Store.Count < technology.Units && !scorer.SolveWithout(k, -1))
        {
            scorer.Solve(k);
        }

        Finish(scorer, k);
    }

    void Finish(RadialScorer scorer, int k)
    {
        double score = scorer.Score;
        solutions.Scores[k] = Math.Abs(score - 1) <= 1e-12 ? 1 : score;
        Certificate certificate = Proof.Of(scorer.Programme, scorer.Simplex);
        if (scorer.Programme.Store.Count < technology.Units)
        {
            // A unit that needs itself lies outside the frame, and then the prices were not tried on all.
            certificate = certificate with { DualViolation = Math.Max(certificate.DualViolation, scorer.NeedsItself ? 1 : 0) };
        }

        if (specification.SecondPhase && scorer.MaximiseSlacks(score, worths) == RevisedSimplex.Ending.Optimal)
        {
            certificate = certificate with { PrimalViolation = Math.Max(certificate.PrimalViolation, Proof.PrimalViolation(scorer.Programme, scorer.Simplex.Tableau)) };
        }

        solutions.Certificates[k] = certificate;
        solutions.Take(k, scorer.Programme, scorer.Simplex.Tableau, scorer.Programme.Extra(1), (technology.Scales, 1));
    }

    void Leave(ColumnStore frame)
    {
        int[] best = [.. Enumerable.Range(0, technology.Units).Where(k => Math.Abs(solutions.Scores[k] - 1) <= 1e-9)];
        ColumnStore all = frame.Count == technology.Units ? frame : ColumnStore.Of(technology, [.. Enumerable.Range(0, technology.Units)]);
        Blocks.Run(best.Length, specification.Threads, () => new RadialScorer(technology, outputs, all), (scorer, at) =>
        {
            int k = best[at];
            solutions.Clear(k);
            if (scorer.SolveWithout(k, k))
            {
                Finish(scorer, k);
            }
            else
            {
                solutions.Scores[k] = outputs ? double.NegativeInfinity : double.PositiveInfinity;
            }
        });
    }

    bool HasOutput(int k)
    {
        for (int i = technology.Burdens; i < technology.Goods; i++)
        {
            if (technology[i, k] < 0)
            {
                return true;
            }
        }

        return false;
    }
}
