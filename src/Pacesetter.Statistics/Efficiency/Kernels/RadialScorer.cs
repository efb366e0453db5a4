using static Pacesetter.Statistics.Efficiency.Kernels.RevisedSimplex;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Scores one unit after another by the radial programme; one for each thread.</summary>
/// <remarks>
/// <para>Inputs: min θ subject to Xλ + s = θ x_k, −Yλ + s = −y_k. Outputs: max φ subject to Xλ + s = x_k, −Yλ + s = −φ y_k. With O the rows
/// that are scaled, both have the column −a_k on O and the right side a_k elsewhere.</para>
/// <para>The start is the best single column that does as well as the unit, or the unit itself: both are feasible at once.</para>
/// </remarks>
sealed class RadialScorer
{
    const int Factor = 0;
    const int Own = 1;

    readonly Technology technology;
    readonly int sign;
    readonly double[] limits;
    readonly bool[] measured;
    readonly double[] unit;
    readonly double[] start;
    readonly int[] names;

    public RadialScorer(Technology technology, bool outputs, ColumnStore store)
    {
        this.technology = technology;
        sign = outputs ? -1 : 1;
        Scaled = outputs ? (technology.Burdens, technology.Goods) : (0, technology.Burdens);
        int rows = technology.Rows;
        Programme = new(rows, 2, store);
        Simplex = new(Programme);
        limits = new double[rows];
        measured = new bool[rows];
        unit = new double[rows];
        start = new double[rows];
        names = new int[rows];
    }

    public LinearProgramme Programme { get; }

    /// <summary>False where the unit is scored against the store only, which then has a feasible column at the unit's own place.</summary>
    public bool AgainstItself { get; init; } = true;

    public RevisedSimplex Simplex { get; }

    public (int From, int End) Scaled { get; }

    /// <summary>θ ≤ 1 or φ ≥ 1 of the last unit.</summary>
    public double Score => Simplex.Tableau.ValueOf(Programme.Extra(Factor));

    /// <summary>True where the unit lies strictly inside what the store can do, by more than a rounding.</summary>
    public bool Inside => sign * (1 - Score) > 1e-10;

    /// <summary>True where the unit stands in its own answer beside the store.</summary>
    public bool NeedsItself => Simplex.Tableau.ValueOf(Programme.Extra(Own)) > 1e-9;

    /// <summary>Scores a unit against the store and itself, from the basis given or from a start of its own.</summary>
    public Ending Solve(int k, ReadOnlySpan<int> warm = default)
    {
        Prepare(k);
        if (warm.Length == 0 || !Simplex.Tableau.Factor(warm))
        {
            Begin();
        }

        return Simplex.Minimise();
    }

    /// <summary>Scores a unit against the store only, without one of its columns (−1: with all). False where the rest cannot do what it does.</summary>
    public bool SolveWithout(int k, int column)
    {
        Prepare(k);
        Programme.Excluded = column;
        int own = Programme.Rows + Own;
        (double cost, Programme.Costs[Programme.Rows + Factor], Programme.Costs[own]) = (Programme.Costs[Programme.Rows + Factor], 0, 1);
        BeginWithItself();
        bool feasible = Simplex.Minimise() == Ending.Optimal && Simplex.Tableau.ValueOf(Programme.Extra(Own)) < 1e-9;
        (Programme.Costs[Programme.Rows + Factor], Programme.Costs[own], Programme.Barred[own]) = (cost, 0, true);
        if (feasible)
        {
            Simplex.Tableau.Factor(Simplex.Tableau.Basis);
            feasible = Simplex.Minimise() == Ending.Optimal;
        }

        return feasible;
    }

