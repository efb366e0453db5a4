namespace Pacesetter.Access;

// The two lines along which cells add up to totals.
enum Line
{
    Units,
    Families,
}

// The cells of one period, linked from each total to its parts.
sealed class Lattice
{
    public static readonly Line[] Lines = [Line.Units, Line.Families];

    readonly ILookup<(string Unit, string? Family), LatticeCell> byParent;
    readonly ILookup<string, LatticeCell> familiesOf;

    public Lattice(IReadOnlyList<LatticeCell> cells)
    {
        Cells = [.. cells.OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Family, StringComparer.Ordinal)];
        ThrowUnlessPlacesAreDistinct();
        ThrowIfUnitsRunInACircle();
        byParent = Cells.Where(cell => cell.Parent is not null).ToLookup(cell => (cell.Parent!, cell.Family));
        familiesOf = Cells.Where(cell => cell.Family is not null).ToLookup(cell => cell.Unit);
        HasRemainders = Cells.Any(cell => Parts(cell, Line.Units).Any() && Parts(cell, Line.Units).Sum(part => part.Persons) < cell.Persons);
    }

    public IReadOnlyList<LatticeCell> Cells { get; }

    // True where a unit has persons whom none of the units below it has.
    public bool HasRemainders { get; }

    public IEnumerable<LatticeCell> Parts(LatticeCell total, Line line) => (line, total.Family) switch
    {
        (Line.Units, _) => byParent[(total.Unit, total.Family)],
        (Line.Families, null) => familiesOf[total.Unit],
        _ => [],
    };

    // The cells nearest below the total that satisfy the condition.
    public IEnumerable<LatticeCell> Below(LatticeCell total, Line line, Func<LatticeCell, bool> condition) =>
        Parts(total, line).SelectMany(part => condition(part) ? [part] : Below(part, line, condition));

    void ThrowUnlessPlacesAreDistinct()
    {
        var places = new HashSet<(string, string?)>();
        if (Cells.FirstOrDefault(cell => !places.Add((cell.Unit, cell.Family))) is { } twice)
        {
            throw new ArgumentException($"{twice.Unit}, {twice.Family ?? "all families"} is listed twice in one period");
        }
    }

    void ThrowIfUnitsRunInACircle()
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (LatticeCell cell in Cells)
        {
            if (!parents.TryAdd(cell.Unit, cell.Parent) && parents[cell.Unit] != cell.Parent)
            {
                throw new ArgumentException($"{cell.Unit} has two parents");
            }
        }

        foreach (string unit in parents.Keys)
        {
            int steps = 0;
            for (string? above = unit; above is not null; above = parents.GetValueOrDefault(above))
            {
                if (steps++ > parents.Count)
                {
                    throw new ArgumentException($"the units above {unit} run in a circle");
                }
            }
        }
    }
}
