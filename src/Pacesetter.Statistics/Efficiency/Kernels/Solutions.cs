namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>The answers of all units, each at its own place, so that threads may write them in any order.</summary>
sealed class Solutions(int units, int rows, int goods)
{
    public int Rows { get; } = rows;

    public int FrameSize { get; set; }

    public double[] Scores { get; } = new double[units];

    public int[] Peers { get; } = new int[units * rows];      // units × rows

    public double[] Lambdas { get; } = new double[units * rows]; // units × rows; zero where there is no peer

    public double[] Slacks { get; } = new double[units * goods]; // units × goods

    public Certificate[] Certificates { get; } = new Certificate[units];

    public void Clear(int unit)
    {
        Array.Clear(Lambdas, unit * Rows, Rows);
        Array.Clear(Slacks, unit * goods, goods);
        Certificates[unit] = default;
    }

    /// <summary>Takes peers and slacks from the basis at which a programme ended.</summary>
    /// <param name="unit">The unit scored.</param>
    /// <param name="programme">Its programme.</param>
    /// <param name="tableau">The last basis.</param>
    /// <param name="own">The name of the column that is the unit itself.</param>
    /// <param name="scales">What the slack of each row was multiplied by, and what all values were multiplied by.</param>
    public void Take(int unit, LinearProgramme programme, Tableau tableau, int own, (double[] Scales, double Length) scales)
    {
        int at = unit * Rows;
        for (int i = 0; i < programme.Rows; i++)
        {
            double value = tableau.Values[i] / scales.Length;
            int name = tableau.Basis[i];
            if (value <= 0)
            {
                continue;
            }

            if (programme.IsSlack(name))
            {
                int row = -1 - name;
                if (row < goods)
                {
                    Slacks[(unit * goods) + row] = value / scales.Scales[row];
                }
            }
            else if (name >= 0 || name == own)
            {
                Peers[at] = name == own ? unit : programme.Store.Units[name];
                Lambdas[at++] = value;
            }
        }
    }
}
