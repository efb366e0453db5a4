namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The additive measure: max Σs subject to Xλ + s⁻ = x_k, Yλ − s⁺ = y_k, each slack times its worth.</summary>
sealed class AdditiveMeasure(FrontierSpecification specification, Technology technology)
{
    readonly Solutions solutions = new(technology.Units, technology.Rows, technology.Goods);

    readonly double[] worths = technology.Worths(specification.SlackUnits);

    public Solutions Run()
    {
        ColumnStore frame = new FrameBuilder(technology, specification.Threads).Build();
        solutions.FrameSize = frame.Count;
        Blocks.Run(technology.Units, specification.Threads, () =>
        {
            var programme = new LinearProgramme(technology.Rows, 1, frame);
            return (Programme: programme, Simplex: new RevisedSimplex(programme));
        }, (at, k) => Score(at, k));
        return solutions;
    }

    void Score((LinearProgramme Programme, RevisedSimplex Simplex) at, int k)
    {
        SlackProgramme.Prepare(at.Programme, technology, k, 0);
        at.Programme.ExtraColumn(0).CopyTo(at.Programme.RightSide);
        double largest = worths.Max();
        for (int i = 0; i < technology.Goods; i++)
        {
            at.Programme.Costs[i] = -worths[i] / largest;
        }

        SlackProgramme.Begin(technology, at, k, [at.Programme.Extra(0)]);
        at.Simplex.Minimise();
        solutions.Certificates[k] = Proof.Of(at.Programme, at.Simplex);
        solutions.Take(k, at.Programme, at.Simplex.Tableau, at.Programme.Extra(0), (technology.Scales, 1));
        double sum = 0;
        for (int i = 0; i < technology.Goods; i++)
        {
            sum += solutions.Slacks[(k * technology.Goods) + i] * technology.Scales[i] * worths[i];
        }

        solutions.Scores[k] = sum;
    }
}
