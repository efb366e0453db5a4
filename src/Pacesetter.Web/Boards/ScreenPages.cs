using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Signing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Boards;

/// <summary>Where a screen on a wall is given its key: a session would end overnight, and open more than the screen shows.</summary>
static class ScreenPages
{
    public const string Home = KioskPage.Home + "/key";

    public static IReadOnlyList<Page> All { get; } =
    [
        KioskPage.Page,
        Page.Get(Home, visit => Task.FromResult<Sheet?>(Ask(visit, null))) with { Public = true },
        Page.Post(Home, Keep) with { Public = true },
    ];

    static Sheet Ask(Visit visit, RefusalException? refusal) =>
        Sheet.Of<ScreenBody>(visit.Say("page.screen"), (nameof(ScreenBody.Refusal), refusal)) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };

    static async Task<Sheet?> Keep(Visit visit)
    {
        if (visit.Sent("key") is not { } key || !await visit.Services.GetRequiredService<KeyCheck>().Lasts(key, visit.Cancel))
        {
            return Ask(visit, new RefusalException(RefusalKind.NotAuthorised, "screen_key_failed", visit.Say("page.screen.failed"), visit.Say("page.screen.failed.remedy")));
        }

        ScreenCookie.Set(visit.Context, key);
        return visit.Go(KioskPage.Home);
    }
}
