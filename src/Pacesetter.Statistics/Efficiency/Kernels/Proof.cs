namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Works out from the columns what the last basis of a programme promises.</summary>
static class Proof
{
    /// <summary>How far the basic columns miss the right side at worst, as a share of what was added up.</summary>
    public static double PrimalViolation(LinearProgramme programme, Tableau tableau)
    {
        int rows = programme.Rows;
        Span<double> column = stackalloc double[rows];
        Span<double> sums = stackalloc double[rows];
        Span<double> sizes = stackalloc double[rows];
        for (int i = 0; i < rows; i++)
        {
            sums[i] = -programme.RightSide[i];
            sizes[i] = 1 + Math.Abs(programme.RightSide[i]);
        }

        double barred = 0;
        for (int b = 0; b < rows; b++)
        {
            double value = tableau.Values[b];
            int name = tableau.Basis[b];
            barred = programme.IsBarred(name) ? Math.Max(barred, value) : barred;
            programme.Read(name, column);
            for (int i = 0; i < rows; i++)
            {
                sums[i] += value * column[i];
                sizes[i] += Math.Abs(value * column[i]);
            }
        }

        double worst = barred;
        for (int i = 0; i < rows; i++)
        {
            worst = Math.Max(worst, Math.Abs(sums[i]) / sizes[i]);
        }

        return worst;
    }

    /// <summary>The certificate of a programme that has ended: its value from the columns, and the same from the prices.</summary>
    public static Certificate Of(LinearProgramme programme, RevisedSimplex simplex)
    {
        double primal = 0;
        double dual = 0;
        for (int i = 0; i < programme.Rows; i++)
        {
            int name = simplex.Tableau.Basis[i];
            primal += name < 0 ? programme.Costs[-1 - name] * simplex.Tableau.Values[i] : 0;
            dual -= simplex.Tableau.MinusPrice(i) * programme.RightSide[i];
        }

        return new(PrimalViolation(programme, simplex.Tableau), Math.Max(0, -simplex.LowestReducedCost), Math.Abs(primal - dual) / Math.Max(1, Math.Abs(primal)));
    }
}
