using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>A request as JSON: what was given, since whoever reads it has the same defaults.</summary>
public static class RequestJson
{
    /// <summary>The fields that differ from their defaults, by their keys; paths and contents are never among them.</summary>
    public static JsonObject Given(UseCaseDescription useCase, object request)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        var fields = new JsonObject();
        foreach (RequestField field in useCase.Fields.Where(it => !it.Local && it.Element != typeof(Content)))
        {
            object? value = field.Property.GetValue(request);
            if (!Same(value, field.Default))
            {
                fields[Words.Snake(field.Property.Name)] = JsonSerializer.SerializeToNode(value, field.Property.PropertyType, AnswerJson.Options);
            }
        }

        return fields;
    }

    /// <summary>True where two values of a field are written alike.</summary>
    public static bool Same(object? value, object? other) => JsonSerializer.Serialize(value, AnswerJson.Options) == JsonSerializer.Serialize(other, AnswerJson.Options);
}
