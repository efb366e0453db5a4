namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>min c'z subject to Aλ + s + Bz = b, all variables ≥ 0: very many columns λ without cost, a slack for each row, a few extra columns.</summary>
/// <remarks>A column is named by a number: j ≥ 0 is column j of the store; −1 − i is the slack of row i; −1 − rows − e is extra column e.</remarks>
sealed class LinearProgramme(int rows, int extras, ColumnStore store)
{
    public int Rows { get; } = rows;

    /// <summary>A: the store may have fewer rows than the programme; the rest are zero there.</summary>
    public ColumnStore Store { get; set; } = store;

    public double[] RightSide { get; } = new double[rows];

    /// <summary>B: extras × rows, column after column.</summary>
    public double[] Extras { get; } = new double[extras * rows];

    /// <summary>rows + extras costs: of the slacks, then of the extra columns.</summary>
    public double[] Costs { get; } = new double[rows + extras];

    /// <summary>rows + extras flags: columns that may not enter, and leave at the first chance when they are basic at zero.</summary>
    public bool[] Barred { get; } = new bool[rows + extras];

    /// <summary>A column of the store that may not enter; −1 for none.</summary>
    public int Excluded { get; set; } = -1;

    public static int Slack(int row) => -1 - row;

    public int Extra(int extra) => -1 - Rows - extra;

    public bool IsSlack(int name) => name < 0 && -1 - name < Rows;

    public bool IsBarred(int name) => name < 0 && Barred[-1 - name];

    public Span<double> ExtraColumn(int extra) => Extras.AsSpan(extra * Rows, Rows);

    /// <summary>Writes a named column and gives its cost.</summary>
    public double Read(int name, Span<double> target)
    {
        if (name >= 0)
        {
            target.Clear();
            for (int i = 0; i < Store.Rows; i++)
            {
                target[i] = Store[i, name];
            }

            return 0;
        }

        int special = -1 - name;
        if (special < Rows)
        {
            target.Clear();
            target[special] = 1;
        }
        else
        {
            ExtraColumn(special - Rows).CopyTo(target);
        }

        return Costs[special];
    }
}
