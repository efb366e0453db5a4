using Pacesetter.Access;

namespace Pacesetter.Tests.Access;

// Someone who reads every published cell and subtracts. Written apart from the rule it attacks: it works on equations, not on lines.
sealed class Attacker
{
    readonly List<(LatticeCell Total, LatticeCell[] Parts)> equations;

    public Attacker(IReadOnlyList<LatticeCell> cells, IEnumerable<LatticeCell> hidden)
    {
        equations =
        [
            .. cells.Select(total => (total, cells.Where(part => part.Parent == total.Unit && part.Family == total.Family && part.Start == total.Start).ToArray())),
            .. cells.Where(cell => cell.Family is null)
                .Select(total => (total, cells.Where(part => part.Unit == total.Unit && part.Family is not null && part.Start == total.Start).ToArray())),
        ];
        equations.RemoveAll(equation => equation.Parts.Length == 0);
        Known = [.. cells.Except(hidden)];
        while (equations.Any(Solves))
        {
        }
    }

    public HashSet<LatticeCell> Known { get; }

    // For each known total: the parts of it that stay unknown, whose sum is total − known parts.
    public IEnumerable<LatticeCell[]> Remainders() => equations
        .Where(equation => Known.Contains(equation.Total))
        .Select(equation => equation.Parts.Where(part => !Known.Contains(part)).ToArray());

    // The cells that all equations together determine, published or not: Gaussian elimination over the unknown cells.
    public IEnumerable<LatticeCell> Determined()
    {
        LatticeCell[] unknown = [.. equations.SelectMany(equation => equation.Parts.Append(equation.Total)).Where(cell => !Known.Contains(cell)).Distinct()];
        double[][] rows = [.. equations.Select(equation => unknown.Select(cell => cell == equation.Total ? -1.0 : equation.Parts.Contains(cell) ? 1.0 : 0.0).ToArray())];
        int rank = 0;
        for (int column = 0; column < unknown.Length && rank < rows.Length; column++)
        {
            int pivot = Enumerable.Range(rank, rows.Length - rank).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < 1e-9)
            {
                continue;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            double scale = rows[rank][column];
            rows[rank] = [.. rows[rank].Select(entry => entry / scale)];
            foreach (int row in Enumerable.Range(0, rows.Length).Where(row => row != rank))
            {
                double factor = rows[row][column];
                rows[row] = [.. rows[row].Zip(rows[rank], (entry, above) => entry - (factor * above))];
            }

            rank++;
        }

        return rows.Take(rank)
            .Where(row => row.Count(entry => Math.Abs(entry) > 1e-9) == 1)
            .Select(row => unknown[Array.FindIndex(row, entry => Math.Abs(entry) > 1e-9)])
            .Concat(Known);
    }

    bool Solves((LatticeCell Total, LatticeCell[] Parts) equation)
    {
        LatticeCell[] unknown = [.. equation.Parts.Append(equation.Total).Where(cell => !Known.Contains(cell))];
        return unknown.Length == 1 && Known.Add(unknown[0]);
    }
}
