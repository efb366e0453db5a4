using Microsoft.AspNetCore.Http;

namespace Pacesetter.Web.Signing;

/// <summary>The cookie in which a browser keeps the key of a session: no script reads it, no other site sends it with a form.</summary>
static class SessionCookie
{
    const string Name = "pacesetter.session";

    /// <summary>The key; null without one.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Name];

    /// <summary>Gives it for as long as the browser is open; the server ends the session by its own clock.</summary>
    public static void Set(HttpContext context, string key) => context.Response.Cookies.Append(Name, key, Options(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" };
}
