namespace Pacesetter.Workspaces.Exporting;

/// <summary>Something with a date: a conference, a visit, a check.</summary>
/// <param name="Noun">The noun's key.</param>
/// <param name="Id">Its code, and what tells it from the noun's other dates: <c>AD-7/check-2</c>.</param>
/// <param name="Summary">Its title.</param>
/// <param name="First">The first day.</param>
public sealed record CalendarEvent(string Noun, string Id, string Summary, DateOnly First)
{
    /// <summary>The last day; the first, unless it is later.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>When on the first day it begins, in the place's own time; null for whole days.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When on the last day it ends; only beside <see cref="Start"/>.</summary>
    public TimeOnly? End { get; init; }

    public string? Place { get; init; }

    public string? Description { get; init; }

    /// <summary>The noun's version: a calendar replaces what it has by a higher one.</summary>
    public int Version { get; init; }

    /// <summary>True where it will not take place.</summary>
    public bool Cancelled { get; init; }
}
