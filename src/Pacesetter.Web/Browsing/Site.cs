using Microsoft.AspNetCore.Builder;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Signing;

namespace Pacesetter.Web.Browsing;

/// <summary>All pages.</summary>
static class Site
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/words", Tongue.Choose) with { Public = true },
        .. SignInPages.All,
        .. EntryPages.All,
    ];

    public static void Map(WebApplication server)
    {
        foreach (Page page in All)
        {
            page.Map(server);
        }

        PageFiles.Map(server);
    }
}
