namespace Pacesetter.Access;

/// <summary>A cell of the lattice unit × period × operation family.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Parent">The unit above it that is published too, or null at the top.</param>
/// <param name="Family">The operation family, or null for all together.</param>
/// <param name="Start">The first day of the period.</param>
/// <param name="Persons">Distinct persons behind the figure.</param>
public sealed record LatticeCell(string Unit, string? Parent, string? Family, DateOnly Start, long Persons);

/// <summary>Why a cell is not shown.</summary>
public enum Hidden
{
    /// <summary>Fewer persons than the smallest group.</summary>
    BelowK,

    /// <summary>With it, a smaller group could be found by subtraction.</summary>
    Complementary,
}

/// <summary>Decides which cells of the lattice may be shown, so that no group smaller than k can be found by subtracting.</summary>
/// <remarks>
/// <para>A cell is shown if it rests on k persons or more. A total that is shown beside its parts gives away the sum of
/// the parts that are hidden; hidden parts of a shown total are therefore at least two and hold k persons or more
/// together, for families (which share persons) k in one of them. Further cells, the smallest first, are hidden until
/// that holds; where no part is left, the total is hidden. Repeated until nothing changes.</para>
/// <para>Not for: free filters over persons, differences between releases after a restatement, or what a reader knows
/// from elsewhere. Cells without persons are known to be empty and hide nothing.   [Willenborg2001]</para>
/// </remarks>
public static class Suppression
{
    /// <summary>The cells that are not shown, each with the reason.</summary>
    /// <param name="cells">All cells of the lattice that would be shown.</param>
    /// <param name="k">The smallest group, two or more.</param>
    public static IReadOnlyDictionary<LatticeCell, Hidden> Apply(IReadOnlyList<LatticeCell> cells, int k)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var hidden = new Dictionary<LatticeCell, Hidden>();
        foreach (LatticeCell cell in cells.Where(cell => cell.Persons > 0 && cell.Persons < k))
        {
            hidden[cell] = Hidden.BelowK;
        }

        Equation[] equations = [.. Equations(cells)];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Equation equation in equations)
            {
                changed |= Protect(equation, hidden, k);
            }
        }

        return hidden;
    }

    static IEnumerable<Equation> Equations(IReadOnlyList<LatticeCell> cells)
    {
        var byPlace = cells.ToDictionary(cell => (cell.Unit, cell.Family, cell.Start));
        foreach (var children in cells.Where(cell => cell.Parent is not null).GroupBy(cell => (cell.Parent, cell.Family, cell.Start)))
        {
            if (byPlace.TryGetValue((children.Key.Parent!, children.Key.Family, children.Key.Start), out LatticeCell? total))
            {
                yield return new Equation(total, [.. children], Disjoint: true);
            }
        }

        foreach (var families in cells.Where(cell => cell.Family is not null).GroupBy(cell => (cell.Unit, cell.Start)))
        {
            if (byPlace.TryGetValue((families.Key.Unit, null, families.Key.Start), out LatticeCell? total))
            {
                yield return new Equation(total, [.. families], Disjoint: false);
            }
        }
    }

    static bool Protect(Equation equation, Dictionary<LatticeCell, Hidden> hidden, int k)
    {
        if (equation.Total.Persons == 0 || hidden.ContainsKey(equation.Total))
        {
            return false;
        }

        List<LatticeCell> unknown = [.. equation.Parts.Where(hidden.ContainsKey)];
        if (unknown.Count == 0)
        {
            return false;
        }

        bool changed = false;
        foreach (LatticeCell next in equation.Parts.Where(part => part.Persons > 0 && !hidden.ContainsKey(part)).OrderBy(part => part.Persons).ThenBy(part => part.Unit, StringComparer.Ordinal).ThenBy(part => part.Family, StringComparer.Ordinal))
        {
            if (Safe(unknown, equation.Disjoint, k))
            {
                return changed;
            }

            hidden[next] = Hidden.Complementary;
            unknown.Add(next);
            changed = true;
        }

        if (!Safe(unknown, equation.Disjoint, k))
        {
            hidden[equation.Total] = Hidden.Complementary;
            changed = true;
        }

        return changed;
    }

    static bool Safe(List<LatticeCell> unknown, bool disjoint, int k) =>
        unknown.Count >= 2 && (disjoint ? unknown.Sum(cell => cell.Persons) >= k : unknown.Max(cell => cell.Persons) >= k);

    sealed record Equation(LatticeCell Total, LatticeCell[] Parts, bool Disjoint);
}
