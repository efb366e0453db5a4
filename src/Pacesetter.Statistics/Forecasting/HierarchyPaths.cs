using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Paths of all series of a tree, pair by pair, each counted at the moment at which what is counted reaches its goal.</summary>
sealed class HierarchyPaths
{
    readonly HierarchyCompletion specification;
    readonly double[] shocks;
    readonly double[][] points;
    readonly double[][] carried;
    readonly double[] deviations;
    readonly double[] values;
    readonly double[] reconciled;
    readonly int[] counted;
    readonly SeriesRaises raises;
    readonly bool stepped;
    readonly double[] outputs;
    readonly double[] sums;
    readonly int[] periods;
    readonly int[] reached;
    readonly int m;
    readonly int horizon;

    public HierarchyPaths(HierarchyCompletion specification, double[] shocks, int[] counted, SeriesRaises raises)
    {
        this.specification = specification;
        this.shocks = shocks;
        this.counted = counted;
        this.raises = raises;
        stepped = counted.Length > 1 && counted[0] == counted[1];
        m = specification.Laws.Count;
        horizon = specification.Laws[0].Horizon;
        points = [.. specification.Laws.Select(law => law.Points.ToArray())];
        carried = [.. specification.Laws.Select(law => law.Carried.ToArray())];
        deviations = new double[horizon * m];
        (values, reconciled) = (new double[m], new double[m]);
        (outputs, sums) = (new double[counted.Length], new double[counted.Length]);
        periods = new int[horizon];
        reached = new int[counted.Length * horizon * Completion.Steps];
    }

    public int[] Count(RandomSequence random, int pairs)
    {
        for (int pair = 0; pair < pairs; pair++)
        {
            Draw(random);
            raises.Draw();
            Follow(1);
            Follow(-1);
        }

        return reached;
    }

    // Which past period each coming one takes its errors from, and what they carry on.
    void Draw(RandomSequence random)
    {
        for (int h = 0; h < horizon; h++)
        {
            periods[h] = random.NextInt(shocks.Length / m);
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                double[] weights = carried[i];
                for (int k = 0; k <= h; k++)
                {
                    sum += weights[h - k] * shocks[(periods[k] * m) + i];
                }

                deviations[(h * m) + i] = sum;
            }
        }
    }

    void Follow(double sign)
    {
        Array.Clear(sums);
        for (int h = 0; h < horizon; h++)
        {
            for (int i = 0; i < m; i++)
            {
                values[i] = points[i][h] + (sign * deviations[(h * m) + i]);
            }

            specification.Reconciliation.Reconcile(values, reconciled, notNegative: true);
            for (int i = 0; i < counted.Length; i++)
            {
                outputs[i] = reconciled[counted[i]];
            }

            if (stepped)
            {
                raises.Add(outputs, reconciled, h, sign < 0);
            }

            Reach(h, specification.Weights?[h] ?? 1);
        }
    }

    void Reach(int h, double weight)
    {
        for (int i = 0; i < counted.Length; i++)
        {
            double output = weight * outputs[i], missing = specification.Missing[counted[i]] - sums[i];
            sums[i] += output;
            if ((h == 0 || missing > 0) && output >= missing)
            {
                double step = output > 0 ? Math.Ceiling(missing / output * Completion.Steps) : 0;
                reached[(((i * horizon) + h) * Completion.Steps) + (step >= 1 ? (int)Math.Min(step, Completion.Steps) - 1 : 0)]++;
            }
        }
    }
}
