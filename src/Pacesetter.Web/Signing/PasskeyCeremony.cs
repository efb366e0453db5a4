using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>What a browser's device and the server say to each other so that a passkey is added or opens a session (WebAuthn). The device must verify its user, so one gesture is two factors. Verified by the platform's handler.</summary>
sealed class PasskeyCeremony(Workspace workspace, HttpContext context) : IDisposable
{
    const string Adding = "passkey-add";
    const string Opening = "passkey-open";
    const int MostPasskeys = 20;
    const int LongestName = 100;
    const string Required = "required";

    readonly UserManager<Account> manager = new(new PasskeyStore(workspace), Options.Create(new IdentityOptions()), null!, [], [], null!, new IdentityErrorDescriber(), null!, NullLogger<UserManager<Account>>.Instance);

    PasskeyHandler<Account> Handler => new(manager, Options.Create(new IdentityPasskeyOptions { UserVerificationRequirement = Required, ResidentKeyRequirement = Required }));

    Tickets Tickets => context.RequestServices.GetRequiredService<Tickets>();

    CancellationToken Cancel => context.RequestAborted;

    /// <summary>What the browser is asked to add, and the ticket that it sends back with the answer.</summary>
    public async Task<PasskeyOffer> OfferToAdd(string account)
    {
        PasskeyCreationOptionsResult made = await Handler.MakeCreationOptionsAsync(new() { Id = account, Name = account, DisplayName = account }, context);
        return new(made.CreationOptionsJson, Tickets.Write(Adding, made.AttestationState!));
    }

    /// <summary>What the browser is asked to open a session with.</summary>
    public async Task<PasskeyOffer> OfferToOpen()
    {
        PasskeyRequestOptionsResult made = await Handler.MakeRequestOptionsAsync(null, context);
        return new(made.RequestOptionsJson, Tickets.Write(Opening, made.AssertionState!));
    }

    /// <summary>Keeps a new passkey of an account.</summary>
    /// <exception cref="RefusalException">It is not what was asked for, or too late, or not the account's to add.</exception>
    public async Task Add(Visit visit, Asker asker)
    {
        Account account = await OwnAccount.Find(workspace, visit.Actor!, asker.Account!, Cancel);
        string name = visit.Sent("name") ?? visit.Say("page.account.passkey.unnamed");
        if (name.Length > LongestName || (await manager.GetPasskeysAsync(account)).Count >= MostPasskeys)
        {
            throw new RefusalException(RefusalKind.Usage, "passkey_too_many", $"An account has at most {MostPasskeys} passkeys, their names at most {LongestName} characters.", "Forget one that is not used.");
        }

        await PresentPassword.Confirm(workspace, asker, visit.Secret("present"), account.Id, Cancel);
        PasskeyAttestationResult result = await Handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = visit.Form["credential"].ToString(), AttestationState = Taken(Adding, visit.Sent("ticket")) });
        // The ticket says for whom it was made: nobody adds a passkey to an account by another's page.
        if (!result.Succeeded || result.UserEntity.Id != account.Id)
        {
            throw Refused(result.Failure);
        }

        result.Passkey.Name = name;
        await new PasskeyStore(workspace).AddOrUpdatePasskeyAsync(account, result.Passkey, Cancel);
        await workspace.Audit.Append(new Act("add", "passkey", account.Id).By(visit.Actor!), Cancel);
    }

    /// <summary>The key of a session that a passkey opens.</summary>
    /// <exception cref="RefusalException">It opens nothing, whatever the reason.</exception>
    public async Task<string> Open(Visit visit)
    {
        PasskeyAssertionResult<Account> result = await Handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = visit.Form["credential"].ToString(), AssertionState = Taken(Opening, visit.Sent("ticket")) });
        if (!result.Succeeded)
        {
            throw Refused(result.Failure);
        }

        await new PasskeyStore(workspace).AddOrUpdatePasskeyAsync(result.User, result.Passkey, Cancel);
        return (await new SignIn(workspace).Open(result.User, "passkey", Cancel)).Text;
    }

    public void Dispose() => manager.Dispose();

    string Taken(string purpose, string? ticket) => Tickets.Read(purpose, ticket) is { } state && Tickets.Spend(ticket!) ? state : throw Refused(null);

    static RefusalException Refused(Exception? why) =>
        new(RefusalKind.NotAuthorised, "passkey_refused", why is null ? "The page was open for too long, or was sent twice." : "The passkey does not open anything here.", "Try once more; a passkey works at the address where it was added.");
}

/// <summary>What a browser is asked to do with a passkey.</summary>
/// <param name="Options">What its device is asked, as JSON.</param>
/// <param name="Ticket">What comes back with the answer.</param>
public sealed record PasskeyOffer(string Options, string Ticket);
