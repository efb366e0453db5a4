namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>What the additive and the slacks-based programmes share: the unit itself as the first answer.</summary>
static class SlackProgramme
{
    /// <summary>Makes the unit's own column an extra column and clears the rest.</summary>
    public static void Prepare(LinearProgramme programme, Technology technology, int k, int own)
    {
        Array.Clear(programme.Extras);
        Array.Clear(programme.Costs);
        Array.Clear(programme.Barred);
        Array.Clear(programme.RightSide);
        programme.Excluded = -1;
        for (int i = 0; i < technology.Rows; i++)
        {
            programme.ExtraColumn(own)[i] = technology[i, k];
        }

        if (technology.Exact)
        {
            programme.Barred[technology.Rows - 1] = true;
        }
    }

    /// <summary>The given names, the unit itself, and the slacks of all rows of the technology but the one that holds it.</summary>
    public static bool Begin(Technology technology, (LinearProgramme Programme, RevisedSimplex Simplex) at, int k, ReadOnlySpan<int> first)
    {
        int tight = technology.Rows - 1;
        if (technology.Sum == 0)
        {
            for (int i = 0; i < technology.Goods; i++)
            {
                tight = Math.Abs(technology[i, k]) > Math.Abs(technology[tight, k]) ? i : tight;
            }
        }

        Span<int> names = stackalloc int[at.Programme.Rows];
        first.CopyTo(names);
        int count = first.Length;
        for (int i = 0; i < technology.Rows; i++)
        {
            if (i != tight)
            {
                names[count++] = LinearProgramme.Slack(i);
            }
        }

        return at.Simplex.Tableau.Factor(names);
    }
}
