namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Gathers what comes one by one.</summary>
static class Lists
{
    public static async Task<List<T>> ToList<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
