namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The slacks-based measure, for inputs, for outputs, or for both, and its super-efficiency for one of them.</summary>
/// <remarks>
/// <para>For both, by Charnes and Cooper's change of variables: min t − mean S⁻_i ÷ x_ik subject to t + mean S⁺_r ÷ y_rk = 1, XΛ + S⁻ = t x_k,
/// YΛ − S⁺ = t y_k, ΣΛ = t where Σλ = 1; then λ = Λ ÷ t   [Tone2001]. Undesirable outputs: BΛ + S = t b_k, in the mean of the outputs   [Tone2003].</para>
/// <para>Extra columns: the unit itself, t, then one for each row of outputs: its slack, or in super-efficiency what the unit must give up.</para>
/// </remarks>
sealed class SlacksBasedMeasure(FrontierSpecification specification, Technology technology)
{
    const int Own = 0;
    const int T = 1;
    const int First = 2;

    readonly Solutions solutions = new(technology.Units, technology.Rows, technology.Goods);
    readonly bool ratio = specification.Orientation == Orientation.Both;

    public Solutions Run()
    {
        ColumnStore frame = new FrameBuilder(technology, specification.Threads).Build();
        solutions.FrameSize = frame.Count;
        Blocks.Run(technology.Units, specification.Threads, () => Programme(technology.Rows + (ratio ? 1 : 0), frame), (at, k) => Score(at, k));
        if (specification.Measure == EfficiencyMeasure.SuperSlacksBased)
        {
            int[] best = [.. Enumerable.Range(0, technology.Units).Where(k => solutions.Scores[k] >= 1 - 1e-9)];
            ColumnStore all = ColumnStore.Of(technology, [.. Enumerable.Range(0, technology.Units)]);
            Blocks.Run(best.Length, specification.Threads, () => Programme(technology.Rows, all), (at, i) => ScoreWithout(at, best[i]));
        }

        return solutions;
    }

    (LinearProgramme Programme, RevisedSimplex Simplex) Programme(int rows, ColumnStore store)
    {
        var programme = new LinearProgramme(rows, First + technology.Goods, store);
        return (programme, new(programme));
    }

    void Score((LinearProgramme Programme, RevisedSimplex Simplex) at, int k)
    {
        Prepare(at.Programme, k);
        if (ratio)
        {
            PrepareRatio(at.Programme, k);
            SlackProgramme.Begin(technology, at, k, [at.Programme.Extra(Own), at.Programme.Extra(T)]);
        }
        else
        {
            Weigh(at.Programme, k, Objective, (row, weight) => at.Programme.Costs[row] = -weight);
            SlackProgramme.Begin(technology, at, k, [at.Programme.Extra(Own)]);
        }

        at.Simplex.Minimise();
        double best = at.Simplex.Tableau.Objective;
        double score = ratio ? best : specification.Orientation == Orientation.Input ? 1 + best : 1 / (1 - best);
        solutions.Scores[k] = Math.Abs(score - 1) <= 1e-12 ? 1 : score;
        Take(at, k, ratio ? at.Simplex.Tableau.ValueOf(at.Programme.Extra(T)) : 1);
    }

    /// <summary>min 1 + mean w_i ÷ x_ik over what the others can do with at most x_k + w, or 1 ÷ (1 − mean w_r ÷ y_rk) with at least y_k − w.</summary>
    void ScoreWithout((LinearProgramme Programme, RevisedSimplex Simplex) at, int k)
    {
        Prepare(at.Programme, k);
        at.Programme.Excluded = k;
        at.Programme.Costs[technology.Rows + Own] = 1;
        Weigh(at.Programme, k, Objective, (row, _) => GiveUp(at.Programme, row));
        SlackProgramme.Begin(technology, at, k, [at.Programme.Extra(Own)]);
        bool feasible = at.Simplex.Minimise() == RevisedSimplex.Ending.Optimal && at.Simplex.Tableau.ValueOf(at.Programme.Extra(Own)) < 1e-9;
        at.Programme.Costs[technology.Rows + Own] = 0;
        at.Programme.Barred[technology.Rows + Own] = true;
        Weigh(at.Programme, k, Objective, (row, weight) => at.Programme.Costs[technology.Rows + First + row] = weight);
        solutions.Clear(k);
        if (!feasible || !at.Simplex.Tableau.Factor(at.Simplex.Tableau.Basis) || at.Simplex.Minimise() != RevisedSimplex.Ending.Optimal)
        {
            solutions.Scores[k] = double.PositiveInfinity;
            return;
        }

        double best = at.Simplex.Tableau.Objective;
        bool all = specification.Orientation == Orientation.Output && best >= 1 - 1e-12;
        solutions.Scores[k] = specification.Orientation == Orientation.Input ? 1 + best : all ? double.PositiveInfinity : 1 / (1 - best);
        Take(at, k, 1);
    }

    (int From, int End) Objective => specification.Orientation == Orientation.Input ? (0, technology.Inputs) : (technology.Inputs, technology.Goods);

    void Prepare(LinearProgramme programme, int k)
    {
        SlackProgramme.Prepare(programme, technology, k, Own);
        programme.Barred.AsSpan(programme.Rows + T).Fill(true);
        if (!ratio)
        {
            programme.ExtraColumn(Own).CopyTo(programme.RightSide);
        }
    }

    void PrepareRatio(LinearProgramme programme, int k)
    {
        int last = programme.Rows - 1;
        programme.Barred[last] = true;
        programme.Barred[programme.Rows + T] = false;
        programme.Costs[programme.Rows + T] = 1;
        programme.RightSide[last] = 1;
        programme.ExtraColumn(T)[last] = 1;
        for (int i = 0; i < technology.Rows; i++)
        {
            programme.ExtraColumn(T)[i] = -technology[i, k];
        }

        Weigh(programme, k, (0, technology.Inputs), (row, weight) => programme.Costs[row] = -weight);
        Weigh(programme, k, (technology.Inputs, technology.Goods), (row, weight) =>
        {
            // The slack of an output stands in two rows, so it is an extra column, and the plain one is barred.
            programme.Barred[row] = true;
            programme.Barred[programme.Rows + First + row] = false;
            programme.ExtraColumn(First + row)[row] = 1;
            programme.ExtraColumn(First + row)[last] = weight;
        });
    }

    void GiveUp(LinearProgramme programme, int row)
    {
        programme.Barred[technology.Rows + First + row] = false;
        programme.ExtraColumn(First + row)[row] = -1;
    }

    /// <summary>Calls with each row of a range and 1 ÷ (rows in the range × the unit's own figure).</summary>
    static void Weigh(LinearProgramme programme, int k, (int From, int End) range, Action<int, double> set)
    {
        for (int row = range.From; row < range.End; row++)
        {
            set(row, 1 / ((range.End - range.From) * Math.Abs(programme.ExtraColumn(Own)[row])));
        }
    }

    void Take((LinearProgramme Programme, RevisedSimplex Simplex) at, int k, double length)
    {
        solutions.Certificates[k] = Proof.Of(at.Programme, at.Simplex);
        solutions.Take(k, at.Programme, at.Simplex.Tableau, at.Programme.Extra(Own), (technology.Scales, length));
        if (ratio)
        {
            for (int row = technology.Inputs; row < technology.Goods; row++)
            {
                solutions.Slacks[(k * technology.Goods) + row] = at.Simplex.Tableau.ValueOf(at.Programme.Extra(First + row)) / length / technology.Scales[row];
            }
        }
    }
}
