using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Browsing;

/// <summary>A page of the web application: where it is, and what makes it. Whatever it shows it asks of use cases, as far as whoever looks may see.</summary>
/// <param name="Method">GET, or POST for what a form sends.</param>
/// <param name="Pattern">The path.</param>
/// <param name="Answer">Makes the sheet; null where the visitor was sent elsewhere.</param>
sealed record Page(string Method, string Pattern, Func<Visit, Task<Sheet?>> Answer)
{
    /// <summary>Whether it is shown to those who have not signed in.</summary>
    public bool Public { get; init; }

    /// <summary>Whether the key of a screen opens it too.</summary>
    public bool OnScreens { get; init; }

    /// <summary>Whether it takes a file, which it reads itself as it comes.</summary>
    public bool Streams { get; init; }

    public static Page Get(string pattern, Func<Visit, Task<Sheet?>> answer) => new(HttpMethods.Get, pattern, answer);

    public static Page Post(string pattern, Func<Visit, Task<Sheet?>> answer) => new(HttpMethods.Post, pattern, answer);

    /// <summary>What a form sends, where another page says why it was refused; whoever may not ask at all is told so as everywhere.</summary>
    public static Page Post(string pattern, Func<Visit, Task<Sheet?>> change, Func<Visit, RefusalException, Task<Sheet?>> refused) => Post(pattern, async visit =>
    {
        try
        {
            return await change(visit);
        }
        catch (RefusalException refusal) when (refusal.Kind != RefusalKind.NotAuthorised)
        {
            return await refused(visit, refusal);
        }
    });

    /// <summary>The page of a request; null where it is none.</summary>
    public static Page? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Page>();

    /// <summary>Whether a browser asks for a page, be it there or not.</summary>
    public static bool IsAsked(HttpContext context) =>
        Of(context) is not null
        || (context.GetEndpoint() is null && !context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));

    public void Map(IEndpointRouteBuilder server) => server.MapMethods(Pattern, [Method], Run).WithMetadata(this);

    async Task Run(HttpContext context)
    {
        var visit = new Visit(context);
        if (HttpMethods.IsPost(Method) && !Streams)
        {
            await visit.Receive();
        }

        if (await Answer(visit) is { } sheet)
        {
            await visit.Show(sheet);
        }
    }
}
