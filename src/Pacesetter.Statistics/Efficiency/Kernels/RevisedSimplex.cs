namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The revised simplex method for a programme of few rows and very many columns.</summary>
/// <remarks>The column with the lowest reduced cost enters, sought a stretch of the store at a time. The basis is inverted anew before an answer is given, and all columns are priced with it.</remarks>
sealed class RevisedSimplex
{
    /// <summary>No column is better by more than this, in units of the objective, when the programme ends.</summary>
    public const double DualTolerance = 1e-11;

    const double PivotTolerance = 1e-10;
    const double Zero = 1e-13;
    const int Refresh = 48;
    const int Segment = 512;

    readonly LinearProgramme programme;
    readonly Tableau tableau;
    readonly int rows;
    readonly double[] prices; // rows: −π
    int cursor;

    public RevisedSimplex(LinearProgramme programme)
    {
        this.programme = programme;
        rows = programme.Rows;
        tableau = new(programme);
        prices = new double[rows];
    }

    public enum Ending
    {
        Optimal,
        Unbounded,
        Stalled,
    }

    public Tableau Tableau => tableau;

    /// <summary>The lowest reduced cost of the last complete pricing: zero or a rounding below.</summary>
    public double LowestReducedCost { get; private set; }

    public Ending Minimise()
    {
        int since = 0;
        cursor = 0;
        for (int pivots = 0; pivots < 2000 + (200 * rows); pivots++)
        {
            int name = Choose();
            if (name == int.MinValue)
            {
                if (since == 0)
                {
                    return Ending.Optimal;
                }

                since = 0;
                if (!tableau.Factor(tableau.Basis))
                {
                    return Ending.Stalled;
                }

                if (StillBest())
                {
                    return Ending.Optimal;
                }

                continue;
            }

            tableau.Load(name);
            int row = Leaving();
            if (row < 0)
            {
                return Ending.Unbounded;
            }

            tableau.Pivot(row);
            tableau.Basis[row] = name;
            since++;
            if (since % Refresh == 0 && !tableau.Factor(tableau.Basis))
            {
                return Ending.Stalled;
            }
        }

        return Ending.Stalled;
    }

    /// <summary>After the basis was inverted anew: whether the last complete pricing still holds, given how little each price has moved. It adds that to what it says of the lowest reduced cost.</summary>
    bool StillBest()
    {
        double moved = 0;
        for (int i = 0; i < programme.Store.Rows; i++)
        {
            moved += Math.Abs(tableau.MinusPrice(i) - prices[i]) * programme.Store.Tops[i];
        }

        double stale = LowestReducedCost - moved;
        double limit = Limit();
        ChooseSpecial(out double special);
        LowestReducedCost = Math.Min(stale, special);
        return LowestReducedCost >= limit;
    }

    /// <summary>Reads the prices, and gives the reduced cost below which a column enters.</summary>
    double Limit()
    {
        double largest = 1;
        for (int i = 0; i < rows; i++)
        {
            prices[i] = tableau.MinusPrice(i);
            largest = Math.Max(largest, Math.Abs(prices[i]));
        }

        return -Math.Max(DualTolerance, 1e-15 * largest);
    }

    int Choose()
    {
        double limit = Limit();
        int name = ChooseSpecial(out double lowest);
        lowest = Math.Min(lowest, 0);
        ReadOnlySpan<double> weights = prices.AsSpan(0, programme.Store.Rows);
        for (int seen = 0; seen < programme.Store.Count;)
        {
            int from = cursor;
            int end = programme.Store.Count - from <= Segment * 3 / 2 ? programme.Store.Count : from + Segment;
            int found = Lowest(weights, (from, end), out double sum);
            if (sum < lowest)
            {
                (lowest, name) = (sum, found);
            }

            seen += end - from;
            if (lowest < limit)
            {
                break;
            }

            cursor = end == programme.Store.Count ? 0 : end;
        }

        LowestReducedCost = lowest;
        return lowest < limit ? name : int.MinValue;
    }

    int Lowest(ReadOnlySpan<double> weights, (int From, int End) range, out double sum)
    {
        if (programme.Excluded < range.From || programme.Excluded >= range.End)
        {
            // Past the last column the store is zero to the end of the vector: those sums are zero and never chosen.
            int end = range.End == programme.Store.Count ? Math.Min(programme.Store.Stride, (range.End + 7) / 8 * 8) : range.End;
            return Pricing.Lowest(programme.Store, weights, (range.From, end), out sum);
        }

        int left = Pricing.Lowest(programme.Store, weights, (range.From, programme.Excluded), out double before);
        int right = Pricing.Lowest(programme.Store, weights, (programme.Excluded + 1, range.End), out double after);
        sum = Math.Min(before, after);
        return before <= after ? left : right;
    }

    int ChooseSpecial(out double lowest)
    {
        int name = int.MinValue;
        lowest = 0;
        for (int s = 0; s < programme.Costs.Length; s++)
        {
            if (programme.Barred[s])
            {
                continue;
            }

            double reduced = programme.Costs[s];
            if (s < rows)
            {
                reduced += prices[s];
            }
            else
            {
                ReadOnlySpan<double> extra = programme.ExtraColumn(s - rows);
                for (int i = 0; i < extra.Length; i++)
                {
                    reduced += prices[i] * extra[i];
                }
            }

            if (reduced < lowest)
            {
                (lowest, name) = (reduced, -1 - s);
            }
        }

        return name;
    }

    int Leaving()
    {
        double largest = 0;
        ReadOnlySpan<double> entering = tableau.Entering;
        for (int i = 0; i < rows; i++)
        {
            largest = Math.Max(largest, Math.Abs(entering[i]));
        }

        double least = PivotTolerance * Math.Max(1, largest);
        int best = -1;
        double bestRatio = double.PositiveInfinity;
        double bestTie = 0;
        ReadOnlySpan<double> values = tableau.Values;
        ReadOnlySpan<double> perturbation = tableau.Perturbation;
        for (int i = 0; i < rows; i++)
        {
            double pivot = entering[i];
            if (programme.IsBarred(tableau.Basis[i]) && Math.Abs(pivot) > least && values[i] <= 1e-9)
            {
                return i;
            }

            if (pivot <= least)
            {
                continue;
            }

            double value = values[i] < Zero ? 0 : values[i];
            double ratio = value / pivot;
            double tie = perturbation[i] / pivot;
            double slack = 1e-12 * bestRatio;
            if (best < 0 || ratio < bestRatio - slack || (ratio <= bestRatio + slack && tie < bestTie))
            {
                (best, bestRatio, bestTie) = (i, ratio, tie);
            }
        }

        return best;
    }
}
