using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Reads the request of a use case from a query or a body. Paths and expressions have no field here.</summary>
static class RequestForm
{
    static readonly JsonSerializerOptions Options = new(AnswerJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = 32 };

    /// <summary>The body as one JSON object; an empty one asks for nothing in particular.</summary>
    /// <exception cref="RefusalException">It is no JSON object.</exception>
    public static async Task<JsonObject> Body(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.HttpContext.Features.Set(new Sent(text));
        try
        {
            return text.Length == 0 ? [] : JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = 32 }) as JsonObject ?? throw Malformed("it is no object");
        }
        catch (JsonException wrong)
        {
            throw Malformed(wrong.Message);
        }
    }

    /// <summary>A request of a body.</summary>
    /// <exception cref="RefusalException">A field is unknown or not of its kind.</exception>
    public static object OfBody(UseCaseDescription useCase, JsonObject body)
    {
        string[] known = [.. Fields(useCase).Select(NameOf)];
        if (body.Select(it => it.Key).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw new RefusalException(RefusalKind.Usage, "field_unknown", $"{useCase.Name} takes no {unknown} here.", known.Length == 0 ? "It takes no fields." : $"It takes: {string.Join(", ", known)}.");
        }

        try
        {
            return body.Deserialize(useCase.Request, Options)!;
        }
        catch (JsonException wrong)
        {
            throw Malformed(wrong.Message);
        }
    }

    /// <summary>A request of a query.</summary>
    /// <exception cref="RefusalException">A field is unknown or not of its kind.</exception>
    public static object OfQuery(UseCaseDescription useCase, IQueryCollection query)
    {
        var body = new JsonObject();
        Dictionary<string, RequestField> fields = Fields(useCase).ToDictionary(NameOf, StringComparer.Ordinal);
        foreach ((string key, StringValues values) in query)
        {
            RequestField? field = fields.GetValueOrDefault(key);
            body[key] = field is null || (!field.List && values.Count == 1) ? Value(field, values[0]!) : new JsonArray([.. values.Select(it => Value(field, it!))]);
        }

        return OfBody(useCase, body);
    }

    /// <summary>A request of values at hand, by the names of its properties.</summary>
    public static object Of(UseCaseDescription useCase, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        object request = useCase.Blank();
        foreach ((string name, object? value) in values)
        {
            useCase.Request.GetProperty(name)!.SetValue(request, value);
        }

        return request;
    }

    /// <summary>The version that the header If-Match asks for, or null without one.</summary>
    /// <exception cref="RefusalException">It is none that this server gave.</exception>
    public static int? Version(HttpRequest request) => request.Headers.IfMatch.ToString() is not { Length: > 0 } tag || tag == "*" ? null
        : tag is ['"', .. var inner, '"'] && int.TryParse(inner.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version
        : throw new RefusalException(RefusalKind.Usage, "etag_malformed", "If-Match holds no version of an entry.", "Send back the ETag as it came.");

    /// <summary>The key of a field in a body or query.</summary>
    public static string NameOf(RequestField field) => Words.Snake(field.Property.Name);

    static IEnumerable<RequestField> Fields(UseCaseDescription useCase) => useCase.Fields.Where(it => !it.Local && it.Element != typeof(Content));

    static JsonNode? Value(RequestField? field, string text) =>
        field?.Element == typeof(bool) ? text is "" or "true" ? true : text == "false" ? false : JsonValue.Create(text)
        : field is not null && (field.Element.IsPrimitive || field.Element == typeof(decimal)) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number)
        : JsonValue.Create(text);

    static RefusalException Malformed(string why) => new(RefusalKind.Usage, "body_malformed", $"The request cannot be read: {why}", "Send one JSON object.");
}
