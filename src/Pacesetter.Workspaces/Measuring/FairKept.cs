using Pacesetter.Panels;
using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Which cells can be compared, their levels in the order in which they first name them, and their sums.</summary>
sealed class FairKept
{
    readonly bool[][] known;

    FairKept(bool[][] known) => this.known = known;

    /// <summary>The factors that have two levels or more, and the first.</summary>
    public required Factor[] Factors { get; init; }

    /// <summary>Where each of them stands in a cell.</summary>
    public required int[] Places { get; init; }

    /// <summary>For each of them the codes of its levels.</summary>
    public required string[][] Levels { get; init; }

    /// <summary>For each of them the number of a cell's level among these; −1 for one that no kept cell names.</summary>
    public required int[][] Numbers { get; init; }

    /// <summary>How many cells are kept.</summary>
    public long Count { get; private set; }

    /// <summary>The sums of the kept cells' logarithms.</summary>
    public LogMoments Logs { get; private set; }

    /// <summary>The sums of the kept cells' rates.</summary>
    public RateMoments Rates { get; private set; }

    /// <summary>Records that do not say whose they are, or have nothing to be compared with.</summary>
    public long Anonymous { get; private set; }

    /// <summary>Whether estimating all at once would leave no errors of the effects.</summary>
    public bool IsWide => Levels.Sum(it => it.Length) - Levels.Max(it => it.Length) > CrossedEffects.Dense;

    public bool Holds(in FairCell cell)
    {
        foreach (int place in Places)
        {
            if (!known[place][cell.Levels[place]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks through the cells.</summary>
    /// <param name="store">The cells.</param>
    /// <param name="names">By factor its levels' codes, and whether each has a logarithm somewhere.</param>
    /// <param name="anonymous">Records of nobody, left away before.</param>
    public static FairKept Of(FairCellStore store, (Factor[] Factors, string[][] Codes, List<bool>[] Known) names, long anonymous)
    {
        bool[][] known = [.. names.Known.Select(of => of.ToArray())];
        int[] places = [.. Enumerable.Range(0, names.Factors.Length).Where(factor => factor == 0 || known[factor].Count(it => it) > 1)];
        int[][] numbers = [.. places.Select(place => Enumerable.Repeat(-1, known[place].Length).ToArray())];
        List<string>[] order = [.. places.Select(_ => new List<string>())];
        var kept = new FairKept(known) { Factors = [.. places.Select(place => names.Factors[place])], Places = places, Levels = new string[places.Length][], Numbers = numbers };
        long records = 0;
        foreach (ReadOnlyMemory<FairCell> block in store.Read())
        {
            foreach (ref readonly FairCell cell in block.Span)
            {
                records += cell.Rate.Count;
                if (!kept.Holds(cell))
                {
                    continue;
                }

                kept.Sum(cell);
                for (int at = 0; at < places.Length; at++)
                {
                    int level = cell.Levels[places[at]];
                    if (numbers[at][level] < 0)
                    {
                        numbers[at][level] = order[at].Count;
                        order[at].Add(names.Codes[places[at]][level]);
                    }
                }
            }
        }

        order.Select(it => it.ToArray()).ToArray().CopyTo(kept.Levels, 0);
        kept.Anonymous = anonymous + records - kept.Rates.Count;
        return kept;
    }

    void Sum(in FairCell cell)
    {
        Count++;
        (LogMoments log, RateMoments rate) = (cell.Log, cell.Rate);
        Logs = new(Logs.Count + log.Count, Logs.Hours + log.Hours, Logs.LogHours + log.LogHours, Logs.Y + log.Y, Logs.YSquared + log.YSquared, Logs.HoursY + log.HoursY, Logs.HoursYSquared + log.HoursYSquared);
        Rates = new(Rates.Count + rate.Count, Rates.Hours + rate.Hours, Rates.LogHours + rate.LogHours, Rates.Earned + rate.Earned, Rates.EarnedSquaredByHours + rate.EarnedSquaredByHours);
    }
}
