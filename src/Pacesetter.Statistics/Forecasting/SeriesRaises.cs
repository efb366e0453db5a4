using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Draws, pair of paths by pair, what the uplifts of each step add to the output of a period.</summary>
/// <remarks>Every uplift has the sequence of its own number and block, so that paths with and without it share all other numbers.</remarks>
sealed class SeriesRaises
{
    const ulong Apart = 0x5851F42D4C957F2D;

    readonly HierarchyCompletion specification;
    readonly (int Step, int Series, Uplift Of)[] uplifts;
    readonly double[][] tables;
    readonly double[][] parts;
    readonly RandomSequence[] sequences;
    readonly double[] shares;
    readonly double[] mirrored;

    public SeriesRaises(HierarchyCompletion specification, IReadOnlyList<IReadOnlyList<SeriesUplift>> steps)
    {
        this.specification = specification;
        uplifts = [.. steps.SelectMany((step, k) => step.Select(it => (k, it.Series, it.Uplift)))];
        tables = [.. uplifts.Select(it => it.Of.Table())];
        parts = [.. uplifts.Select(it => Enumerable.Range(1, specification.Laws[0].Horizon).Select(it.Of.Part).ToArray())];
        (sequences, shares, mirrored) = ([], [], []);
    }

    SeriesRaises(SeriesRaises of, int block)
    {
        (specification, uplifts, tables, parts) = (of.specification, of.uplifts, of.tables, of.parts);
        sequences = [.. uplifts.Select(it => new RandomSequence(specification.Seed ^ Apart, ((ulong)it.Of.Number << 32) | (uint)block))];
        (shares, mirrored) = (new double[uplifts.Length], new double[uplifts.Length]);
    }

    /// <summary>Those of one block of paths.</summary>
    public SeriesRaises For(int block) => new(this, block);

    /// <summary>Draws the shares of the next pair.</summary>
    public void Draw()
    {
        for (int k = 0; k < uplifts.Length; k++)
        {
            int rank = sequences[k].NextInt(Uplift.Strata);
            double stays = sequences[k].NextUniform();
            shares[k] = stays < uplifts[k].Of.Sticks ? tables[k][rank] : 0;
            mirrored[k] = 1 - stays < uplifts[k].Of.Sticks ? tables[k][^(rank + 1)] : 0;
        }
    }

    /// <summary>Adds to the second and further outputs what their steps, and those before, bring in period h.</summary>
    public void Add(Span<double> outputs, ReadOnlySpan<double> reconciled, int h, bool mirror)
    {
        double[] drawn = mirror ? mirrored : shares;
        double sum = 0;
        int next = 0;
        for (int step = 0; step < outputs.Length - 1; step++)
        {
            for (; next < uplifts.Length && uplifts[next].Step == step; next++)
            {
                sum += drawn[next] * parts[next][h] * reconciled[uplifts[next].Series];
            }

            outputs[step + 1] = Math.Max(0, outputs[step + 1] + sum);
        }
    }
}
