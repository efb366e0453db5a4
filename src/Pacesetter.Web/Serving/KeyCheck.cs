using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Signing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Lets in who holds a key. Account and grants are read anew for each request: what was changed counts on the next.</summary>
sealed class KeyCheck(Workspace workspace, TimeProvider clock) : IMiddleware
{
    const string Scheme = "Bearer ";

    // The day of last use is enough to find keys that nobody needs.
    static readonly TimeSpan Noted = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        if (await Whoever(context) is var (actor, caller))
        {
            context.Features.Set(actor);
            context.Features.Set(caller);
            // What a form proves is bound to the account.
            context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Account)], Scheme.Trim()));
            await next(context);
        }
        else if (Page.Of(context) is { Public: true })
        {
            await next(context);
        }
        else if (Page.IsAsked(context))
        {
            string back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
            context.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(back)}");
        }
        else
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "key_needed", "No key was given, or it opens nothing.", "Send the header Authorization: Bearer KEY; make one with: pacesetter key add ACCOUNT");
        }
    }

    /// <summary>Whether the text of a key opens anything, and goes on doing so while nobody signs in.</summary>
    public async Task<bool> Lasts(string key, CancellationToken cancel) =>
        await Actor(Scheme + key, cancel) is { Caller.Asker.SignedIn: false };

    // A browser sends its cookie whoever made it ask: what that alone opens are pages, whose forms prove where they came from, and what changes nothing.
    static IEnumerable<string> Given(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            return [header];
        }

        string? screen = Page.Of(context) is { OnScreens: true } ? ScreenCookie.Of(context.Request) : null;
        string? session = Page.IsAsked(context) || HttpMethods.IsGet(context.Request.Method) ? SessionCookie.Of(context.Request) : null;
        return new[] { screen, session }.OfType<string>().Select(it => Scheme + it);
    }

    // The first of what was given that opens anything.
    async Task<(Actor Actor, Caller Caller)?> Whoever(HttpContext context)
    {
        foreach (string given in Given(context))
        {
            if (await Actor(given, context.RequestAborted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    async Task<(Actor Actor, Caller Caller)?> Actor(string header, CancellationToken cancel)
    {
        if (!header.StartsWith(Scheme, StringComparison.Ordinal) || ApiKey.Parse(header[Scheme.Length..]) is not { } given)
        {
            return null;
        }

        using Workspace own = workspace.Session();
        DateTimeOffset now = clock.GetUtcNow();
        var known = await own.Registry.Keys.AsNoTracking()
            .Where(it => it.Id == given.Id)
            .Join(own.Registry.Accounts.AsNoTracking(), it => it.Account, it => it.Id, (key, account) => new { Key = key, Account = account })
            .FirstOrDefaultAsync(cancel);
        if (known is null || !known.Key.Opens(given.Secret, now) || known.Account.ClosedAt is not null)
        {
            return null;
        }

        (ApiKey key, Account account) = (known.Key, known.Account);

        if (!(now - noted.GetValueOrDefault(key.Id) < (key.Session ? ApiKey.Unused / 24 : Noted)))
        {
            noted[key.Id] = now;
            await own.Registry.Keys.Where(it => it.Id == key.Id).ExecuteUpdateAsync(it => it.SetProperty(one => one.LastUsedAt, now), cancel);
        }

        Actor actor = key.Grants is null ? account.Actor() : account.Actor(await Narrowing.Of(account.Grants, key.Grants, own.Ledger, cancel)) with { Account = null };
        return (actor, new Caller(new Asker(account.Id) { Narrowed = key.Grants is not null, SignedIn = key.Session }, key.Id, given.Secret));
    }
}
