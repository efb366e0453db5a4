using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Where a password becomes a key, and where that key ends.</summary>
static class SessionEndpoints
{
    public const string Path = Endpoints.Root + "/session";

    public static void Map(IEndpointRouteBuilder server)
    {
        server.MapPost(Path, Open).AllowAnonymous();
        server.MapDelete(Path, End);
    }

    static async Task Open(HttpContext context)
    {
        JsonObject body = await RequestForm.Body(context.Request);
        string? code = Text(body, "code");
        if (body.Count != (code is null ? 2 : 3) || Text(body, "account") is not { } account || Text(body, "password") is not { } password)
        {
            throw new RefusalException(RefusalKind.Usage, "body_malformed", "The body holds no account and password.", "Send { \"account\": …, \"password\": … }, and \"code\" where the account has a second factor");
        }

        using Workspace own = context.RequestServices.GetRequiredService<Workspace>().Session();
        (ApiKey key, string text) = await new SignIn(own).Try(account, password, code, context.RequestAborted)
            ?? throw new RefusalException(RefusalKind.NotAuthorised, "sign_in_failed", "Account and password do not open anything now.", "Check both; after five failures wait five minutes.");
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(AnswerJson.Of(new Session(text, key.Id, key.Account, key.ExpiresAt), "pacesetter.session/1"), AnswerJson.Options, "application/json; charset=utf-8", context.RequestAborted);
    }

    static async Task End(HttpContext context)
    {
        using Workspace own = context.RequestServices.GetRequiredService<Workspace>().Session();
        if (!await new SignIn(own).End(context.Features.Get<Caller>()!.Key, context.Features.Get<Actor>()!, context.RequestAborted))
        {
            throw new RefusalException(RefusalKind.Conflict, "no_session", "This key was not given for a password.", "The owner revokes it with: pacesetter key revoke");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    static string? Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The key that was given.</summary>
    internal sealed record Session(string Key, string Id, string Account, DateTimeOffset ExpiresAt);
}
