using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>A value kept as JSON, in the form of the answers.</summary>
sealed class JsonColumn<T>() : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, EntryJson.Options), text => JsonSerializer.Deserialize<T>(text, EntryJson.Options)!)
{
    /// <summary>Children are values: two are the same when their JSON is.</summary>
    public sealed class Same() : ValueComparer<T>(
        (one, other) => JsonSerializer.Serialize(one, EntryJson.Options) == JsonSerializer.Serialize(other, EntryJson.Options),
        value => StringComparer.Ordinal.GetHashCode(JsonSerializer.Serialize(value, EntryJson.Options)),
        value => value);
}
