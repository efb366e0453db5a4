using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>A known number of cells on their way into the form that the models take.</summary>
/// <param name="places">Where the factors stand in a cell.</param>
/// <param name="count">How many cells will come.</param>
sealed class FairCellList(int[] places, long count)
{
    readonly int[][] codes = [.. places.Select(_ => new int[count])];
    readonly LogMoments[] logs = new LogMoments[count];
    readonly RateMoments[] rates = new RateMoments[count];
    int filled;

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="numbers">For every factor what its levels are numbered by.</param>
    public void Add(in FairCell cell, int[][] numbers)
    {
        for (int at = 0; at < places.Length; at++)
        {
            codes[at][filled] = numbers[at][cell.Levels[places[at]]];
        }

        logs[filled] = cell.Log;
        rates[filled++] = cell.Rate;
    }

    public FairCells Cells(IReadOnlyList<Factor> factors, IReadOnlyList<string[]> levels, long anonymous = 0) => new(factors, levels, codes, (logs, rates)) { Anonymous = anonymous };
}
