using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects.LeaveOut;

/// <summary>The closed form of <see cref="LeaveOutVariance"/> on a leave-out set.</summary>
sealed class Decomposition
{
    const int LevelBlock = 256;

    readonly Matches set;
    readonly LeaveOutLevel level;
    readonly int threads;
    readonly int[] start; // where the matches of each level of the first factor start
    readonly double[] totals; // T
    readonly double[] weights; // f
    readonly double n;
    readonly double mean;
    readonly double weightedMean; // of √n_m m over matches
    readonly double[] first;
    readonly double[] second;
    readonly double[] inverse; // S⁻, both triangles, row by row

    public Decomposition(Matches set, LeaveOutLevel level, int threads)
    {
        (this.set, this.level, this.threads) = (set, level, threads);
        int firsts = set.First[^1] + 1;
        start = new int[firsts + 1];
        totals = new double[firsts];
        weights = new double[set.Second.Max() + 1];
        for (int m = 0; m < set.Count; m++)
        {
            start[set.First[m] + 1] = m + 1;
            totals[set.First[m]] += set.Counts[m];
            weights[set.Second[m]] += set.Counts[m];
        }

        n = totals.Sum();
        mean = Vectors.Dot(set.Counts, set.Means) / n;
        weightedMean = set.Counts.Zip(set.Means, (count, value) => Math.Sqrt(count) * value).Sum() / set.Count;
        (first, second, inverse) = Solve();
    }

    public LeaveOutEstimate Estimate()
    {
        VarianceComponents plain = Plain();
        int blocks = Blocks.Count(totals.Length, LevelBlock);
        var parts = new (CompensatedSum First, CompensatedSum Second, CompensatedSum Covariance, double Leverage)[blocks];
        Blocks.Run(blocks, threads, block =>
        {
            double[] z = new double[weights.Length];
            (int from, int end) = Blocks.Range(block, LevelBlock, totals.Length);
            for (int m = start[from]; m < start[end]; m++)
            {
                (double bFirst, double bSecond, double bCovariance, double noise, double leverage) = Bias(m, z);
                parts[block].First.Add(bFirst * noise);
                parts[block].Second.Add(bSecond * noise);
                parts[block].Covariance.Add(bCovariance * noise);
                parts[block].Leverage = Math.Max(parts[block].Leverage, leverage);
            }
        });
        double squares = 0;
        for (int m = 0; m < set.Count; m++)
        {
            squares += set.Within[m] + (set.Counts[m] * (set.Means[m] - mean) * (set.Means[m] - mean));
        }

        return new LeaveOutEstimate(
            plain,
            new(plain.First - (parts.Sum(it => it.First.Value) / (n - 1)), plain.Second - (parts.Sum(it => it.Second.Value) / (n - 1)), plain.Covariance - (parts.Sum(it => it.Covariance.Value) / (n - 1))),
            [])
        {
            Observations = n,
            Movers = Enumerable.Range(0, totals.Length).Count(w => start[w + 1] - start[w] > 1),
            SecondLevels = weights.Length,
            Mean = mean,
            OutcomeVariance = squares / (n - 1),
            LargestLeverage = parts.Max(it => it.Leverage),
        };
    }

