using System.Text.Json.Nodes;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Signing;

namespace Pacesetter.Web.Describing;

/// <summary>The addresses that are no use case: health, this description, sessions, calendars.</summary>
static class OtherPaths
{
    public static void Add(JsonObject paths, Shapes shapes)
    {
        paths["/health/live"] = Get("health_live", "Whether the server runs", "text/plain");
        paths["/health/ready"] = Get("health_ready", "Whether the registry answers; 503 where it does not", "text/plain");
        paths[OpenApi.Path] = Get("openapi", "This description", "application/json");
        JsonObject feed = Get("feed_calendar", "The agenda of an account as iCalendar, to whoever knows the address", "text/calendar");
        feed["parameters"] = new JsonArray(new JsonObject { ["name"] = "token", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        paths[FeedEndpoint.Pattern] = feed;
        shapes.All["session"] = Shapes.Named("session", typeof(SessionEndpoints.Session));
        paths[SessionEndpoints.Path] = new JsonObject
        {
            ["post"] = Open(Operation("session_open", "Give account and password for a key of twelve hours", new JsonObject
            {
                ["201"] = Content("The key.", "application/json", Shapes.Ref("session")),
            })),
            ["delete"] = Operation("session_end", "End the session of this key", new JsonObject { ["204"] = new JsonObject { ["description"] = "Ended." } }),
        };
        paths[SessionEndpoints.Path]!["post"]!["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = false,
                        ["required"] = new JsonArray("account", "password"),
                        ["properties"] = new JsonObject
                        {
                            ["account"] = new JsonObject { ["type"] = "string" },
                            ["password"] = new JsonObject { ["type"] = "string", ["format"] = "password", ["writeOnly"] = true },
                            ["code"] = new JsonObject { ["type"] = "string", ["writeOnly"] = true, ["description"] = "The code of the second factor, where the account has one." },
                        },
                    },
                },
            },
        };
    }

    static JsonObject Get(string id, string summary, string media) =>
        new() { ["get"] = Open(Operation(id, summary, new JsonObject { ["200"] = Content("The answer.", media, new JsonObject { ["type"] = media == "application/json" ? "object" : "string" }) })) };

    static JsonObject Content(string told, string media, JsonObject schema) =>
        new() { ["description"] = told, ["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schema } } };

    static JsonObject Operation(string id, string summary, JsonObject responses)
    {
        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/problem" };
        return new() { ["operationId"] = id, ["summary"] = summary, ["responses"] = responses };
    }

    // Needs no key.
    static JsonObject Open(JsonObject operation)
    {
        operation["security"] = new JsonArray();
        return operation;
    }
}
