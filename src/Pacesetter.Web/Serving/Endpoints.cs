using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Describing;
using Pacesetter.Web.Signing;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>The addresses of the API, derived from the registered use cases and nouns.</summary>
static class Endpoints
{
    /// <summary>Where the API begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>The use cases that answer over the network.</summary>
    public static IReadOnlyList<UseCaseDescription> Served { get; } =
        [.. Catalogue.Of(typeof(Catalogue).Assembly, typeof(ShowBulletin).Assembly).Where(it => !it.Local)];

    // Nouns share their requests: what is asked of one is found by noun and verb.
    static readonly Dictionary<Type, UseCaseDescription> ByRequest = Served.GroupBy(it => it.Request).Where(it => it.Count() == 1).ToDictionary(it => it.Key, it => it.Single());

    /// <summary>Every address of a use case.</summary>
    public static IReadOnlyList<Address> All { get; } = [.. Served.Where(it => it.Noun is null).SelectMany(Of), .. Jobs, .. Nouns.All.SelectMany(Of)];

    public static void Map(WebApplication server)
    {
        server.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        server.MapGet("/health/ready", Asking.Ready).AllowAnonymous();
        server.MapGet(OpenApi.Path, () => Results.Text(OpenApi.Text, "application/json", System.Text.Encoding.UTF8)).AllowAnonymous();
        FeedEndpoint.Map(server);
        SessionEndpoints.Map(server);
        Site.Map(server);
        foreach (Address address in All)
        {
            server.MapMethods(address.Pattern, [address.Method], async context => await Asking.Answer(context, address, await address.Read(context)));
        }
    }

    static IEnumerable<Address> Of(UseCaseDescription useCase)
    {
        string path = $"{Root}/{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}";
        return Feeding.Takes(useCase) ? [new(HttpMethods.Post, path, useCase, Taken.Feed)]
            : Rights.Of(useCase) is { Changes: true }
            ? [new(HttpMethods.Post, path, useCase, Taken.Body)]
            : [new(HttpMethods.Get, path, useCase, Taken.Query), new(HttpMethods.Post, path, useCase, Taken.Body)];
    }

    static IEnumerable<Address> Jobs =>
    [
        new(HttpMethods.Get, $"{Root}/jobs", OfJob("list"), Taken.Query),
        new(HttpMethods.Get, $"{Root}/jobs/{{id}}", OfJob("show"), Taken.Id),
        new(HttpMethods.Delete, $"{Root}/jobs/{{id}}", OfJob("cancel"), Taken.Id),
    ];

    static UseCaseDescription OfJob(string verb) => Served.Single(it => it.Step == "job" && it.Verb == verb);

    static IEnumerable<Address> Of(Noun noun)
    {
        string path = $"{Root}/{noun.Plural}";
        UseCaseDescription list = Of(noun, "list"), add = Of(noun, "add");
        return
        [
            new(HttpMethods.Get, path, list, Taken.Query),
            new(HttpMethods.Post, path + "/list", list, Taken.Body),
            new(HttpMethods.Get, $"{Root}/{noun.Key}/template", add, Taken.Template),
            new(HttpMethods.Post, path, add, Taken.Content),
            new(HttpMethods.Get, path + "/{id}", Of(noun, "show"), Taken.Id),
            new(HttpMethods.Patch, path + "/{id}", Of(noun, "edit"), Taken.Patch),
            new(HttpMethods.Post, path + "/{id}/moves", Of(noun, "move"), Taken.Move),
        ];
    }

    /// <summary>The use case that takes a request.</summary>
    public static UseCaseDescription Of(object request) => ByRequest[request.GetType()];

    /// <summary>What is asked of a noun.</summary>
    public static UseCaseDescription Of(Noun noun, string verb) => Served.Single(it => it.Noun == noun && it.Verb == verb);
}
