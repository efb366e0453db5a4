using System.Text.Json.Serialization;

namespace Pacesetter.Workspaces.Exporting;

/// <summary>Something with a date: a conference, a visit, a check.</summary>
/// <param name="Noun">The noun's key.</param>
/// <param name="Id">The entry's identifier.</param>
/// <param name="Title">What takes place.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Place">Where.</param>
public sealed record AgendaItem(string Noun, string Id, string Title, DateOnly First, DateOnly Last, string? Place)
{
    /// <summary>What tells it from the entry's other appointments.</summary>
    [JsonIgnore]
    public string Key { get; init; } = "";

    /// <summary>The entry's version: a calendar replaces what it has by a higher one.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>When on its first day it begins, at the place; null where it takes whole days.</summary>
    [JsonIgnore]
    public TimeOnly? Time { get; init; }

    /// <summary>How long it takes from then on, in minutes; an hour where that is not said.</summary>
    [JsonIgnore]
    public int? Minutes { get; init; }
}
