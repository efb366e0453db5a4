using Microsoft.AspNetCore.Http;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Browsing;

/// <summary>In which words a visitor reads: as they chose, else as their browser asks.</summary>
static class Tongue
{
    const string Cookie = "pacesetter.words";

    public static string Of(HttpRequest request) =>
        request.Cookies[Cookie] is { } chosen && TermPack.All.Contains(chosen) ? chosen
        : request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";

    /// <summary>Keeps a choice and leads back.</summary>
    public static Task<Sheet?> Choose(Visit visit)
    {
        if (visit.Query("words") is { } words && TermPack.All.Contains(words))
        {
            visit.Context.Response.Cookies.Append(Cookie, words, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Secure = visit.Context.Request.IsHttps });
        }

        return Task.FromResult(visit.Go(Local(visit.Query("back"))));
    }

    /// <summary>A path of this site; the start where it is another's.</summary>
    public static string Local(string? path) =>
        path is ['/', not ('/' or '\\'), ..] && !path.Contains('\\', StringComparison.Ordinal) && path.All(it => !char.IsControl(it)) ? path : "/";
}
