using Pacesetter.Statistics.Adoption;

namespace Pacesetter.Statistics.Tests.Adoption;

/// <summary>The imputation with a dummy for every unit and period, by plain elimination: slow, and nothing in common with the product's way.</summary>
static class DenseImputation
{
    public static (double Effect, double Error) Estimate(StaggeredPanel panel)
    {
        int n = panel.Outcome.Units;
        int t = panel.Outcome.Periods;
        int k = n + t - 1;
        var cells = Enumerable.Range(0, n * t).Select(c => (Unit: c / t, Period: c % t)).Where(c => !double.IsNaN(panel.Outcome[c.Unit][c.Period])).ToList();
        var unused = cells.Where(c => c.Period < panel.FirstUse[c.Unit]).ToList();
        var used = cells.Where(c => c.Period >= panel.FirstUse[c.Unit]).ToList();
        double[] Row((int Unit, int Period) c)
        {
            var row = new double[k];
            row[c.Unit] = 1;
            if (c.Period > 0)
            {
                row[n + c.Period - 1] = 1;
            }

            return row;
        }

        var m = new double[k, k];
        var right = new double[k];
        foreach ((int Unit, int Period) c in unused)
        {
            double[] x = Row(c);
            for (int i = 0; i < k; i++)
            {
                right[i] += x[i] * panel.Outcome[c.Unit][c.Period];
                for (int j = 0; j < k; j++)
                {
                    m[i, j] += x[i] * x[j];
                }
            }
        }

        double[] b = Solve(m, right);
        double Rest((int Unit, int Period) c) => panel.Outcome[c.Unit][c.Period] - Row(c).Zip(b, (x, y) => x * y).Sum();
        double effect = used.Average(Rest);
        var weights = new double[k];
        foreach ((int Unit, int Period) c in used)
        {
            weights = [.. weights.Zip(Row(c), (w, x) => w + (x / used.Count))];
        }

        double[] lambda = Solve(m, weights);
        var means = used.GroupBy(c => (panel.FirstUse[c.Unit], c.Period)).ToDictionary(group => group.Key, group => group.Average(Rest));
        double error = cells.GroupBy(c => panel.Clusters[c.Unit]).Sum(cluster =>
        {
            double sum = cluster.Sum(c => c.Period < panel.FirstUse[c.Unit]
                ? -Row(c).Zip(lambda, (x, y) => x * y).Sum() * Rest(c)
                : (Rest(c) - means[(panel.FirstUse[c.Unit], c.Period)]) / used.Count);
            return sum * sum;
        });
        return (effect, Math.Sqrt(error));
    }

    public static double[] Solve(double[,] matrix, double[] right)
    {
        int k = right.Length;
        var a = (double[,])matrix.Clone();
        double[] x = [.. right];
        for (int p = 0; p < k; p++)
        {
            int best = Enumerable.Range(p, k - p).MaxBy(i => Math.Abs(a[i, p]));
            for (int j = 0; j < k; j++)
            {
                (a[p, j], a[best, j]) = (a[best, j], a[p, j]);
            }

            (x[p], x[best]) = (x[best], x[p]);
            for (int i = 0; i < k; i++)
            {
                double factor = i == p ? 0 : a[i, p] / a[p, p];
                for (int j = p; j < k; j++)
                {
                    a[i, j] -= factor * a[p, j];
                }

                x[i] -= factor * x[p];
            }
        }

        return [.. x.Select((value, i) => value / a[i, i])];
    }
}
