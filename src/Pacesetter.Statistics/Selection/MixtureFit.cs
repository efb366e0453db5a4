using System.Runtime.InteropServices;

namespace Pacesetter.Statistics.Selection;

/// <summary>The search for the weights of a mixture on a grid: a few steps of expectation and maximisation, then Newton steps on the points that carry weight [Wang2007; KimCarbonettoStephensAnitescu2020].</summary>
sealed class MixtureFit
{
    const double Enough = 8e-9;
    readonly double[] grid;
    readonly double[][] a; // m × n: density of unit i at grid point g, over the unit's greatest
    readonly double offset; // Σ_i ln of what was divided out
    readonly int n;

    public MixtureFit(ReadOnlyMemory<double> effects, ReadOnlyMemory<double> errors, double[] grid)
    {
        this.grid = grid;
        n = effects.Length;
        a = new double[grid.Length][];
        var nearest = new double[n];
        for (int i = 0; i < n; i++)
        {
            double y = effects.Span[i];
            int g = Math.Clamp((int)Math.Round((y - grid[0]) / (grid[^1] - grid[0]) * (grid.Length - 1)), 0, grid.Length - 1);
            double s = errors.Span[i];
            nearest[i] = Half(y, s, grid[g]);
            offset += nearest[i] - Math.Log(s) - (0.5 * Math.Log(2 * Math.PI));
        }

        Parallel.For(0, grid.Length, g =>
        {
            a[g] = new double[n];
            for (int i = 0; i < n; i++)
            {
                a[g][i] = Math.Exp(Half(effects.Span[i], errors.Span[i], grid[g]) - nearest[i]);
            }
        });
    }

    public DiscretePrior Run()
    {
        var w = new double[grid.Length];
        Array.Fill(w, 1.0 / grid.Length);
        double[] f = Mix(w);
        double[] gradient = Gradient(f);
        for (int i = 0; i < 10; i++)
        {
            for (int g = 0; g < w.Length; g++)
            {
                w[g] *= gradient[g];
            }

            f = Mix(w);
            gradient = Gradient(f);
        }

        Thin(w, f);
        f = Mix(w);
        gradient = Gradient(f);
        for (int i = 0; i < 200 && gradient.Max() - 1 > Enough; i++)
        {
            if (!Step(w, ref f, gradient))
            {
                break;
            }

            gradient = Gradient(f);
        }

        double sum = w.Sum();
        double[] shares = [.. w.Select(weight => weight / sum)];
        f = Mix(shares);
        double log = offset;
        foreach (double density in f)
        {
            log += Math.Log(density);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(grid), ImmutableCollectionsMarshal.AsImmutableArray(shares), log, Gradient(f).Max() - 1);
    }

    static double Half(double y, double s, double u) => -0.5 * ((y - u) / s) * ((y - u) / s);

    // Some thirty points take over the weight of their neighbours, and every unit that saw much better from its own point keeps it.
    void Thin(double[] w, double[] before)
    {
        int width = Math.Max(1, grid.Length / 30);
        double[] full = [.. w];
        Array.Clear(w);
        for (int g = 0; g < w.Length; g++)
        {
            w[Math.Min((g / width * width) + (width / 2), w.Length - 1)] += full[g];
        }

        double[] f = Mix(w);
        for (int i = 0; i < n; i++)
        {
            if (f[i] < 0.01 * before[i])
            {
                int best = 0;
                for (int g = 1; g < w.Length; g++)
                {
                    best = a[g][i] > a[best][i] ? g : best;
                }

                w[best] = Math.Max(w[best], Math.Max(full[best], 0.1 / n));
            }
        }
    }

