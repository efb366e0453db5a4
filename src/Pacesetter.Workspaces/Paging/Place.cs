using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Paging;

/// <summary>The place of an entry in the order of a list: when it was made, then its identifier, which no later change moves; among the found, the best match first.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Rank">Its place among the found.</param>
sealed record Place(DateTimeOffset At, string Id, int Rank = 0)
{
    /// <summary>The entries in that order, from after a place on.</summary>
    public static IQueryable<T> Ordered<T>(IQueryable<T> entries, Place? after)
        where T : Entry
    {
        IQueryable<T> rest = after is null ? entries : entries.Where(it => it.CreatedAt > after.At || (it.CreatedAt == after.At && it.Id.CompareTo(after.Id) > 0));
        return rest.OrderBy(it => it.CreatedAt).ThenBy(it => it.Id);
    }
}
