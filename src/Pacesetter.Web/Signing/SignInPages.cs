using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Where people come in and leave.</summary>
static class SignInPages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/sign-in", visit => Task.FromResult<Sheet?>(Ask(visit, null))) with { Public = true },
        Page.Post("/sign-in", Open) with { Public = true },
        Page.Post("/sign-in/demo", Demonstrate) with { Public = true },
        Page.Post("/sign-out", End),
    ];

    static Sheet Ask(Visit visit, RefusalException? refusal) =>
        Sheet.Of<SignInBody>(visit.Say("page.sign_in"), (nameof(SignInBody.Refusal), refusal)) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };

    static async Task<Sheet?> Open(Visit visit)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        if (visit.Sent("account") is not { } account || visit.Form["password"].ToString() is not { Length: > 0 } password || await new SignIn(own).Try(account, password, visit.Cancel) is not (_, string text))
        {
            return Ask(visit, new RefusalException(RefusalKind.NotAuthorised, "sign_in_failed", visit.Say("page.sign_in.failed"), visit.Say("page.sign_in.failed.remedy")));
        }

        SessionCookie.Set(visit.Context, text);
        return visit.Go(Tongue.Local(visit.Query("next")));
    }

    static async Task<Sheet?> Demonstrate(Visit visit)
    {
        SessionCookie.Set(visit.Context, await DemoAccounts.Open(visit));
        return visit.Go("/");
    }

    static async Task<Sheet?> End(Visit visit)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        await new SignIn(own).End(visit.Caller!.Key, visit.Actor!, visit.Cancel);
        SessionCookie.Clear(visit.Context);
        return visit.Go("/sign-in");
    }
}