    /// <summary>After a score: holds it fast and makes the sum of slacks, each times its worth, as large as it gets.</summary>
    public Ending MaximiseSlacks(double score, ReadOnlySpan<double> worths)
    {
        int rows = Programme.Rows;
        for (int i = Scaled.From; i < Scaled.End; i++)
        {
            Programme.RightSide[i] -= score * Programme.ExtraColumn(Factor)[i];
        }

        Programme.Costs[rows + Factor] = 0;
        Programme.Barred[rows + Factor] = true;
        double largest = TopOf(worths);
        for (int i = 0; i < worths.Length; i++)
        {
            Programme.Costs[i] = -worths[i] / largest;
        }

        return Simplex.Tableau.Factor(Simplex.Tableau.Basis) ? Simplex.Minimise() : Ending.Stalled;
    }

    static double TopOf(ReadOnlySpan<double> values)
    {
        double top = 0;
        foreach (double value in values)
        {
            top = Math.Max(top, value);
        }

        return top;
    }

    void Prepare(int k)
    {
        int rows = Programme.Rows;
        Array.Clear(Programme.Extras);
        Array.Clear(Programme.Costs);
        Array.Clear(Programme.Barred);
        Programme.Excluded = -1;
        Programme.Costs[rows + Factor] = sign;
        Programme.Barred[rows + Own] = !AgainstItself;
        if (technology.Exact)
        {
            Programme.Barred[rows - 1] = true;
        }

        for (int i = 0; i < rows; i++)
        {
            double a = technology[i, k];
            bool scaled = i >= Scaled.From && i < Scaled.End;
            unit[i] = a;
            Programme.ExtraColumn(Own)[i] = a;
            Programme.RightSide[i] = scaled ? 0 : a;
            Programme.ExtraColumn(Factor)[i] = scaled ? -a : 0;
            measured[i] = scaled && sign * a > 0;
            limits[i] = measured[i] ? 1 / Math.Abs(a) : a;
        }
    }

    void Begin()
    {
        int best = DominancePass.Best(Programme.Store, limits, measured, out double value);
        if ((best < 0 || double.IsInfinity(value) || !BeginAt(best)) && AgainstItself)
        {
            BeginWithItself();
        }
    }

    void BeginWithItself()
    {
        if (!BeginAt(Programme.Extra(Own)))
        {
            // No output asks for anything: nothing at all is a start.
            int count = 0;
            names[count++] = Programme.Extra(Factor);
            int tight = Tight();
            for (int i = 0; i < names.Length; i++)
            {
                if (i != tight)
                {
                    names[count++] = LinearProgramme.Slack(i);
                }
            }

            Simplex.Tableau.Factor(names);
        }
    }

    /// <summary>A basis of the factor, one column, and the slacks of all rows that are not tight.</summary>
    bool BeginAt(int name)
    {
        Programme.Read(name, start);
        int tight = Tight();
        int second = technology.Sum != 0 ? names.Length - 1 : SecondTight();
        if (tight < 0 || second < 0)
        {
            return false;
        }

        int count = 0;
        names[count++] = Programme.Extra(Factor);
        names[count++] = name;
        for (int i = 0; i < names.Length; i++)
        {
            if (i != tight && i != second)
            {
                names[count++] = LinearProgramme.Slack(i);
            }
        }

        return Simplex.Tableau.Factor(names);
    }

    int Tight()
    {
        int tight = -1;
        double largest = double.NegativeInfinity;
        for (int i = Scaled.From; i < Scaled.End; i++)
        {
            if (measured[i] && start[i] * limits[i] > largest)
            {
                (largest, tight) = (start[i] * limits[i], i);
            }
        }

        return tight;
    }

    /// <summary>Under constant returns the column may be as long as the first row allows that is not scaled.</summary>
    int SecondTight()
    {
        int tight = -1;
        double best = double.PositiveInfinity;
        for (int i = 0; i < technology.Goods; i++)
        {
            if (i >= Scaled.From && i < Scaled.End)
            {
                continue;
            }

            // Inputs scaled: −y_j λ ≤ −y_k, the longest λ asked for. Outputs scaled: x_j λ ≤ x_k, the shortest allowed.
            if (sign * start[i] >= 0 || sign * unit[i] >= 0)
            {
                continue;
            }

            double length = -sign * Math.Abs(unit[i] / start[i]);
            if (length < best)
            {
                (best, tight) = (length, i);
            }
        }

        return tight;
    }
}
