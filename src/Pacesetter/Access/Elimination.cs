using System.Numerics;

namespace Pacesetter.Access;

// Solves all sums of a lattice together for the cells not yet known: sparse Gauss-Jordan elimination in the integers
// modulo a prime. Coefficients begin as 1 and −1 and stay small fractions, so none becomes zero by the modulus.
sealed class Elimination
{
    const long Prime = 2_147_483_647;

    // In reduced form: row p has coefficient 1 at p, and no other row has p.
    readonly Dictionary<LatticeCell, Row> rows = new(ReferenceEqualityComparer.Instance);

    public void Add(LatticeCell total, IReadOnlyList<LatticeCell> parts, Func<LatticeCell, bool> knows)
    {
        var row = new Row(new(ReferenceEqualityComparer.Instance), [.. parts.Append(total).Where(knows)]);
        foreach (LatticeCell part in parts.Where(part => !knows(part)))
        {
            row.Coefficients.Add(part, 1);
        }

        if (!knows(total))
        {
            row.Coefficients.Add(total, Prime - 1);
        }

        foreach (LatticeCell cell in row.Coefficients.Keys.Where(rows.ContainsKey).ToArray())
        {
            Subtract(row, rows[cell], row.Coefficients[cell]);
        }

        if (row.Coefficients.Count > 0)
        {
            Insert(row);
        }
    }

    // The cells that the sums determine, each with the known cells it follows from.
    public IEnumerable<(LatticeCell Cell, IReadOnlyList<LatticeCell> From)> Determined() => rows
        .Where(row => row.Value.Coefficients.Count == 1)
        .Select(row => (row.Key, (IReadOnlyList<LatticeCell>)[.. row.Value.Known]));

    void Insert(Row row)
    {
        LatticeCell pivot = row.Coefficients.Keys.First();
        long inverse = (long)BigInteger.ModPow(row.Coefficients[pivot], Prime - 2, Prime);
        foreach (LatticeCell cell in row.Coefficients.Keys.ToArray())
        {
            row.Coefficients[cell] = row.Coefficients[cell] * inverse % Prime;
        }

        foreach (Row other in rows.Values.Where(other => other.Coefficients.ContainsKey(pivot)))
        {
            Subtract(other, row, other.Coefficients[pivot]);
        }

        rows.Add(pivot, row);
    }

    static void Subtract(Row from, Row row, long factor)
    {
        foreach ((LatticeCell cell, long coefficient) in row.Coefficients)
        {
            long left = (from.Coefficients.GetValueOrDefault(cell) + ((Prime - factor) * coefficient)) % Prime;
            if (left == 0)
            {
                from.Coefficients.Remove(cell);
            }
            else
            {
                from.Coefficients[cell] = left;
            }
        }

        from.Known.UnionWith(row.Known);
    }

    // Σ coefficient × unknown cell = a figure made of the known cells.
    sealed record Row(Dictionary<LatticeCell, long> Coefficients, HashSet<LatticeCell> Known);
}
