using Microsoft.AspNetCore.Http;

namespace Pacesetter.Web.Signing;

/// <summary>The cookie in which a browser keeps the key of a session: no script reads it, no other site sends it with a form.</summary>
static class SessionCookie
{
    const string Name = "pacesetter.session";

    /// <summary>The key; null without one.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpContext context, string key, DateTimeOffset expires) => context.Response.Cookies.Append(Name, key, Options(context, expires));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    static CookieOptions Options(HttpContext context, DateTimeOffset? expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/", Expires = expires };
}
