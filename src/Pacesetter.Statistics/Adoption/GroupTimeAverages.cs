using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The averages of group-time effects and their errors, the noise of the group shares included where they are weights.</summary>
sealed class GroupTimeAverages(GroupTimeSums sums)
{
    readonly Dictionary<int, double> shares = sums.UnitGroups.Where(g => g != OutcomePanel.Never).GroupBy(g => g).ToDictionary(group => group.Key, group => (double)group.Count() / sums.Units);

    // The groups in order, and the place of each unit's among them; after the last for those that never begin.
    readonly int[] order = [.. sums.UnitGroups.Where(g => g != OutcomePanel.Never).Distinct().Order()];
    readonly int[] places = Places(sums.UnitGroups);

    (int Key, GroupTimeSums.Cell Average)[]? dynamics;
    (int Key, GroupTimeSums.Cell Average)[]? calendars;
    readonly Lazy<GroupTimeSums.Cell[]> groups = new(() => [.. sums.Cells.Where(InUse).GroupBy(cell => cell.Group).Select(group => Equal(sums, [.. group]))]);

    public AveragedEffect Simple() => Named(0, ByShare([.. sums.Cells.Where(InUse)]));

    public ImmutableArray<AveragedEffect> Groups() => [.. groups.Value.Select(part => Named(part.Group, part))];

    public AveragedEffect GroupOverall() => Named(0, ByShare(groups.Value));

    public ImmutableArray<AveragedEffect> Dynamics() => [.. DynamicParts().Select(part => Named(part.Key, part.Average))];

    public AveragedEffect DynamicOverall() => Named(0, Equal(sums, [.. DynamicParts().Where(part => part.Key >= 0).Select(part => part.Average)]));

    public ImmutableArray<AveragedEffect> Calendars() => [.. CalendarParts().Select(part => Named(part.Key, part.Average))];

    public AveragedEffect CalendarOverall() => Named(0, Equal(sums, [.. CalendarParts().Select(part => part.Average)]));

    static int[] Places(int[] groups)
    {
        int[] known = [.. groups.Where(g => g != OutcomePanel.Never).Distinct().Order()];
        return [.. groups.Select(g => g == OutcomePanel.Never ? known.Length : Array.BinarySearch(known, g))];
    }

    static bool InUse(GroupTimeSums.Cell cell) => cell.Period >= cell.Group;

    (int Key, GroupTimeSums.Cell Average)[] DynamicParts() => dynamics ??= [.. sums.Cells.GroupBy(cell => cell.Period - cell.Group).OrderBy(group => group.Key).Select(group => (group.Key, ByShare([.. group])))];

    (int Key, GroupTimeSums.Cell Average)[] CalendarParts() => calendars ??= [.. sums.Cells.Where(InUse).GroupBy(cell => cell.Period).OrderBy(group => group.Key).Select(group => (group.Key, ByShare([.. group])))];

    AveragedEffect Named(int key, GroupTimeSums.Cell average) => new(key, average.Effect, sums.Error(average));

    static GroupTimeSums.Cell Equal(GroupTimeSums sums, GroupTimeSums.Cell[] cells) => Weighted(sums, cells, [.. cells.Select(_ => 1.0 / cells.Length)]);

    // Weights s_g ÷ Σs are estimated too: ψ gains Σ_k effect_k × the influence of weight k, (1{G = g_k} − s_k) ÷ S − s_k Σ_l (1{G = g_l} − s_l) ÷ S².
    GroupTimeSums.Cell ByShare(GroupTimeSums.Cell[] cells)
    {
        double[] share = [.. cells.Select(cell => shares[cell.Group])];
        double total = share.Sum();
        GroupTimeSums.Cell average = Weighted(sums, cells, [.. share.Select(it => it / total)]);
        var own = new double[order.Length + 1];
        double constant = 0;
        for (int k = 0; k < cells.Length; k++)
        {
            double excess = (cells[k].Effect - average.Effect) / total;
            own[Array.BinarySearch(order, cells[k].Group)] += excess;
            constant += excess * share[k];
        }

        for (int i = 0; i < places.Length; i++)
        {
            average.Influence[i] += own[places[i]] - constant;
        }

        return average;
    }

    static GroupTimeSums.Cell Weighted(GroupTimeSums sums, GroupTimeSums.Cell[] cells, double[] weights)
    {
        var influence = new double[sums.Units];
        double effect = 0;
        for (int k = 0; k < cells.Length; k++)
        {
            effect += weights[k] * cells[k].Effect;
            GroupTimeSums.Cell cell = cells[k];
            Add(influence.AsSpan(cell.First.First), cell.Influence.AsSpan(0, cell.First.Length), weights[k]);
            Add(influence.AsSpan(cell.Second.First), cell.Influence.AsSpan(cell.First.Length), weights[k]);
        }

        return new(cells[0].Group, cells[0].Period, effect, influence);
    }

    static void Add(Span<double> sum, ReadOnlySpan<double> from, double weight)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(from);
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        for (int i = 0; i < wide.Length; i++)
        {
            sums[i] += weight * wide[i];
        }

        for (int i = wide.Length * Vector<double>.Count; i < from.Length; i++)
        {
            sum[i] += weight * from[i];
        }
    }
}