    // One Newton step on −(1/n) Σ ln f + Σ w, w ≥ 0, whose minimum has Σ w = 1 of itself; false when it no longer falls.
    bool Step(double[] w, ref double[] f, double[] gradient)
    {
        int[] support = [.. Enumerable.Range(0, w.Length).Where(g => w[g] > 0 || Peak(gradient, g))];
        double[] current = [.. support.Select(g => w[g])];
        double[] toward = BoundedQuadratic.Step(Gram(support, f), [.. support.Select(g => gradient[g] - 1)], current);
        double slope = support.Select((g, j) => (1 - gradient[g]) * toward[j]).Sum();
        var next = new double[w.Length];
        for (double step = 1; step > 1e-10; step /= 2)
        {
            for (int j = 0; j < support.Length; j++)
            {
                next[support[j]] = Math.Max(0, current[j] + (step * toward[j]));
            }

            double[] mixed = Mix(next);
            double change = next.Sum() - current.Sum() - MeanLogRatio(mixed, f);
            if (change < 0 && change <= 1e-4 * step * slope)
            {
                next.CopyTo(w, 0);
                f = mixed;
                return true;
            }
        }

        return false;
    }

    static bool Peak(double[] d, int g) => d[g] > 1 && (g == 0 || d[g] >= d[g - 1]) && (g == d.Length - 1 || d[g] >= d[g + 1]);

    // (1/n) Σ ln (new ÷ old), near the optimum by its series, where the difference of two sums would have no digits left.
    static double MeanLogRatio(double[] mixed, double[] f)
    {
        double log = 0;
        for (int i = 0; i < f.Length; i++)
        {
            double d = (mixed[i] - f[i]) / f[i];
            log += Math.Abs(d) < 1e-3 ? d * (1 - (d * (0.5 - (d * ((1 / 3.0) - (d * (0.25 - (d / 5)))))))) : Math.Log(mixed[i] / f[i]);
        }

        return log / f.Length;
    }

    // f = A w, unit blocks on any thread, points in a fixed order.
    double[] Mix(double[] w)
    {
        const int block = 2048;
        var f = new double[n];
        int[] support = [.. Enumerable.Range(0, w.Length).Where(g => w[g] > 0)];
        Parallel.For(0, (n + block - 1) / block, b =>
        {
            int from = b * block;
            Span<double> part = f.AsSpan(from, Math.Min(block, n - from));
            foreach (int g in support)
            {
                ReadOnlySpan<double> column = a[g].AsSpan(from, part.Length);
                double weight = w[g];
                for (int i = 0; i < part.Length; i++)
                {
                    part[i] += weight * column[i];
                }
            }
        });
        return f;
    }

    double[] Gradient(double[] f)
    {
        double[] inverse = [.. f.Select(density => 1 / (n * density))];
        var d = new double[grid.Length];
        Parallel.For(0, d.Length, g => d[g] = Dot(a[g], inverse));
        return d;
    }

    // (1/n) S'S for S_ij = A_ij ÷ f_i on the support.
    double[][] Gram(int[] support, double[] f)
    {
        var scaled = new double[support.Length][];
        double root = Math.Sqrt(n);
        Parallel.For(0, support.Length, j => scaled[j] = [.. a[support[j]].Select((density, i) => density / f[i] / root)]);
        double[][] gram = [.. support.Select(_ => new double[support.Length])];
        Parallel.For(0, support.Length, j =>
        {
            for (int k = 0; k <= j; k++)
            {
                gram[j][k] = Dot(scaled[j], scaled[k]);
            }
        });
        for (int j = 0; j < support.Length; j++)
        {
            for (int k = j + 1; k < support.Length; k++)
            {
                gram[j][k] = gram[k][j];
            }
        }

        return gram;
    }

    // Four sums in a fixed pattern: the same bits everywhere.
    static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (double s0, double s1, double s2, double s3) = (0, 0, 0, 0);
        int i = 0;
        for (; i < x.Length - 3; i += 4)
        {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }

        for (; i < x.Length; i++)
        {
            s0 += x[i] * y[i];
        }

        return s0 + s1 + (s2 + s3);
    }
}
