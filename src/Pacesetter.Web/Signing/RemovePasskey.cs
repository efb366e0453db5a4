using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Forgets a passkey: its device opens nothing any more.</summary>
[UseCase("passkey", "remove", "Forget a passkey of an account: its device opens nothing any more", Examples = ["passkey remove ann p3f9a1c2b4d5e"])]
public sealed class RemovePasskey(Workspace workspace, Actor actor) : IUseCase<RemovePasskey.Request, ShowSignIn.Answer>
{
    public async Task<ShowSignIn.Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        Passkey passkey = await workspace.Registry.Set<Passkey>().FirstOrDefaultAsync(it => it.Id == request.Id && it.Account == account.Id, cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "passkey_unknown", $"{account.Id} has no passkey {request.Id}.", "See them with: pacesetter user show");
        workspace.Registry.Remove(passkey);
        await workspace.Audit.Append(new Act("remove", "passkey", account.Id).By(actor), cancel);
        return await ShowSignIn.Of(workspace, account, cancel);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("The passkey's identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
