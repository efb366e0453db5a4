using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Takes a second factor off: one's own by a code, somebody's who lost theirs as the owner.</summary>
[UseCase("factor", "remove", "Take an account's second factor off, with its recovery codes", Examples = ["factor remove ann"])]
public sealed class RemoveFactor(Workspace workspace, Actor actor, Asker asker) : IUseCase<RemoveFactor.Request, ShowSignIn.Answer>
{
    public async Task<ShowSignIn.Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        SecondFactor factor = await workspace.Registry.FindAsync<SecondFactor>([account.Id], cancel)
            ?? throw new RefusalException(RefusalKind.Conflict, "factor_absent", $"{account.Id} has no second factor.", "Draw one with: pacesetter factor add");
        if (asker.SignedIn && asker.Account == account.Id && factor.ConfirmedAt is not null)
        {
            if (request.Code is null || !await new FactorBook(workspace).Accepts(account.Id, request.Code.Reveal(), cancel))
            {
                throw new RefusalException(RefusalKind.NotAuthorised, "code_failed", "The code is not right, or no longer.", "Send the one that is shown now, or a recovery code; after five failures wait five minutes.");
            }
        }
        else
        {
            await PresentPassword.Confirm(workspace, asker, request.Present, account.Id, cancel);
        }

        workspace.Registry.Remove(factor);
        await workspace.Audit.Append(new Act("remove", "second_factor", account.Id).By(actor), cancel);
        return await ShowSignIn.Of(workspace, account, cancel);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("A code, from whoever signed in and takes their own off")]
        public Secret? Code { get; init; }

        [Field("The present password of whoever signed in and takes another's off")]
        public Secret? Present { get; init; }
    }
}
