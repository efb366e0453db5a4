namespace Pacesetter.Access;

/// <summary>Hides the cells of the lattice that show a group of fewer than k persons, by themselves or by subtraction.</summary>
/// <remarks>
/// <para>Figures add up along two lines: a unit is the sum of the units below it, and all families are the sum of the families.
/// What is left of a known total after the known cells below it must be nobody, or k persons or more. [Cox1980]</para>
/// <para>A cell found by subtraction, or by all sums solved together, counts as known from then on; repeated until nothing changes.</para>
/// <para>Assumes: whoever reads the cells knows which cells there are, and their sums, but no figure of a hidden one.
/// Not for: cells that do not come as one list, such as two lengths of period. Full text: docs/methods/suppression.md.</para>
/// </remarks>
public static class Suppression
{
    /// <summary>The cells to hide, and why; all others may be shown.</summary>
    /// <param name="cells">Every cell that is to be published, each place once. A cell of nobody needs no hiding.</param>
    /// <param name="k">The fewest persons behind a published figure.</param>
    /// <exception cref="ArgumentException">A place is listed twice, units run in a circle, or k is below one.</exception>
    public static IReadOnlyDictionary<LatticeCell, Hidden> Apply(IReadOnlyList<LatticeCell> cells, int k)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var hidden = new Dictionary<LatticeCell, Hidden>();
        foreach (IGrouping<DateOnly, LatticeCell> period in cells.GroupBy(cell => cell.Start))
        {
            HideIn(new Lattice([.. period]), k, hidden);
        }

        return hidden;
    }

    static void HideIn(Lattice lattice, int k, Dictionary<LatticeCell, Hidden> hidden)
    {
        var secret = new HashSet<LatticeCell>();
        foreach (LatticeCell cell in lattice.Cells.Where(cell => cell.Persons > 0 && cell.Persons < k))
        {
            secret.Add(cell);
            hidden.Add(cell, Hidden.BelowK);
        }

        while (secret.Count > 0 || lattice.HasRemainders)
        {
            var knowledge = Knowledge.From(lattice, secret);
            HashSet<LatticeCell> more = Complements(lattice, knowledge, k);
            if (more.Count == 0 && knowledge.Deepen(lattice))
            {
                more = Complements(lattice, knowledge, k);
            }

            if (more.Count == 0)
            {
                return;
            }

            foreach (LatticeCell cell in more)
            {
                secret.Add(cell);
                hidden.Add(cell, Hidden.Complementary);
            }
        }
    }

    static HashSet<LatticeCell> Complements(Lattice lattice, Knowledge knowledge, int k)
    {
        var chosen = new HashSet<LatticeCell>();
        foreach (LatticeCell total in lattice.Cells.Where(cell => cell.Persons > 0 && knowledge.Knows(cell)))
        {
            foreach (Line line in Lattice.Lines)
            {
                long left = Left(lattice, knowledge, total, line);
                if (left <= 0 || left >= k)
                {
                    continue;
                }

                HashSet<LatticeCell> sources = Sources(lattice, knowledge, total, line);
                if (sources.Count > 0 && !sources.Overlaps(chosen))
                {
                    chosen.Add(Smallest(sources));
                }
            }
        }

        return chosen;
    }

    // The fewest persons that can be behind total − known cells below: people may stand in several parts, so the sum alone can be too low.
    static long Left(Lattice lattice, Knowledge knowledge, LatticeCell total, Line line)
    {
        long left = total.Persons - lattice.Below(total, line, knowledge.Knows).Sum(cell => cell.Persons);
        foreach (LatticeCell part in lattice.Parts(total, line).Where(part => !knowledge.Knows(part)))
        {
            left = Math.Max(left, Left(lattice, knowledge, part, line));
        }

        return left;
    }

    // The published cells without one of which the remainder could not be formed: those below the total first, for totals are wanted most.
    static HashSet<LatticeCell> Sources(Lattice lattice, Knowledge knowledge, LatticeCell total, Line line)
    {
        HashSet<LatticeCell> published = knowledge.PublishedBehind(lattice.Below(total, line, knowledge.Knows));
        return published.Count > 0 ? published : knowledge.PublishedBehind([total]);
    }

    static LatticeCell Smallest(IEnumerable<LatticeCell> cells) => cells
        .OrderBy(cell => cell.Persons)
        .ThenBy(cell => cell.Family is null)
        .ThenBy(cell => cell.Family, StringComparer.Ordinal)
        .ThenBy(cell => cell.Unit, StringComparer.Ordinal)
        .First();
}
