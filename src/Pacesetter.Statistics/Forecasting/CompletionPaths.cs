using System.Numerics;
using System.Runtime.Intrinsics;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Paths of output, eight and their eight mirror images at a time.</summary>
/// <remarks>A block of paths has the random sequence of its number and counts for itself; the counts are whole numbers, so their sum is the same in any order.</remarks>
sealed class CompletionPaths
{
    const int Lanes = 8;
    const int Batches = 25;

    readonly CompletionSpecification specification;
    readonly int horizon;
    readonly double[] weights;
    readonly double[] history;
    readonly double start;
    readonly double[][] points;
    readonly double[][] carried;
    readonly double[]? shocks;
    readonly UpliftDraws uplifts;

    CompletionPaths(CompletionSpecification specification)
    {
        this.specification = specification;
        horizon = specification.Laws[0].Horizon;
        weights = specification.Weights?.ToArray() ?? [.. Enumerable.Repeat(1.0, horizon)];
        points = [.. specification.Laws.Select(law => law.Points.ToArray())];
        carried = [.. specification.Laws.Select(law => law.Carried.Select(c => c * law.Sigma).ToArray())];
        shocks = specification.Shocks is { } given ? Standardised(given) : null;
        history = Tails(specification);
        start = specification.Window > 0 ? history[0] + specification.History[^specification.Window] : 0;
        uplifts = new UpliftDraws(specification, horizon);
    }

    public static Completion Run(CompletionSpecification specification)
    {
        var paths = new CompletionPaths(specification);
        int batches = (specification.Paths + (2 * Lanes) - 1) / (2 * Lanes);
        int blocks = (batches + Batches - 1) / Batches;
        var reached = new long[paths.horizon * Completion.Steps];
        Lock adding = new();
        Parallel.For(0, blocks, block =>
        {
            int[] own = paths.Block(block, Math.Min(Batches, batches - (block * Batches)));
            lock (adding)
            {
                for (int i = 0; i < own.Length; i++)
                {
                    reached[i] += own[i];
                }
            }
        });
        int count = batches * 2 * Lanes;
        long done = 0;
        return new([.. reached.Select(it => (double)(done += it) / count)], count);
    }

    int[] Block(int block, int batches)
    {
        var random = new RandomSequence(specification.Seed, (ulong)block);
        var reached = new int[horizon * Completion.Steps];
        var noise = new double[horizon * Lanes];
        var mirror = new double[horizon * Lanes];
        var work = new Vector512<double>[2 * horizon]; // errors of the paths, then their sums
        Vector512<double>[] factors = uplifts.None ? [] : new Vector512<double>[2 * horizon];
        for (int batch = 0; batch < batches; batch++)
        {
            int law = ((block * Batches) + batch) % points.Length;
            if (!uplifts.None)
            {
                uplifts.Fill(block, batch, factors);
            }

            Span<Vector512<double>> errors = work.AsSpan(0, horizon);
            bool drawn = Draw(random, noise, mirror);
            Carry(noise, carried[law], errors);
            Follow(points[law], work, uplifts.None ? [] : factors.AsSpan(0, horizon), 1, reached);
            if (drawn)
            {
                Carry(mirror, carried[law], errors);
            }

            Follow(points[law], work, uplifts.None ? [] : factors.AsSpan(horizon), drawn ? 1 : -1, reached);
        }

        return reached;
    }

    // Normal errors, mirrored by their sign; or errors of the past by rank, mirrored by counting ranks from the other end (true).
    bool Draw(RandomSequence random, double[] noise, double[] mirror)
    {
        if (shocks is null)
        {
            Ziggurat.Fill(random, noise);
            return false;
        }

        for (int i = 0; i < noise.Length; i++)
        {
            int rank = random.NextInt(shocks.Length);
            (noise[i], mirror[i]) = (shocks[rank], shocks[^(rank + 1)]);
        }

        return true;
    }

    // Σ_j c_j e_(h−j) for eight paths. noise: H × 8, period by period.
    static void Carry(ReadOnlySpan<double> noise, ReadOnlySpan<double> carried, Span<Vector512<double>> errors)
    {
        for (int h = 0; h < errors.Length; h++)
        {
            errors[h] = Vector512.Create(noise.Slice(h * Lanes, Lanes));
        }

        for (int h = errors.Length - 1; h >= 0; h--)
        {
            ReadOnlySpan<Vector512<double>> drawn = errors[..(h + 1)];
            Vector512<double> even = default, odd = default;
            int j = 0;
            for (; j + 1 < drawn.Length; j += 2)
            {
                even = Vector512.FusedMultiplyAdd(Vector512.Create(carried[j]), drawn[h - j], even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(carried[j + 1]), drawn[h - j - 1], odd);
            }

            errors[h] = j < drawn.Length ? Vector512.FusedMultiplyAdd(Vector512.Create(carried[j]), drawn[h - j], even + odd) : even + odd;
        }
    }

    // Adds up output, cut at zero, and counts each path at the moment at which it reaches the goal.
    void Follow(ReadOnlySpan<double> expected, Span<Vector512<double>> work, ReadOnlySpan<Vector512<double>> factors, double sign, Span<int> reached)
    {
        ReadOnlySpan<Vector512<double>> errors = work[..horizon];
        Span<Vector512<double>> sums = work[horizon..];
        int window = specification.Window;
        Vector512<double> sum = default, goal = Vector512.Create(window > 0 ? specification.Goal : specification.Goal - specification.Done), sides = Vector512.Create(sign);
        Vector512<double> before = Vector512.Create(start);
        ulong done = 0;
        for (int h = 0; h < errors.Length && done != (1 << Lanes) - 1; h++)
        {
            Vector512<double> output = Vector512.FusedMultiplyAdd(sides, errors[h], Vector512.Create(expected[h]));
            output = Vector512.Max(factors.IsEmpty ? output : output * factors[h], Vector512<double>.Zero);
            sum = Vector512.FusedMultiplyAdd(output, Vector512.Create(weights[h]), sum);
            Vector512<double> total = sum;
            if (window > 0)
            {
                sums[h] = sum;
                total += h < window ? Vector512.Create(history[h]) : -sums[h - window];
            }

            ulong now = Vector512.GreaterThanOrEqual(total, goal).ExtractMostSignificantBits() & ~done;
            if (now != 0)
            {
                Vector512<double> part = Vector512.Ceiling((goal - before) / (total - before) * Completion.Steps);
                for (ulong left = now; left != 0; left &= left - 1)
                {
                    double step = part[BitOperations.TrailingZeroCount(left)];
                    reached[(h * Completion.Steps) + (step >= 1 ? (int)Math.Min(step, Completion.Steps) - 1 : 0)]++;
                }

                done |= now;
            }

            before = total;
        }
    }

    // What of the window lies in the past, at periods 1 to W ahead.
    static double[] Tails(CompletionSpecification specification)
    {
        var tails = new double[specification.Window];
        for (int h = 0; h < tails.Length; h++)
        {
            for (int back = 1; back <= specification.Window - 1 - h; back++)
            {
                tails[h] += specification.History[^back];
            }
        }

        return tails;
    }

    static double[] Standardised(IReadOnlyList<double> given)
    {
        double mean = given.Average();
        double scale = Math.Sqrt(given.Sum(e => (e - mean) * (e - mean)) / given.Count);
        return [.. given.Select(e => scale == 0 ? 0 : (e - mean) / scale).Order()];
    }
}