    // B of the three components, σ² and leverage of one match, or of its observations together.
    (double First, double Second, double Covariance, double Noise, double Leverage) Bias(int m, double[] z)
    {
        int w = set.First[m];
        double t = totals[w];
        double count = set.Counts[m];
        if (start[w + 1] - start[w] == 1)
        {
            // One level of the second factor only: r = 0, and the noise comes from the observations about their own mean.
            return (1 - (t / n), 0, 0, set.Within[m] / (t - 1), 0);
        }

        // For observations a = 1 and the match stands for all of them: B, being quadratic in a, is then counted n_m times.
        double a = level == LeaveOutLevel.Matches ? Math.Sqrt(count) : 1;
        Array.Clear(z);
        double rz = 0, cz = 0;
        for (int other = start[w]; other < start[w + 1]; other++)
        {
            double r = a * ((other == m ? 1 : 0) - (set.Counts[other] / t));
            Vectors.AddScaled(z, r, inverse.AsSpan(set.Second[other] * weights.Length, weights.Length));
        }

        for (int other = start[w]; other < start[w + 1]; other++)
        {
            cz += set.Counts[other] * z[set.Second[other]];
            rz += a * ((other == m ? 1 : 0) - (set.Counts[other] / t)) * z[set.Second[other]];
        }

        (double fz, double fzz) = Weighted(z);
        double apart = a - fz;
        double e = fzz - rz;
        double leverage = a * (z[set.Second[m]] + ((a - cz) / t));
        double fit = first[w] + second[set.Second[m]];
        double noise = level == LeaveOutLevel.Matches
            ? ((a * set.Means[m]) - weightedMean) * a * (set.Means[m] - fit) / (1 - leverage)
            : (set.Within[m] + (count * (set.Means[m] - mean) * (set.Means[m] - fit))) / (1 - leverage);
        return (
            (a * a / t) - (2 * a * cz / t) + e - (apart * apart / n),
            fzz - (fz * fz / n),
            (a * cz / t) - e - (fz * apart / n),
            noise,
            leverage);
    }

    (double Sum, double Squares) Weighted(double[] z)
    {
        double sum = Vectors.Dot(weights, z);
        double squares = 0;
        for (int j = 0; j < z.Length; j++)
        {
            squares += weights[j] * z[j] * z[j];
        }

        return (sum, squares);
    }

    VarianceComponents Plain()
    {
        double meanSecond = Vectors.Dot(weights, second) / n;
        double meanFirst = Vectors.Dot(totals, first) / n;
        var sums = (First: new CompensatedSum(), Second: new CompensatedSum(), Covariance: new CompensatedSum());
        for (int m = 0; m < set.Count; m++)
        {
            double x = first[set.First[m]] - meanFirst;
            double y = second[set.Second[m]] - meanSecond;
            sums.First.Add(set.Counts[m] * x * x);
            sums.Second.Add(set.Counts[m] * y * y);
            sums.Covariance.Add(set.Counts[m] * x * y);
        }

        return new(sums.First.Value / (n - 1), sums.Second.Value / (n - 1), sums.Covariance.Value / (n - 1));
    }

    (double[] First, double[] Second, double[] Inverse) Solve()
    {
        var matrix = new SymmetricMatrix(weights.Length);
        double[] x = new double[weights.Length];
        double[] means = new double[totals.Length];
        for (int m = 0; m < set.Count; m++)
        {
            int w = set.First[m];
            means[w] += set.Counts[m] * (set.Means[m] - mean) / totals[w];
            matrix[set.Second[m], set.Second[m]] += set.Counts[m];
            for (int other = start[w]; other <= m; other++)
            {
                matrix[set.Second[m], set.Second[other]] -= set.Counts[m] * set.Counts[other] / totals[w];
            }
        }

        for (int m = 0; m < set.Count; m++)
        {
            x[set.Second[m]] += set.Counts[m] * (set.Means[m] - mean - means[set.First[m]]);
        }

        var cholesky = new Cholesky(matrix, threads);
        cholesky.Decompose(1e-10, 0, weights);
        cholesky.Forward(x);
        cholesky.Backward(x);
        double[] effects = new double[totals.Length];
        for (int m = 0; m < set.Count; m++)
        {
            effects[set.First[m]] += set.Counts[m] * (set.Means[m] - x[set.Second[m]]) / totals[set.First[m]];
        }

        var lower = new SymmetricMatrix(weights.Length);
        cholesky.Invert(lower, weights.Length);
        double[] both = new double[weights.Length * weights.Length];
        for (int row = 0; row < weights.Length; row++)
        {
            for (int column = 0; column < weights.Length; column++)
            {
                both[(row * weights.Length) + column] = lower[row, column];
            }
        }

        return (effects, x, both);
    }
}
