using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>How somebody comes in themselves: password, second factor, passkeys.</summary>
static class AccountPages
{
    const string Home = "/account";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, visit => Show(visit, null)),
        Page.Post(Home + "/password", visit => Or(visit, SetPassword)),
        Page.Post(Home + "/factor", visit => Or(visit, Draw)),
        Page.Post(Home + "/factor/confirm", Confirm),
        Page.Post(Home + "/factor/remove", visit => Or(visit, Remove)),
        Page.Post(Home + "/passkeys", visit => Or(visit, AddPasskey)),
        Page.Post(Home + "/passkeys/remove", visit => Or(visit, Forget)),
    ];

    static async Task<Sheet?> Show(Visit visit, RefusalException? refusal)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        using var ceremony = new PasskeyCeremony(own, visit.Context);
        return Sheet.Of<AccountBody>(
            visit.Say("page.account"),
            (nameof(AccountBody.Account), await visit.Ask<ShowSignIn.Answer>(new ShowSignIn.Request { Account = visit.Caller!.Account })),
            (nameof(AccountBody.Offer), await ceremony.OfferToAdd(visit.Caller.Account)),
            (nameof(AccountBody.Refusal), refusal)) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    // What is refused is said where the form was.
    static async Task<Sheet?> Or(Visit visit, Func<Visit, Task<Sheet?>> change)
    {
        try
        {
            return await change(visit);
        }
        catch (RefusalException refusal)
        {
            return await Show(visit, refusal);
        }
    }

    static async Task<Sheet?> SetPassword(Visit visit)
    {
        string password = visit.Form["password"].ToString();
        if (password != visit.Form["again"].ToString())
        {
            throw new RefusalException(RefusalKind.Usage, "passwords_differ", visit.Say("page.account.password.differ"));
        }

        await visit.Ask<SetPassword.Answer>(new SetPassword.Request { Account = visit.Caller!.Account, Password = new(() => password), Present = visit.Secret("present") });
        // The sessions opened with the one before have ended, this one too.
        SessionCookie.Clear(visit.Context);
        return visit.Go("/sign-in?changed=password&next=" + Uri.EscapeDataString(Home));
    }

    static async Task<Sheet?> Draw(Visit visit)
    {
        AddFactor.Answer drawn = await visit.Ask<AddFactor.Answer>(new AddFactor.Request { Account = visit.Caller!.Account, Present = visit.Secret("present") });
        return Drawn(visit, drawn.Address, null);
    }

    static Sheet Drawn(Visit visit, string address, RefusalException? refusal) =>
        Sheet.Of<FactorBody>(visit.Say("page.account.factor"), (nameof(FactorBody.Address), address), (nameof(FactorBody.Refusal), refusal)) with { Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    static async Task<Sheet?> Confirm(Visit visit)
    {
        try
        {
            // Sent twice, the codes are shown twice: they are nowhere else.
            JsonObject answer = await visit.Change(new ConfirmFactor.Request { Account = visit.Caller!.Account, Code = visit.Secret("code") ?? new(() => "") });
            return Sheet.Of<RecoveryBody>(visit.Say("page.account.recovery"), (nameof(RecoveryBody.Codes), (IReadOnlyList<string>)[.. answer["recovery"]!.AsArray().Select(it => (string)it!)]));
        }
        catch (RefusalException refusal)
        {
            return visit.Sent("address") is { } address && address.StartsWith("otpauth://totp/", StringComparison.Ordinal) && refusal.Id == "code_failed" ? Drawn(visit, address, refusal) : await Show(visit, refusal);
        }
    }

    static async Task<Sheet?> Remove(Visit visit)
    {
        await visit.Ask<ShowSignIn.Answer>(new RemoveFactor.Request { Account = visit.Caller!.Account, Code = visit.Secret("code") });
        return visit.Go(Home);
    }

    static async Task<Sheet?> AddPasskey(Visit visit)
    {
        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        using var ceremony = new PasskeyCeremony(own, visit.Context);
        await ceremony.Add(visit, visit.Caller!.Asker);
        return visit.Go(Home);
    }

    static async Task<Sheet?> Forget(Visit visit)
    {
        await visit.Ask<ShowSignIn.Answer>(new RemovePasskey.Request { Account = visit.Caller!.Account, Id = visit.Sent("id") ?? "" });
        return visit.Go(Home);
    }
}
