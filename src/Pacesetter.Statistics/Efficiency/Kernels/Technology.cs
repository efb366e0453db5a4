namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The units as columns of the envelopment programme: +x for inputs, +b for undesirable outputs, −y for outputs, and the row of Σλ where the returns need one.</summary>
/// <remarks>Every row is multiplied by a power of two that brings its mean size near one. That rounds nothing, so a score found here is the score of the data as given.</remarks>
sealed class Technology
{
    readonly double[] values; // rows × n, row by row

    public Technology(UnitPanel panel, Returns returns)
    {
        Panel = panel;
        Units = panel.Units;
        Inputs = panel.Inputs.Count;
        Undesirable = panel.UndesirableOutputs.Count;
        Outputs = panel.Outputs.Count;
        Sum = returns switch
        {
            Returns.Variable or Returns.Decreasing => 1,
            Returns.Increasing => -1,
            _ => 0,
        };
        Exact = returns == Returns.Variable;
        Rows = Inputs + Undesirable + Outputs + Math.Abs(Sum);
        values = new double[(long)Rows * Units];
        Scales = new double[Rows];
        for (int row = 0; row < Goods; row++)
        {
            Fill(row, panel.Columns[row], row < Burdens ? 1 : -1);
        }

        if (Sum != 0)
        {
            Array.Fill(values, Sum, Goods * Units, Units);
            Scales[Goods] = 1;
        }
    }

    public UnitPanel Panel { get; }

    public int Units { get; }

    public int Inputs { get; }

    public int Undesirable { get; }

    public int Outputs { get; }

    public int Rows { get; }

    /// <summary>Inputs, undesirable and good outputs: the rows without the one of Σλ.</summary>
    public int Goods => Inputs + Undesirable + Outputs;

    /// <summary>Inputs and undesirable outputs: the rows that a better unit has less of.</summary>
    public int Burdens => Inputs + Undesirable;

    /// <summary>The coefficient of the row Σλ: 1, −1, or 0 where there is no such row.</summary>
    public int Sum { get; }

    /// <summary>True where Σλ = 1 is an equation and has no slack.</summary>
    public bool Exact { get; }

    /// <summary>What each row was multiplied by.</summary>
    public double[] Scales { get; }

    /// <summary>What a slack of each row, in the units of the store, is worth in a sum of slacks.</summary>
    public double[] Worths(SlackUnits units)
    {
        var worths = new double[Goods];
        for (int row = 0; row < Goods; row++)
        {
            double mean = 0;
            foreach (double value in Panel.Columns[row])
            {
                mean += value / Units;
            }

            worths[row] = (units == SlackUnits.AsGiven || mean == 0 ? 1 : 1 / Math.Abs(mean)) / Scales[row];
        }

        return worths;
    }

    public double this[int row, int unit] => values[(row * Units) + unit];

    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Units, Units);

    void Fill(int row, double[] column, int sign)
    {
        double sum = 0;
        foreach (double value in column)
        {
            sum += Math.Abs(value) / column.Length;
        }

        double scale = sum > 0 ? double.ScaleB(1, Math.Clamp(-double.ILogB(sum), -1000, 1000)) : 1;
        Scales[row] = scale;
        Span<double> target = values.AsSpan(row * Units, Units);
        for (int j = 0; j < target.Length; j++)
        {
            target[j] = sign * scale * column[j];
        }
    }
}
