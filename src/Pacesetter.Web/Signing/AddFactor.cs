using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Draws the secret of a second factor. Nobody is asked for codes before a first one has confirmed that it arrived.</summary>
[UseCase("factor", "add", "Draw the secret from which an account's one-time codes are made; it is shown this once, and counts once a code confirms it", Examples = ["factor add ann"])]
public sealed class AddFactor(Workspace workspace, Actor actor, Asker asker) : IUseCase<AddFactor.Request, AddFactor.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        await PresentPassword.Confirm(workspace, asker, request.Present, account.Id, cancel);
        (string text, string kept) = new FactorBook(workspace).Draw();
        if (await workspace.Registry.FindAsync<SecondFactor>([account.Id], cancel) is not { } factor)
        {
            workspace.Registry.Add(new SecondFactor { Account = account.Id, Sealed = kept });
        }
        else if (factor.ConfirmedAt is null)
        {
            (factor.Sealed, factor.Failures, factor.LockedUntil) = (kept, 0, null);
        }
        else
        {
            throw new RefusalException(RefusalKind.Conflict, "factor_stands", $"{account.Id} has a second factor.", "Take it off first: pacesetter factor remove");
        }

        await workspace.Audit.Append(new Act("draw", "second_factor", account.Id).By(actor), cancel);
        string label = Uri.EscapeDataString($"Pacesetter:{account.Id}");
        return new(account.Id, text, $"otpauth://totp/{label}?secret={text}&issuer=Pacesetter");
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("The present password of whoever asks, where they signed in with one")]
        public Secret? Present { get; init; }
    }

    /// <summary>The secret, and the address that a program for codes reads.</summary>
    public sealed record Answer(string Account, string Secret, string Address);
}
