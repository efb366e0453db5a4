using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>What the type of an answer tells about its JSON before there is any.</summary>
static class AnswerShape
{
    /// <summary>The type behind a key, or null where the type has no such key.</summary>
    public static Type? Member(Type type, string key) =>
        AnswerJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } shape
            ? shape.Properties.FirstOrDefault(property => property.Name == key)?.PropertyType
            : null;

    /// <summary>The type of the elements of a list, or null where the type is no list.</summary>
    public static Type? ElementOf(Type type) =>
        AnswerJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } shape ? shape.ElementType : null;

    /// <summary>True where only the answer itself can tell its keys: dictionaries, free JSON, values of any type.</summary>
    public static bool IsOpen(Type type) =>
        type == typeof(object) || type.IsAssignableTo(typeof(JsonNode)) || type.IsAssignableTo(typeof(IDictionary))
            || AnswerJson.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Dictionary;
}
