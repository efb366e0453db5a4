namespace Pacesetter.Workspaces.Measuring;

/// <summary>The cells of one part.</summary>
/// <param name="Cells">The cells, their levels numbered within the part.</param>
/// <param name="Numbers">For every factor the numbers of these levels over all parts.</param>
sealed record FairPart(FairCells Cells, int[][] Numbers)
{
    /// <summary>Puts cells into the form that the models take.</summary>
    /// <param name="cells">The cells of the part.</param>
    /// <param name="kept">What the levels are called.</param>
    /// <param name="local">By factor a place for every level, all −1; left so.</param>
    public static FairPart Of(FairCell[] cells, FairKept kept, int[][] local)
    {
        int[][] numbers = [.. kept.Places.Select((place, at) => Number(cells, place, local[at]))];
        var list = new FairCellList(kept.Places, cells.Length);
        foreach (ref readonly FairCell cell in cells.AsSpan())
        {
            list.Add(cell, local);
        }

        for (int at = 0; at < numbers.Length; at++)
        {
            for (int level = 0; level < numbers[at].Length; level++)
            {
                local[at][numbers[at][level]] = -1;
                numbers[at][level] = kept.Numbers[at][numbers[at][level]];
            }
        }

        return new(list.Cells(kept.Factors, [.. numbers.Select((of, at) => Array.ConvertAll(of, level => kept.Levels[at][level]))]), numbers);
    }

    // In the order in which the part's cells first name them.
    static int[] Number(FairCell[] cells, int place, int[] local)
    {
        var order = new List<int>();
        foreach (ref readonly FairCell cell in cells.AsSpan())
        {
            int level = cell.Levels[place];
            if (local[level] < 0)
            {
                local[level] = order.Count;
                order.Add(level);
            }
        }

        return [.. order];
    }
}
