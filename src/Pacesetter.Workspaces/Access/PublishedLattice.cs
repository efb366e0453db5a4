using Pacesetter.Access;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Access;

/// <summary>Which figures may be shown to those who may not see the persons behind them. It is made of the whole ledger, so that everybody is shown the same, in the bulletin as over the network.</summary>
/// <param name="whole">The ledger beyond anybody's reach.</param>
/// <param name="policy">The lattice.</param>
/// <param name="today">Periods that are not over by then are hidden from those who see sums alone, or a question a day would tell of single days.</param>
sealed class PublishedLattice(RememberedLedger whole, LatticePolicy policy, DateOnly today)
{
    /// <summary>The whole ledger.</summary>
    public const string Top = "";

    const Keys Places = Keys.Team | Keys.Department | Keys.Site | Keys.Company | Keys.Region;

    /// <summary>What is hidden of the periods in a span, or of all periods.</summary>
    /// <param name="where">The records; whatever unit it is narrowed to counts for nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<LatticeView> View(Scope where, CancellationToken cancel)
    {
        Scope records = where with { Under = null };
        return whole.Derived((records, policy, today), () => Made(records, cancel), view => view.Count);
    }

    async Task<LatticeView> Made(Scope where, CancellationToken cancel)
    {
        UnitTree tree = await UnitTree.Read(whole, cancel);
        Grain grain = where.Period is { } span && !LatticeRules.IsWhole(span, policy.Period) ? Grain.All : policy.Period;
        var heads = new Dictionary<(string Unit, DateOnly Start), Heads>();
        await foreach (Cell cell in whole.RollUp(new RollUp(Keys.Person | Places, grain, where, Figures.Persons), cancel))
        {
            DateOnly start = cell.Start ?? where.Period?.First ?? DateOnly.MinValue;
            foreach (string unit in Above(cell, tree))
            {
                if (!heads.TryGetValue((unit, start), out Heads? known))
                {
                    heads.Add((unit, start), known = new());
                }

                known.Add(cell);
            }
        }

        var cells = heads.Select(it => new LatticeCell(it.Key.Unit, Parent(it.Key.Unit, tree), null, it.Key.Start, it.Value.Count)).ToList();
        return new(Suppression.Apply(cells, policy.K), cells, day => grain != Grain.All && LatticeRules.PeriodOf(day, grain).Last >= today);
    }

    // Machines are no places of the lattice, so what was booked on one alone belongs to what lies above.
    static IEnumerable<string> Above(Cell cell, UnitTree tree)
    {
        string? nearest = cell.Team ?? cell.Department ?? cell.Site ?? cell.Company ?? cell.Region;
        return nearest is null ? [Top] : tree.From(nearest).Select(it => it.Code).Append(Top);
    }

    static string? Parent(string unit, UnitTree tree) => unit == Top ? null : tree.From(unit) is [_, var above, ..] ? above.Code : Top;

    // Persons are counted once, whatever teams they were in; a crew that is not named counts by its heads.
    sealed class Heads
    {
        readonly HashSet<string> persons = new(StringComparer.Ordinal);
        long crews;

        public long Count => persons.Count + crews;

        public void Add(Cell cell)
        {
            if (cell.Person is null)
            {
                crews += cell.Persons;
            }
            else if (cell.Persons > 0)
            {
                persons.Add(cell.Person);
            }
        }
    }
}

/// <summary>The lattice over some periods: what is shown, and why the rest is not.</summary>
/// <param name="hidden">The cells that are not shown.</param>
/// <param name="cells">All cells.</param>
/// <param name="isOpen">Whether the period that begins on a day is not over yet.</param>
sealed class LatticeView(IReadOnlyDictionary<LatticeCell, Hidden> hidden, IReadOnlyList<LatticeCell> cells, Func<DateOnly, bool> isOpen)
{
    readonly Dictionary<(string Unit, DateOnly Start), Hidden> why = hidden.ToDictionary(it => (it.Key.Unit, it.Key.Start), it => it.Value);

    readonly HashSet<(string Unit, DateOnly Start)> peopled = [.. cells.Where(it => it.Persons > 0).Select(it => (it.Unit, it.Start))];

    /// <summary>How many cells there are.</summary>
    public int Count => cells.Count;

    /// <summary>Why the figures of a unit in the period that begins on a day are not shown: <c>below_k</c>, <c>complementary</c>, <c>not_over</c>; null where they are.</summary>
    public string? Why(string unit, DateOnly start) => isOpen(start) ? "not_over" : Small(unit, start);

    /// <summary>Whether anybody stands behind a unit in the period that begins on a day.</summary>
    public bool Has(string unit, DateOnly start) => peopled.Contains((unit, start));

    /// <summary>Why the figures of a unit are not shown over all periods: a sum of several may be shown only where each may be.</summary>
    public string? Why(string unit) => cells.Where(it => it.Unit == unit).Select(it => Why(unit, it.Start)).FirstOrDefault(it => it is not null);

    /// <summary>The units with persons whose figures give nobody away in any period, be it over or not.</summary>
    public HashSet<string> Shown() =>
        [.. cells.GroupBy(it => it.Unit).Where(it => it.Key.Length > 0 && it.Any(one => one.Persons > 0) && it.All(one => Small(one.Unit, one.Start) is null)).Select(it => it.Key)];

    string? Small(string unit, DateOnly start) => why.TryGetValue((unit, start), out Hidden reason) ? UseCases.Words.Of(reason) : null;
}
