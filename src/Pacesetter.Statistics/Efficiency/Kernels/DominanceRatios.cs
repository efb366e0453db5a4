namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The ratios by which single units that do as well as the asked one differ from it: what FDH, order-m and order-α are all made of.</summary>
static class DominanceRatios
{
    /// <summary>Inputs: max_i x_ij ÷ x_ik of each j with y_j ≥ y_k, rising. Outputs: min_r y_rj ÷ y_rk of each j with x_j ≤ x_k, falling. Empty where nobody is comparable.</summary>
    public static double[] Of(UnitPanel panel, int k, bool outputs, bool withoutItself)
    {
        var ratios = new List<double>();
        (int from, int end) = outputs ? (panel.Burdens, panel.Width) : (0, panel.Burdens);
        for (int j = 0; j < panel.Units; j++)
        {
            if ((withoutItself && j == k) || !DoesAsWell(panel, (j, k), (from, end)))
            {
                continue;
            }

            double ratio = Ratio(panel, (j, k), (from, end), outputs);
            if (double.IsFinite(ratio))
            {
                ratios.Add(ratio);
            }
        }

        double[] sorted = [.. ratios];
        Array.Sort(sorted);
        if (outputs)
        {
            Array.Reverse(sorted);
        }

        return sorted;
    }

    static bool DoesAsWell(UnitPanel panel, (int Other, int Unit) pair, (int From, int End) measured)
    {
        for (int i = 0; i < panel.Width; i++)
        {
            if (i >= measured.From && i < measured.End)
            {
                continue;
            }

            double more = panel.Columns[i][pair.Other] - panel.Columns[i][pair.Unit];
            if (i < panel.Burdens ? more > 0 : more < 0)
            {
                return false;
            }
        }

        return true;
    }

    static double Ratio(UnitPanel panel, (int Other, int Unit) pair, (int From, int End) measured, bool outputs)
    {
        double worst = outputs ? double.PositiveInfinity : double.NegativeInfinity;
        for (int i = measured.From; i < measured.End; i++)
        {
            (double other, double unit) = (panel.Columns[i][pair.Other], panel.Columns[i][pair.Unit]);
            if (outputs)
            {
                worst = unit > 0 ? Math.Min(worst, other / unit) : worst;
            }
            else if (unit > 0)
            {
                worst = Math.Max(worst, other / unit);
            }
            else if (other > 0)
            {
                return double.PositiveInfinity;
            }
        }

        return worst;
    }
}
