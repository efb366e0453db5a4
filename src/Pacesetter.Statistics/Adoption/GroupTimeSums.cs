using System.Numerics;
using System.Runtime.InteropServices;
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
        // Group by group, so that the units of a cell lie together.
        int[] kept = [.. Enumerable.Range(0, panel.Outcome.Units).Where(i => panel.FirstUse[i] > 0 && panel.Outcome.Complete(i)).OrderBy(i => panel.FirstUse[i])];
        int[] groups = [.. kept.Select(i => panel.FirstUse[i] < t ? panel.FirstUse[i] : OutcomePanel.Never)];
        if (kept.Length == 0 || groups.All(g => g == OutcomePanel.Never))
        {
            throw new AssumptionException(Assumption.Gaps, "outcome", "no adopter has a value in every period; fill the gaps or use the imputation, which allows them");
        }

        if (!groups.Contains(OutcomePanel.Never))
        {
            (groups, t) = LastAsNever(groups, control);
        }

        var cells = new List<Cell>();
        double[][] columns = Columns(panel.Outcome, kept, t);
        int m = panel.CharacteristicCount;
        double[][] x = [.. kept.Select(i => (double[])[1, .. panel.Characteristics.AsSpan().Slice(i * m, m)])];
        int[] order = [.. groups.Where(g => g != OutcomePanel.Never).Distinct().Order()];
        foreach (int g in order)
        {
            int[] ours = Where(groups, it => it == g);
            int[] never = Where(groups, it => it == OutcomePanel.Never);
            var change = new double[groups.Length];
            Span own = new(ours[0], ours[^1] + 1);
            for (int period = 1; period < t; period++)
            {
                int at = period;
                int before = period >= g ? g - 1 : period - 1;
                int[] theirs = control == ControlGroup.Never ? never : Where(groups, it => it > at && it != g);
                Span others = new(theirs[0], theirs[^1] + 1);
                // Before use, those not yet in use lie on both sides of the group.
                (Span first, Span second) = others.First < own.End ? (new Span(Math.Min(own.First, others.First), Math.Max(own.End, others.End)), default) : (own, others);
                Subtract(change, (columns[at], columns[before]), first);
                Subtract(change, (columns[at], columns[before]), second);
                cells.Add(m == 0 ? Plain((g, period), change, (ours, theirs), (first, second)) : Kept(DoublyRobust.Estimate((g, period), change, (ours, theirs), x), first, second));
            }
        }

        return new(groups, cells, panel.Outcome.Units - kept.Length);
    }

    /// <summary>√(Σψ²) ÷ n.</summary>
    public double Error(Cell cell) => Math.Sqrt(Squares(cell.Influence)) / Units;

    /// <summary>n a'V⁻¹a with V = Σψψ' ÷ n; null where V is singular.</summary>
    public double? Wald(Cell[] cells)
    {
        int q = cells.Length;
        var l = new double[q * q];
        var z = new double[q];
        double statistic = 0;
        double[][] influence = [.. cells.Select(Dense)];
        for (int i = 0; i < q; i++)
        {
            z[i] = cells[i].Effect;
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int u = 0; u < Units; u++)
                {
                    sum += influence[i][u] * influence[j][u];
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

    static double Squares(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(values);
        var sums = Vector<double>.Zero;
        foreach (Vector<double> it in wide)
        {
            sums += it * it;
        }

        double sum = Vector.Sum(sums);
        foreach (double value in values[(wide.Length * Vector<double>.Count)..])
        {
            sum += value * value;
        }

        return sum;
    }

    // t × n, period by period.
    static double[][] Columns(OutcomePanel outcome, int[] units, int periods)
    {
        double[][] columns = [.. Enumerable.Range(0, periods).Select(_ => new double[units.Length])];
        for (int i = 0; i < units.Length; i++)
        {
            ReadOnlySpan<double> row = outcome[units[i]];
            for (int t = 0; t < periods; t++)
            {
                columns[t][i] = row[t];
            }
        }

        return columns;
    }

    static void Subtract(double[] change, (double[] After, double[] Before) columns, Span units)
    {
        for (int i = units.First; i < units.End; i++)
        {
            change[i] = columns.After[i] - columns.Before[i];
        }
    }

    static Cell Kept(Cell cell, Span first, Span second) =>
        cell with { Influence = [.. cell.Influence.AsSpan(first.First, first.Length), .. cell.Influence.AsSpan(second.First, second.Length)], First = first, Second = second };

    double[] Dense(Cell cell)
    {
        var dense = new double[Units];
        cell.Influence.AsSpan(0, cell.First.Length).CopyTo(dense.AsSpan(cell.First.First));
        cell.Influence.AsSpan(cell.First.Length).CopyTo(dense.AsSpan(cell.Second.First));
        return dense;
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

    static Cell Plain((int Group, int Period) key, double[] change, (int[] Ours, int[] Theirs) units, (Span First, Span Second) spans)
    {
        int n = change.Length;
        var influence = new double[spans.First.Length + spans.Second.Length];
        double mean = Contribute(influence, change, (units.Ours, spans), n);
        double other = Contribute(influence, change, (units.Theirs, spans), -n);
        return new(key.Group, key.Period, mean - other, influence) { First = spans.First, Second = spans.Second };
    }

    static double Contribute(double[] influence, double[] change, (int[] Units, (Span First, Span Second) Spans) of, double signed)
    {
        double mean = 0;
        foreach (int i in of.Units)
        {
            mean += change[i];
        }

        mean /= of.Units.Length;
        // One unit alone has no scatter to tell an error by: nought would pass for certainty.
        double scale = of.Units.Length > 1 ? signed / of.Units.Length : double.NaN;
        foreach (int i in of.Units)
        {
            int place = i < of.Spans.First.End ? i - of.Spans.First.First : of.Spans.First.Length + i - of.Spans.Second.First;
            influence[place] += scale * (change[i] - mean);
        }

        return mean;
    }

    /// <summary>One group in one period; ψ of the units of the two spans, one after the other, for that of all others is zero.</summary>
    public sealed record Cell(int Group, int Period, double Effect, double[] Influence)
    {
        public Span First { get; init; } = new(0, Influence.Length);

        public Span Second { get; init; }
    }

    /// <summary>Units from First up to End.</summary>
    public readonly record struct Span(int First, int End)
    {
        public int Length => End - First;
    }
}
