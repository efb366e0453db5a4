namespace Pacesetter.Workspaces.Measuring;

/// <summary>Numbers groups in the order of what belongs to them, so that they are called alike whatever order a ledger gave its cells in.</summary>
static class GroupNumbers
{
    /// <summary>The same groups, numbered from 0 as they first stand.</summary>
    public static int[] InOrder(IEnumerable<int> groups)
    {
        var numbers = new Dictionary<int, int>();
        return [.. groups.Select(it => numbers.TryGetValue(it, out int known) ? known : numbers[it] = numbers.Count)];
    }
}
