using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Unit and period effects on the cells not in use, units eliminated: Mβ = Σ m (y − ȳ), M = Σ_i diag(m_i) − m_i m_i' ÷ n_i, the first period's β = 0.</summary>
sealed class UnusedFit
{
    readonly double[] root; // Cholesky factor of M over the kept periods, T × T, its rows and columns of other periods those of the identity

    UnusedFit(double[] root, double[] beta, double[] alpha, bool[] kept, int[] counts) => (this.root, Beta, Alpha, Kept, Counts) = (root, beta, alpha, kept, counts);

    /// <summary>β_t; 0 where not identified, see <see cref="Kept"/>.</summary>
    public double[] Beta { get; }

    /// <summary>α_i; NaN for a unit without a cell not in use.</summary>
    public double[] Alpha { get; }

    /// <summary>True for periods in which some unit is not in use.</summary>
    public bool[] Kept { get; }

    /// <summary>n_i: cells of the unit that are not in use.</summary>
    public int[] Counts { get; }

    public static UnusedFit Of(StaggeredPanel panel)
    {
        int n = panel.Outcome.Units;
        int t = panel.Outcome.Periods;
        var m = new double[t * t];
        var right = new double[t];
        var counts = new int[n];
        var means = new double[n];
        var complete = new int[t + 1]; // complete units by their number of unused periods
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> y = panel.Outcome[i];
            int unused = Math.Clamp(panel.FirstUse[i], 0, t);
            Window window = unused == 0 ? default : Window.Of(y[..unused]);
            counts[i] = (int)Math.Round(window.Present * unused);
            means[i] = counts[i] > 0 ? window.Mean : double.NaN;
            if (counts[i] == unused)
            {
                complete[unused]++;
            }
            else
            {
                AddMask(m, y[..unused], t, counts[i]);
            }

            for (int s = 0; s < unused && counts[i] > 0; s++)
            {
                right[s] += double.IsNaN(y[s]) ? 0 : y[s] - means[i];
            }
        }

        AddComplete(m, complete, t);
        bool[] kept = [.. Enumerable.Range(0, t).Select(s => HasUnused(panel, s))];
        double[] root = Factor(m, t, kept);
        double[] beta = Solved(root, right, kept);
        return new(root, beta, Alphas(panel, beta, counts, means), kept, counts);
    }

    /// <summary>M⁻¹s, with the first kept period at 0.</summary>
    public double[] Solve(double[] s) => Solved(root, s, Kept);

    static bool HasUnused(StaggeredPanel panel, int period)
    {
        for (int i = 0; i < panel.Outcome.Units; i++)
        {
            if (!panel.InUse(i, period) && !double.IsNaN(panel.Outcome[i][period]))
            {
                return true;
            }
        }

        return false;
    }

    static double[] Alphas(StaggeredPanel panel, double[] beta, int[] counts, double[] means)
    {
        var alpha = new double[counts.Length];
        for (int i = 0; i < alpha.Length; i++)
        {
            ReadOnlySpan<double> y = panel.Outcome[i];
            double sum = 0;
            for (int s = 0; s < Math.Clamp(panel.FirstUse[i], 0, y.Length); s++)
            {
                sum += double.IsNaN(y[s]) ? 0 : beta[s];
            }

            alpha[i] = means[i] - (sum / counts[i]);
        }

        return alpha;
    }

    static void AddMask(double[] m, ReadOnlySpan<double> y, int t, int count)
    {
        for (int s = 0; s < y.Length; s++)
        {
            if (double.IsNaN(y[s]))
            {
                continue;
            }

            m[(s * t) + s] += 1;
            for (int r = 0; r < y.Length; r++)
            {
                m[(s * t) + r] -= double.IsNaN(y[r]) ? 0 : 1.0 / count;
            }
        }
    }

    static void AddComplete(double[] m, int[] complete, int t)
    {
        for (int unused = 1; unused <= t; unused++)
        {
            double share = complete[unused] / (double)unused;
            for (int s = 0; s < unused && share > 0; s++)
            {
                m[(s * t) + s] += complete[unused];
                for (int r = 0; r < unused; r++)
                {
                    m[(s * t) + r] -= share;
                }
            }
        }
    }

    static double[] Factor(double[] m, int t, bool[] kept)
    {
        int first = Array.IndexOf(kept, true);
        if (first < 0)
        {
            throw new AssumptionException(Assumption.NoDonors, "outcome", "no cell of the panel is without the measure");
        }

        var l = new double[t * t];
        for (int i = 0; i < t; i++)
        {
            for (int j = 0; j < i && Free(i); j++)
            {
                l[(i * t) + j] = Free(j) ? m[(i * t) + j] : 0;
            }

            l[(i * t) + i] = Free(i) ? m[(i * t) + i] : 1;
        }

        return SmallCholesky.Decompose(l, t, 1e-10) < 0
            ? l
            : throw new AssumptionException(Assumption.NotConnected, "outcome", "the cells without the measure fall into parts that share neither unit nor period; leave a part out or fill the gaps");

        bool Free(int period) => period != first && kept[period];
    }

    static double[] Solved(double[] l, double[] right, bool[] kept)
    {
        int first = Array.IndexOf(kept, true);
        double[] x = [.. right.Select((value, period) => period == first || !kept[period] ? 0 : value)];
        SmallCholesky.Solve(l, x);
        return x;
    }
}
