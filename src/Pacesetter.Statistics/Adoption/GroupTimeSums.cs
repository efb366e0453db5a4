using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Every ATT(g, t) with its influence function, the contribution of each unit to it.</summary>
sealed class GroupTimeSums
{
    GroupTimeSums(int[] groups, List<Cell> cells, int leftOut) => (UnitGroups, Cells, LeftOut) = (groups, cells, leftOut);

    /// <summary>The group of every unit that is kept.</summary>
    public int[] UnitGroups { get; }

    public List<Cell> Cells { get; }

    public int LeftOut { get; }

    public int Units => UnitGroups.Length;

    public static GroupTimeSums Of(StaggeredPanel panel, ControlGroup control)
    {
        int t = panel.Outcome.Periods;
        int[] kept = [.. Enumerable.Range(0, panel.Outcome.Units).Where(i => panel.FirstUse[i] > 0 && panel.Outcome.Complete(i))];
        int[] groups = [.. kept.Select(i => panel.FirstUse[i] < t ? panel.FirstUse[i] : OutcomePanel.Never)];
        if (kept.Length == 0 || groups.All(g => g == OutcomePanel.Never))
        {
            throw new AssumptionException(kept.Length == 0 ? Assumption.Gaps : Assumption.NoAdopters, "outcome", "no adopter has a value in every period; fill the gaps or use the imputation, which allows them");
        }

        if (!groups.Contains(OutcomePanel.Never))
        {
            (groups, t) = LastAsNever(groups, control);
        }

        var cells = new List<Cell>();
        // Period by period, since a change takes two periods of all units.
        double[][] columns = [.. Enumerable.Range(0, t).Select(period => Array.ConvertAll(kept, i => panel.Outcome[i][period]))];
        int m = panel.CharacteristicCount;
        double[][] x = [.. kept.Select(i => (double[])[1, .. panel.Characteristics.AsSpan().Slice(i * m, m)])];
        int[] order = [.. groups.Where(g => g != OutcomePanel.Never).Distinct().Order()];
        foreach (int g in order)
        {
            int[] ours = Where(groups, it => it == g);
            int[] never = Where(groups, it => it == OutcomePanel.Never);
            var change = new double[groups.Length];
            for (int period = 1; period < t; period++)
            {
                int at = period;
                int before = period >= g ? g - 1 : period - 1;
                int[] theirs = control == ControlGroup.Never ? never : Where(groups, it => it > at && it != g);
                Subtract(columns[at], columns[before], change);

                cells.Add(m == 0 ? Plain((g, period), change, ours, theirs) : DoublyRobust.Estimate((g, period), change, (ours, theirs), x));
            }
        }

        return new(groups, cells, panel.Outcome.Units - kept.Length);
    }

    /// <summary>√(Σψ²) ÷ n.</summary>
    public double Error(double[] influence)
    {
        double sum = 0;
        foreach (double value in influence)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum) / Units;
    }

    /// <summary>n a'V⁻¹a with V = Σψψ' ÷ n; null where V is singular.</summary>
    public double? Wald(Cell[] cells)
    {
        int q = cells.Length;
        var l = new double[q * q];
        var z = new double[q];
        double statistic = 0;
        for (int i = 0; i < q; i++)
        {
            z[i] = cells[i].Effect;
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int u = 0; u < Units; u++)
                {
                    sum += cells[i].Influence[u] * cells[j].Influence[u];
                }

                double whole = sum / Units;
                sum = whole;
                for (int k = 0; k < j; k++)
                {
                    sum -= l[(i * q) + k] * l[(j * q) + k];
                }

                if (i == j && !(sum > 1e-12 * whole))
                {
                    return null;
                }

                l[(i * q) + j] = i == j ? Math.Sqrt(sum) : sum / l[(j * q) + j];
            }

            for (int k = 0; k < i; k++)
            {
                z[i] -= l[(i * q) + k] * z[k];
            }

            z[i] /= l[(i * q) + i];
            statistic += z[i] * z[i];
        }

        return Units * statistic;
    }

    // Without a unit that never begins, the last to begin stand for them, over the periods before they do.
    static (int[] Groups, int Periods) LastAsNever(int[] groups, ControlGroup control)
    {
        int last = groups.Max();
        if (control == ControlGroup.Never || groups.Distinct().Count() < 2)
        {
            throw new AssumptionException(Assumption.NoDonors, "first use", "every unit takes the measure up; compare with units not yet in use, or add units that never are");
        }

        return ([.. groups.Select(g => g == last ? OutcomePanel.Never : g)], last);
    }

    static void Subtract(double[] now, double[] then, double[] change)
    {
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = now[i] - then[i];
        }
    }

    static int[] Where(int[] groups, Func<int, bool> belongs)
    {
        var units = new List<int>(groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            if (belongs(groups[i]))
            {
                units.Add(i);
            }
        }

        return [.. units];
    }

    static Cell Plain((int Group, int Period) key, double[] change, int[] ours, int[] theirs)
    {
        int n = change.Length;
        var influence = new double[n];
        double mean = Contribute(influence, change, ours, n);
        double other = Contribute(influence, change, theirs, -n);
        return new(key.Group, key.Period, mean - other, influence);
    }

    static double Contribute(double[] influence, double[] change, int[] units, double signed)
    {
        double mean = 0;
        foreach (int i in units)
        {
            mean += change[i];
        }

        mean /= units.Length;
        double each = signed / units.Length;
        foreach (int i in units)
        {
            influence[i] += each * (change[i] - mean);
        }

        return mean;
    }

    /// <summary>One group in one period.</summary>
    public sealed record Cell(int Group, int Period, double Effect, double[] Influence);
}
