using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Weights and effect of one cohort; see <see cref="SyntheticDifference"/>.</summary>
static class SyntheticFit
{
    const double Slight = 1e-6;

    const double EarlyStop = 1e-5;

    public static SyntheticCohort Of(double[][] donors, List<double[]> adopters, int first, (SyntheticMethod Method, bool Early) way)
    {
        int t = donors[0].Length;
        int n0 = donors.Length;
        double[] target = [.. Enumerable.Range(0, t).Select(s => adopters.Average(row => row[s]))];
        double sigma = DifferenceSpread(donors, first);
        double stop = way.Early ? EarlyStop * sigma : 0;
        double[] after = [.. donors.Select(row => row[first..].Average())];
        (double[] omega, double unitObjective) = way.Method switch
        {
            SyntheticMethod.Difference => (Even(n0), 0),
            SyntheticMethod.SyntheticControl => Weights([.. donors.Select(row => row[..first])], target[..first], (first * Slight * Slight * sigma * sigma, stop), centred: false),
            _ => Weights([.. donors.Select(row => row[..first])], target[..first], (first * sigma * sigma * Math.Sqrt(adopters.Count * (double)(t - first)), stop), centred: true),
        };
        (double[] lambda, double periodObjective) = way.Method switch
        {
            SyntheticMethod.Difference => (Even(first), 0),
            SyntheticMethod.SyntheticControl => (new double[first], 0),
            _ => Weights([.. Enumerable.Range(0, first).Select(s => donors.Select(row => row[s]).ToArray())], after, (n0 * Slight * Slight * sigma * sigma, stop), centred: true),
        };

        // The gap between adopters and their synthetic unit, less its weighted mean before use.
        double[] gap = [.. Enumerable.Range(0, t).Select(s => target[s] - Weighted(omega, donors, s))];
        double before = 0;
        for (int s = 0; s < first; s++)
        {
            before += lambda[s] * gap[s];
        }

        double[] path = [.. gap[first..].Select(it => it - before)];
        return new(first, adopters.Count, path.Average(), [.. omega], [.. lambda], [.. path], (unitObjective, periodObjective));
    }

    static double[] Even(int count) => [.. Enumerable.Repeat(1.0 / count, count)];

    static double Weighted(double[] omega, double[][] donors, int period)
    {
        double sum = 0;
        for (int i = 0; i < omega.Length; i++)
        {
            sum += omega[i] * donors[i][period];
        }

        return sum;
    }

    // σ: the sd of all first differences of the donors before use.
    static double DifferenceSpread(double[][] donors, int first)
    {
        double[] differences = [.. donors.SelectMany(row => Enumerable.Range(1, first - 1).Select(s => row[s] - row[s - 1]))];
        double mean = differences.Average();
        double square = differences.Sum(it => (it - mean) * (it - mean)) / (differences.Length - 1);
        return square > 0 ? Math.Sqrt(square) : throw new AssumptionException(Assumption.AllEqual, "outcome", "the donors do not vary before use, so no weights can be told apart");
    }

    // Least ‖intercept + Σ w_i column_i − target‖² + ridge ‖w‖², and that value; centring takes the intercept out.
    static (double[] Weights, double Objective) Weights(double[][] columns, double[] target, (double Ridge, double Stop) until, bool centred)
    {
        int k = columns.Length;
        double[][] x = centred ? [.. columns.Select(Centred)] : columns;
        double[] y = centred ? Centred(target) : target;
        var h = new double[k * k];
        var c = new double[k];
        for (int i = 0; i < k; i++)
        {
            c[i] = Dot(x[i], y);
            for (int j = 0; j <= i; j++)
            {
                h[(i * k) + j] = h[(j * k) + i] = Dot(x[i], x[j]);
            }

            h[(i * k) + i] += until.Ridge;
        }

        double[] w = until.Stop > 0 ? FrankWolfe.Weights(x, y, until.Ridge, until.Stop) : SimplexQuadratic.Minimum(h, c);
        double objective = until.Ridge * Dot(w, w);
        for (int s = 0; s < y.Length; s++)
        {
            double rest = Weighted(w, x, s) - y[s];
            objective += rest * rest;
        }

        return (w, objective);
    }

    static double[] Centred(double[] values)
    {
        double mean = PastRegression.Mean(values);
        var centred = new double[values.Length];
        for (int i = 0; i < centred.Length; i++)
        {
            centred[i] = values[i] - mean;
        }

        return centred;
    }

    static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
