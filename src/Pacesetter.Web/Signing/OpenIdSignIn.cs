using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Sign-in by the server of an organisation: OpenID Connect, code flow with PKCE. That server says who somebody is; what they may stays with their account here, and it makes none.</summary>
static class OpenIdSignIn
{
    /// <summary>What the page of the door is told in its query.</summary>
    public const string Outcome = "openid";

    const string Scheme = "openid";
    const string Unused = "unused";
    const string Email = "email";

    public static bool IsOffered(Configuration settings) => settings[Settings.OpenIdAuthority] is not null;

    /// <exception cref="RefusalException">The settings do not fit together.</exception>
    public static void Add(WebApplicationBuilder builder, Configuration settings)
    {
        if (!IsOffered(settings))
        {
            return;
        }

        if (!Uri.TryCreate(settings[Settings.OpenIdAuthority], UriKind.Absolute, out Uri? authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
        {
            throw new RefusalException(RefusalKind.Usage, "openid_authority_malformed", $"{Settings.OpenIdAuthority.Name} is no HTTPS address.", "Write where the server that signs people in describes itself: https://login.example.org/realms/plant");
        }

        string client = settings[Settings.OpenIdClient] ?? throw new RefusalException(RefusalKind.Usage, "openid_client_missing", $"{Settings.OpenIdAuthority.Name} is set and {Settings.OpenIdClient.Name} is not.", "Write the name by which the server that signs people in knows this program.");
        // A second scheme that nobody comes in by: of one alone the framework would ask every request for its word.
        builder.Services.AddAuthentication().AddCookie(Unused).AddOpenIdConnect(Scheme, it => Set(it, settings, (authority, client)));
    }

    /// <summary>Lets the answers of that server in.</summary>
    public static void Use(WebApplication server, Configuration settings)
    {
        if (IsOffered(settings))
        {
            server.UseAuthentication();
        }
    }

    /// <summary>Sends a visitor there.</summary>
    /// <exception cref="RefusalException">It is not offered, or that server does not answer.</exception>
    public static async Task<Sheet?> Begin(Visit visit)
    {
        if (!IsOffered(visit.Services.GetRequiredService<Configuration>()))
        {
            throw new RefusalException(RefusalKind.Failed, "not_served", "Nobody else signs people in here.", "Sign in with a password.");
        }

        try
        {
            await visit.Context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = Tongue.Local(visit.Query("next")) });
            return null;
        }
        catch (InvalidOperationException)
        {
            // Its description could not be fetched.
            return visit.Go($"/sign-in?{Outcome}=away");
        }
    }

    static void Set(OpenIdConnectOptions options, Configuration settings, (Uri Authority, string Client) with)
    {
        options.Authority = with.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = with.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = with.Client;
        options.ClientSecret = settings[Settings.OpenIdSecret];
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes by a link, so that cookies need not be open to other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.CallbackPath = "/sign-in/openid/back";
        options.SignInScheme = Unused;
        options.Scope.Clear();
        foreach (string scope in (string[])["openid", "profile", Email])
        {
            options.Scope.Add(scope);
        }

        foreach (CookieBuilder cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        options.Events.OnTicketReceived = context => Enter(context, settings[Settings.OpenIdClaim]!);
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect($"/sign-in?{Outcome}=failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    static async Task Enter(TicketReceivedContext context, string claim)
    {
        using Workspace own = context.HttpContext.RequestServices.GetRequiredService<Workspace>().Session();
        if (Named(context.Principal!, claim) is { } id && await own.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.ClosedAt == null, context.HttpContext.RequestAborted) is { } account)
        {
            SessionCookie.Set(context.HttpContext, (await new SignIn(own).Open(account, "openid", context.HttpContext.RequestAborted)).Text);
            context.Response.Redirect(Tongue.Local(context.ReturnUri));
        }
        else
        {
            context.Response.Redirect($"/sign-in?{Outcome}=unknown");
        }

        context.HandleResponse();
    }

    // Anybody can write an address that is not theirs into their own profile.
    static string? Named(ClaimsPrincipal who, string claim) =>
        claim == Email && who.FindFirst("email_verified")?.Value is not ("true" or "True") ? null : who.FindFirst(claim)?.Value;
}
