using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Takes in the ledger's cells one by one, and keeps those that can be compared.</summary>
sealed class FairCellReader
{
    readonly Factor[] factors;
    readonly Dictionary<string, int>[] levels;
    readonly List<int>[] codes;
    readonly List<LogMoments> logs = [];
    readonly List<RateMoments> rates = [];
    long anonymous;

    public FairCellReader(IReadOnlyList<Factor> factors)
    {
        this.factors = [.. factors];
        levels = [.. factors.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        codes = [.. factors.Select(_ => new List<int>())];
    }

    public bool IsEmpty => rates.Count == 0;

    public void Add(Cell cell)
    {
        if (cell.Operation is null || cell.Rate is not { Count: > 0, Hours: > 0 } rate)
        {
            return;
        }

        if (factors[0].CodeOf(cell) is null)
        {
            anonymous += rate.Count;
            return;
        }

        for (int factor = 0; factor < factors.Length; factor++)
        {
            string code = factors[factor].CodeOf(cell) ?? "";
            if (!levels[factor].TryGetValue(code, out int level))
            {
                levels[factor].Add(code, level = levels[factor].Count);
            }

            codes[factor].Add(level);
        }

        logs.Add(cell.Log ?? default);
        rates.Add(rate);
    }

    /// <summary>The cells whose levels all have a logarithm somewhere; a factor of one level takes nothing out and is left away.</summary>
    public FairCells Comparable()
    {
        bool[][] known = [.. codes.Select((of, factor) => Known(of, levels[factor].Count))];
        int[] places = [.. Enumerable.Range(0, factors.Length).Where(factor => factor == 0 || known[factor].Count(it => it) > 1)];
        List<int> kept = [.. Enumerable.Range(0, rates.Count).Where(i => Array.TrueForAll(places, place => known[place][codes[place][i]]))];
        (string[] Levels, int[] Codes)[] renumbered = [.. places.Select(place => Renumbered(place, kept))];
        return new([.. places.Select(place => factors[place])], [.. renumbered.Select(it => it.Levels)], [.. renumbered.Select(it => it.Codes)], ([.. kept.Select(i => logs[i])], [.. kept.Select(i => rates[i])]))
        {
            Anonymous = anonymous + rates.Sum(it => it.Count) - kept.Sum(i => rates[i].Count),
        };
    }

    bool[] Known(List<int> of, int count)
    {
        bool[] known = new bool[count];
        for (int i = 0; i < of.Count; i++)
        {
            known[of[i]] |= logs[i].Count > 0;
        }

        return known;
    }

    // In the order in which the kept cells first name them.
    (string[] Levels, int[] Codes) Renumbered(int place, List<int> kept)
    {
        string[] names = [.. levels[place].Keys];
        int[] numbers = new int[names.Length];
        Array.Fill(numbers, -1);
        var order = new List<string>();
        int[] renumbered = new int[kept.Count];
        for (int i = 0; i < renumbered.Length; i++)
        {
            int level = codes[place][kept[i]];
            if (numbers[level] < 0)
            {
                numbers[level] = order.Count;
                order.Add(names[level]);
            }

            renumbered[i] = numbers[level];
        }

        return ([.. order], renumbered);
    }
}
