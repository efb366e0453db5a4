using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Selection;

/// <summary>Draws of the greatest standardised difference over the pairs that are not yet decided.</summary>
/// <remarks>
/// One instance serves one seed. With z_j = s_j e_j, the square of (z_j − z_k) ÷ √(s_j² + s_k²) is at most e_j² + e_k² (Cauchy and Schwarz). So only units whose e is far out
/// can make the maximum, and a draw over n units costs n and a few pairs, not n² ÷ 2. Nothing is left out: the answer is that of all pairs.
/// </remarks>
sealed class PairMaxima
{
    const int Block = 64;
    const long Kept = 1 << 24;
    readonly double[] x; // descending
    readonly double[] v; // variances in that order
    readonly double[] s;
    readonly int[] order;
    readonly double widest;
    double[][] kept = [];

    public PairMaxima(double[] values, double[] standardErrors)
    {
        order = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ThenBy(i => i)];
        x = [.. order.Select(i => values[i])];
        s = [.. order.Select(i => standardErrors[i])];
        v = [.. s.Select(error => error * error)];
        widest = Math.Sqrt(2 * v.Max());
    }

    /// <summary>How many pairs lie within a limit; one-sided, a pair counts once for each side.</summary>
    public long Undecided(double limit, bool oneSided)
    {
        long count = oneSided ? (long)x.Length * (x.Length - 1) / 2 : 0; // no pair is ever decided against its own direction
        for (int j = 0; j < x.Length; j++)
        {
            for (int k = j + 1; k < x.Length && x[j] - x[k] <= limit * widest; k++)
            {
                count += Open(j, k, limit * limit) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>How many pairs with one unit lie within a limit.</summary>
    public long UndecidedAgainst(int unit, double limit)
    {
        int j = Array.IndexOf(order, unit);
        return Enumerable.Range(0, x.Length).LongCount(k => k != j && Open(j, k, limit * limit));
    }

    /// <summary>The maxima over all open pairs, one for each draw.</summary>
    public double[] Draw(RankDraws draws, Pairs pairs)
    {
        if (pairs.OneSided || Undecided(pairs.Limit, oneSided: false) > 30L * x.Length)
        {
            return Blocks(draws, (e, buffer) => Outermost(e, buffer, pairs));
        }

        (int J, int K, double Scale)[] open = Listed(pairs.Limit);
        return Blocks(draws, (e, buffer) => Neighbours(e, buffer, open));
    }

    /// <summary>The maxima over the open pairs with one unit, one for each draw.</summary>
    public double[] DrawAgainst(int unit, RankDraws draws, double limit)
    {
        int j = Array.IndexOf(order, unit);
        return Blocks(draws, (e, _) =>
        {
            double best = 0;
            for (int k = 0; k < x.Length; k++)
            {
                best = k != j && Open(j, k, limit * limit) ? Math.Max(best, Square(e, j, k)) : best;
            }

            return best;
        });
    }

    // Each draw has its own sequence, so blocks may go to any thread.
    double[] Blocks(RankDraws draws, Func<double[], Buffer, double> squared)
    {
        var maxima = new double[draws.Count];
        if ((long)draws.Count * x.Length <= Kept && kept.Length == 0)
        {
            kept = new double[draws.Count][];
        }

        Parallel.For(0, (draws.Count + Block - 1) / Block, block =>
        {
            var buffer = new Buffer(new double[x.Length], new int[x.Length], new double[x.Length]);
            for (int r = block * Block; r < Math.Min(draws.Count, (block + 1) * Block); r++)
            {
                maxima[r] = Math.Sqrt(squared(Noise(draws.Seed, r, buffer.Noise), buffer));
            }
        });
        return maxima;
    }

    // The noise of a draw; while it all fits, it is drawn once for all rounds.
    double[] Noise(ulong seed, int r, double[] buffer)
    {
        if (kept.Length > 0 && kept[r] is { } known)
        {
            return known;
        }

        double[] e = kept.Length > 0 ? kept[r] = new double[x.Length] : buffer;
        var random = new RandomSequence(seed, (ulong)r);
        for (int i = 0; i < e.Length; i++)
        {
            e[i] = random.NextNormal();
        }

        return e;
    }

    // The open pairs with the inverse of their variance.
    (int J, int K, double Scale)[] Listed(double limit)
    {
        var open = new List<(int, int, double)>();
        for (int j = 0; j < x.Length; j++)
        {
            for (int k = j + 1; k < x.Length && x[j] - x[k] <= limit * widest; k++)
            {
                if (Open(j, k, limit * limit))
                {
                    open.Add((j, k, 1 / (v[j] + v[k])));
                }
            }
        }

        return [.. open];
    }

    double Neighbours(double[] e, Buffer buffer, (int J, int K, double Scale)[] open)
    {
        double[] z = buffer.Keys;
        for (int i = 0; i < e.Length; i++)
        {
            z[i] = s[i] * e[i];
        }

        double best = 0;
        foreach ((int j, int k, double scale) in open)
        {
            double difference = z[j] - z[k];
            best = Math.Max(best, difference * difference * scale);
        }

        return best;
    }

    double Outermost(double[] e, Buffer buffer, Pairs pairs)
    {
        int top = 0;
        for (int i = 1; i < e.Length; i++)
        {
            top = Math.Abs(e[i]) > Math.Abs(e[top]) ? i : top;
        }

        double farthest = e[top] * e[top];
        double best = 0;
        for (int k = 0; k < e.Length; k++)
        {
            best = k == top ? best : Better(e, top, k, best, pairs);
        }

        int count = 0;
        for (int i = 0; i < e.Length; i++)
        {
            double square = e[i] * e[i];
            if (square + farthest > best)
            {
                (buffer.Keys[count], buffer.Units[count]) = (-square, i);
                count++;
            }
        }

        buffer.Keys.AsSpan(0, count).Sort(buffer.Units.AsSpan(0, count));
        for (int a = 0; a < count - 1 && -buffer.Keys[a] - buffer.Keys[a + 1] > best; a++)
        {
            for (int b = a + 1; b < count && -buffer.Keys[a] - buffer.Keys[b] > best; b++)
            {
                best = Better(e, buffer.Units[a], buffer.Units[b], best, pairs);
            }
        }

        return best;
    }

    double Better(double[] e, int j, int k, double best, Pairs pairs)
    {
        double difference = (s[j] * e[j]) - (s[k] * e[k]);
        if (difference * difference <= best * (v[j] + v[k]))
        {
            return best;
        }

        // One-sided, the pair asks whether the unit drawn higher is higher; it is decided only where the data say so.
        bool with = (s[j] * e[j] > s[k] * e[k]) == (x[j] > x[k]);
        return (pairs.OneSided && !with) || Open(j, k, pairs.Limit * pairs.Limit) ? difference * difference / (v[j] + v[k]) : best;
    }

    double Square(double[] e, int j, int k)
    {
        double difference = (s[j] * e[j]) - (s[k] * e[k]);
        return difference * difference / (v[j] + v[k]);
    }

    bool Open(int j, int k, double squaredLimit)
    {
        double difference = x[j] - x[k];
        return difference * difference <= squaredLimit * (v[j] + v[k]);
    }

    /// <summary>Which pairs are open: those within the limit; one-sided, those against the direction of the data too.</summary>
    internal sealed record Pairs(bool OneSided, double Limit);

    sealed record Buffer(double[] Keys, int[] Units, double[] Noise);
}
