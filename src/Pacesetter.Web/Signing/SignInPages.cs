using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Where people come in and leave.</summary>
static class SignInPages
{
    const string ByPassword = "password-was-right";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/sign-in", visit => Ask(visit, Elsewhere(visit))) with { Public = true },
        Page.Get("/sign-in/openid", OpenIdSignIn.Begin) with { Public = true },
        Page.Post("/sign-in", Open) with { Public = true },
        Page.Post("/sign-in/code", OpenByCode) with { Public = true },
        Page.Post("/sign-in/passkey", OpenByPasskey) with { Public = true },
        Page.Post("/sign-in/demo", Demonstrate) with { Public = true },
        Page.Post("/sign-out", End),
    ];

    // How it went at the server that signs people in for us.
    static RefusalException? Elsewhere(Visit visit) => visit.Query(OpenIdSignIn.Outcome) is { } how && how is ("away" or "failed" or "unknown")
        ? new RefusalException(RefusalKind.NotAuthorised, "openid_" + how, visit.Say($"page.sign_in.openid.{how}"), visit.Say($"page.sign_in.openid.{how}.remedy"))
        : null;

    static async Task<Sheet?> Ask(Visit visit, RefusalException? refusal)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        using var ceremony = new PasskeyCeremony(own, visit.Context);
        return Sheet.Of<SignInBody>(visit.Say("page.sign_in"), (nameof(SignInBody.Refusal), refusal), (nameof(SignInBody.Offer), await ceremony.OfferToOpen())) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };
    }

    static async Task<Sheet?> Open(Visit visit)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        if (visit.Sent("account") is not { } id || visit.Form["password"].ToString() is not { Length: > 0 } password || await new SignIn(own).Confirmed(id, password, visit.Cancel) is not { } account)
        {
            return await Ask(visit, new RefusalException(RefusalKind.NotAuthorised, "sign_in_failed", visit.Say("page.sign_in.failed"), visit.Say("page.sign_in.failed.remedy")));
        }

        return await new FactorBook(own).Asks(account.Id, visit.Cancel)
            ? AskCode(visit, visit.Services.GetRequiredService<Tickets>().Write(ByPassword, account.Id), null)
            : Enter(visit, (await new SignIn(own).Open(account, "password", visit.Cancel)).Text);
    }

    static Sheet AskCode(Visit visit, string ticket, RefusalException? refusal) =>
        Sheet.Of<CodeBody>(visit.Say("page.sign_in.code.title"), (nameof(CodeBody.Ticket), ticket), (nameof(CodeBody.Refusal), refusal)) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };

    static async Task<Sheet?> OpenByCode(Visit visit)
    {
        Tickets tickets = visit.Services.GetRequiredService<Tickets>();
        string? ticket = visit.Sent("ticket");
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        if (tickets.Read(ByPassword, ticket) is not { } id || await own.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.ClosedAt == null, visit.Cancel) is not { } account)
        {
            return await Ask(visit, new RefusalException(RefusalKind.NotAuthorised, "sign_in_late", visit.Say("page.sign_in.late")));
        }

        if (visit.Sent("code") is not { } code || !await new FactorBook(own).Accepts(id, code, visit.Cancel))
        {
            return AskCode(visit, ticket!, new RefusalException(RefusalKind.NotAuthorised, "code_failed", visit.Say("page.refused.code_failed"), visit.Say("page.refused.code_failed.remedy")));
        }

        tickets.Spend(ticket!);
        return Enter(visit, (await new SignIn(own).Open(account, "password_and_code", visit.Cancel)).Text);
    }

    static async Task<Sheet?> OpenByPasskey(Visit visit)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        using var ceremony = new PasskeyCeremony(own, visit.Context);
        try
        {
            return Enter(visit, await ceremony.Open(visit));
        }
        catch (RefusalException refusal) when (refusal.Id == "passkey_refused")
        {
            return await Ask(visit, refusal);
        }
    }

    static Sheet? Enter(Visit visit, string key)
    {
        SessionCookie.Set(visit.Context, key);
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
