namespace Pacesetter.Access;

// What a reader of the published cells can work out: a cell is known when published, when nobody is behind it,
// when it is the one unknown part of a known total, or when all its parts are known.
// Parts that have fewer persons than their total leave somebody out, and solve nothing.
sealed class Knowledge
{
    // Of each known cell the known cells it was worked out from; none for a published one.
    readonly Dictionary<LatticeCell, IReadOnlyList<LatticeCell>> from = [];

    public static Knowledge From(Lattice lattice, HashSet<LatticeCell> secret)
    {
        var knowledge = new Knowledge();
        foreach (LatticeCell cell in lattice.Cells.Where(cell => !secret.Contains(cell)))
        {
            knowledge.from.Add(cell, []);
        }

        knowledge.GrowOut(lattice);
        return knowledge;
    }

    // Adds the cells that only several sums taken together give away; true where there are any.
    public bool Deepen(Lattice lattice)
    {
        var sums = new Elimination();
        foreach (LatticeCell total in lattice.Cells)
        {
            foreach (Line line in Lattice.Lines)
            {
                LatticeCell[] parts = [.. lattice.Parts(total, line)];
                if (IsWhole(total, parts) && parts.Append(total).Any(cell => !Knows(cell)))
                {
                    sums.Add(total, parts, Knows);
                }
            }
        }

        (LatticeCell, IReadOnlyList<LatticeCell>)[] found = [.. sums.Determined()];
        foreach ((LatticeCell cell, IReadOnlyList<LatticeCell> sources) in found)
        {
            from.Add(cell, sources);
        }

        GrowOut(lattice);
        return found.Length > 0;
    }

    public bool Knows(LatticeCell cell) => from.ContainsKey(cell);

    // The published cells with somebody behind them that knowledge of these cells goes back to.
    public HashSet<LatticeCell> PublishedBehind(IEnumerable<LatticeCell> cells)
    {
        var published = new HashSet<LatticeCell>();
        var seen = new HashSet<LatticeCell>();
        var open = new Stack<LatticeCell>(cells);
        while (open.TryPop(out LatticeCell? cell))
        {
            if (!seen.Add(cell))
            {
                continue;
            }

            IReadOnlyList<LatticeCell> sources = from[cell];
            if (sources.Count == 0 && cell.Persons > 0)
            {
                published.Add(cell);
            }

            foreach (LatticeCell source in sources)
            {
                open.Push(source);
            }
        }

        return published;
    }

    void GrowOut(Lattice lattice)
    {
        while (Grow(lattice))
        {
        }
    }

    bool Grow(Lattice lattice)
    {
        bool grown = false;
        foreach (LatticeCell total in lattice.Cells)
        {
            foreach (Line line in Lattice.Lines)
            {
                grown |= Solve(total, [.. lattice.Parts(total, line)]);
            }
        }

        return grown;
    }

    bool Solve(LatticeCell total, LatticeCell[] parts)
    {
        LatticeCell[] unknown = [.. parts.Append(total).Where(cell => !Knows(cell))];
        if (unknown.Length != 1 || !IsWhole(total, parts))
        {
            return false;
        }

        from.Add(unknown[0], [.. parts.Append(total).Where(cell => cell != unknown[0])]);
        return true;
    }

    static bool IsWhole(LatticeCell total, LatticeCell[] parts) => parts.Length > 0 && parts.Sum(part => part.Persons) >= total.Persons;
}
