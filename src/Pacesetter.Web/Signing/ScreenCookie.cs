using Microsoft.AspNetCore.Http;
using Pacesetter.Web.Boards;

namespace Pacesetter.Web.Signing;

/// <summary>The cookie in which a screen on a wall keeps its key. A browser sends it for the page of screens alone, so that whoever finds the screen opens nothing else.</summary>
static class ScreenCookie
{
    const string Name = "pacesetter.screen";

    // As long as browsers keep one; the key itself ends when its maker said.
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The key; null without one.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Name];

    /// <summary>Leaves a key with the browser.</summary>
    public static void Set(HttpContext context, string key) => context.Response.Cookies.Append(
        Name,
        key,
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true, Path = KioskPage.Home, MaxAge = Kept });
}
