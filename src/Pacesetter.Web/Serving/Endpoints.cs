using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>The addresses of the API, derived from the registered use cases and nouns.</summary>
static class Endpoints
{
    const string Root = "/api/v1";

    /// <summary>The use cases that answer over the network.</summary>
    public static IReadOnlyList<UseCaseDescription> Served { get; } =
        [.. Catalogue.Of(typeof(Catalogue).Assembly, typeof(ShowBulletin).Assembly).Where(it => !it.Local)];

    public static void Map(WebApplication server)
    {
        server.MapGet("/health/live", () => Results.Text("live"));
        server.MapGet("/health/ready", Asking.Ready);
        foreach (UseCaseDescription useCase in Served.Where(it => it.Noun is null))
        {
            string path = $"{Root}/{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}";
            if (Feeding.Takes(useCase))
            {
                Feeding.Map(server, useCase, path);
                continue;
            }

            if (Rights.Of(useCase) is not { Changes: true })
            {
                server.MapGet(path, context => Asking.Answer(context, useCase, RequestForm.OfQuery(useCase, context.Request.Query)));
            }

            server.MapPost(path, async context => await Asking.Answer(context, useCase, RequestForm.OfBody(useCase, await RequestForm.Body(context.Request))));
        }

        Posting.Map(server);
        foreach (Noun noun in Nouns.All)
        {
            Map(server, noun);
        }
    }

    static void Map(IEndpointRouteBuilder server, Noun noun)
    {
        string path = $"{Root}/{noun.Plural}";
        UseCaseDescription list = Of(noun, "list"), show = Of(noun, "show"), add = Of(noun, "add"), edit = Of(noun, "edit"), move = Of(noun, "move");
        server.MapGet(path, context => Asking.Answer(context, list, RequestForm.OfQuery(list, context.Request.Query)));
        server.MapPost(path + "/list", async context => await Asking.Answer(context, list, RequestForm.OfBody(list, await RequestForm.Body(context.Request))));
        server.MapGet($"{Root}/{noun.Key}/template", context => Asking.Answer(context, add, RequestForm.Of(add, ("Template", true))));
        server.MapPost(path, async context =>
        {
            var content = new Content("the body", JsonText(await RequestForm.Body(context.Request)));
            context.Response.StatusCode = StatusCodes.Status201Created;
            await Asking.Answer(context, add, RequestForm.Of(add, ("Content", content)));
        });
        server.MapGet(path + "/{id}", context => Asking.Answer(context, show, RequestForm.Of(show, ("Id", IdOf(context)))));
        server.MapPatch(path + "/{id}", async context =>
        {
            var content = new Content("the body", JsonText(await RequestForm.Body(context.Request)));
            await Asking.Answer(context, edit, RequestForm.Of(edit, ("Id", IdOf(context)), ("Content", content), ("IfVersion", RequestForm.Version(context.Request))));
        });
        server.MapPost(path + "/{id}/moves", async context =>
        {
            JsonObject body = await RequestForm.Body(context.Request);
            body["id"] = IdOf(context);
            if (RequestForm.Version(context.Request) is { } version)
            {
                body["if_version"] = version;
            }

            await Asking.Answer(context, move, RequestForm.OfBody(move, body));
        });
    }

    static UseCaseDescription Of(Noun noun, string verb) => Served.Single(it => it.Noun == noun && it.Verb == verb);

    static Func<string> JsonText(JsonObject body) => () => body.ToJsonString();

    static string IdOf(HttpContext context) => (string)context.GetRouteValue("id")!;
}
