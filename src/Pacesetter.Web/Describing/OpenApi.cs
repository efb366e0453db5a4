using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Describing;

/// <summary>The description of the API (OpenAPI 3.1), made of the same addresses that are mapped.</summary>
static class OpenApi
{
    /// <summary>Where it is read, without a key.</summary>
    public const string Path = "/openapi/v1.json";

    const string Json = "application/json";

    static readonly Lazy<string> Written = new(() => Document().ToJsonString(AnswerJson.Indented) + "\n");

    /// <summary>The document.</summary>
    public static string Text => Written.Value;

    static JsonObject Document()
    {
        var shapes = new Shapes();
        var paths = new JsonObject();
        foreach (IGrouping<string, Address> path in Endpoints.All.GroupBy(it => it.Pattern, StringComparer.Ordinal))
        {
            var operations = new JsonObject();
            foreach (Address address in path)
            {
                operations[address.Method.ToLowerInvariant()] = Operation(address, shapes);
            }

            if (path.Key.Contains("{id}", StringComparison.Ordinal))
            {
                operations["parameters"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/parameters/id" });
            }

            paths[path.Key] = operations;
        }

        OtherPaths.Add(paths, shapes);
        shapes.All["problem"] = Shapes.Named("problem", typeof(Problems.Problem));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Pacesetter", ["version"] = "1", ["description"] = "Every command and noun over HTTP. docs/api.md tells of keys, idempotency, cursors, tags, problems, webhooks and feeds." },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. Endpoints.All.Select(Tag).Distinct().Select(it => new JsonObject { ["name"] = it })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = shapes.All,
                ["parameters"] = Parameters(),
                ["responses"] = new JsonObject { ["problem"] = new JsonObject { ["description"] = "Problem details (RFC 9457); title is a stable identifier, exit the word of the command line's exit code.", ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Shapes.Ref("problem") } } } },
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A key of: pacesetter key add, or of POST /api/v1/session." } },
            },
        };
    }

    static JsonObject Operation(Address address, Shapes shapes)
    {
        UseCaseDescription useCase = address.UseCase;
        bool reading = HttpMethods.IsGet(address.Method);
        var operation = new JsonObject
        {
            ["operationId"] = Name(address),
            ["summary"] = useCase.Summary,
            ["tags"] = new JsonArray(Tag(address)),
        };
        var parameters = new JsonArray();
        if (address.Taken == Taken.Query)
        {
            foreach (RequestField field in Shapes.Shown(useCase))
            {
                JsonObject schema = Shapes.Field(field);
                schema.Remove("description");
                parameters.Add(new JsonObject { ["name"] = RequestForm.NameOf(field), ["in"] = "query", ["required"] = field.Required, ["description"] = field.Help, ["schema"] = schema });
            }
        }

        foreach ((bool takes, string header) in ((bool, string)[])[(address.Changes, "idempotency_key"), (address.Versioned, "if_match"), (reading, "if_none_match"), (true, "accept_language")])
        {
            if (takes)
            {
                parameters.Add(new JsonObject { ["$ref"] = "#/components/parameters/" + header });
            }
        }

        operation["parameters"] = parameters;
        if (Body(address, shapes) is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = address.Taken != Taken.Body, ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = body } } };
        }

        operation["responses"] = Responses(address, shapes, reading);
        return operation;
    }

    static JsonObject? Body(Address address, Shapes shapes) => address.Taken switch
    {
        Taken.Body => Shapes.Fields(address.UseCase),
        Taken.Move => Shapes.Fields(address.UseCase, "id", "if_version"),
        Taken.Content => shapes.Entry(address.UseCase.Noun!),
        Taken.Patch => new JsonObject { ["type"] = "object", ["description"] = "A merge patch (RFC 7396) of the entry: the changed fields; null clears one." },
        _ => null,
    };

    static JsonObject Responses(Address address, Shapes shapes, bool reading)
    {
        var answered = new JsonObject
        {
            ["description"] = "The answer.",
            ["headers"] = Headers(address, reading),
            ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = shapes.Answer(address.UseCase) } },
        };
        var responses = new JsonObject { [address.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = answered };
        if (reading)
        {
            responses["304"] = new JsonObject { ["description"] = "You have it already." };
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/problem" };
        return responses;
    }

    static JsonObject Headers(Address address, bool reading)
    {
        var headers = new JsonObject();
        foreach ((bool has, string name, string told) in ((bool, string, string)[])
        [
            (reading || address.UseCase.Noun is not null, "ETag", "The tag of what was answered; of an entry it begins with its version."),
            (address.Taken == Taken.Content, "Location", "Where the new entry is."),
            (address.Changes, Repeats.Replayed, "true where this was answered before, and nothing was done now."),
        ])
        {
            if (has)
            {
                headers[name] = new JsonObject { ["description"] = told, ["schema"] = new JsonObject { ["type"] = "string" } };
            }
        }

        return headers;
    }

    static JsonObject Parameters() => new()
    {
        ["id"] = Parameter("id", "path", true, "The entry's identifier."),
        ["idempotency_key"] = Parameter(Repeats.Header, "header", false, "1 to 255 visible characters that name this request: sent again within a day it has no second effect."),
        ["if_match"] = Parameter("If-Match", "header", false, "The ETag the change starts from; 412 where the entry has changed since."),
        ["if_none_match"] = Parameter("If-None-Match", "header", false, "The ETag of what you have; 304 where it is the same."),
        ["accept_language"] = Parameter("Accept-Language", "header", false, "zh for Chinese; English otherwise."),
    };

    static JsonObject Parameter(string name, string place, bool required, string told) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = required, ["description"] = told, ["schema"] = new JsonObject { ["type"] = "string" } };

    static string Tag(Address address) => address.UseCase.Noun is { } noun ? noun.Plural : address.UseCase.Step;

    // The method and the path: no two operations have both.
    static string Name(Address address) =>
        $"{address.Method.ToLowerInvariant()}_{string.Join('_', address.Pattern[(Endpoints.Root.Length + 1)..].Split(['/', '-', '{', '}'], StringSplitOptions.RemoveEmptyEntries))}";
}
