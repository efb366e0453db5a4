using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Puts a second factor in force by its first code, and gives the codes that open once where the device is lost.</summary>
[UseCase("factor", "confirm", "Put an account's second factor in force by a code that it shows; the recovery codes are shown this once", Examples = ["factor confirm ann"])]
public sealed class ConfirmFactor(Workspace workspace, Actor actor) : IUseCase<ConfirmFactor.Request, ConfirmFactor.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        if (await workspace.Registry.FindAsync<SecondFactor>([account.Id], cancel) is not { ConfirmedAt: null } factor)
        {
            throw new RefusalException(RefusalKind.Conflict, "factor_not_drawn", $"{account.Id} has no second factor that waits to be confirmed.", "Draw one with: pacesetter factor add");
        }

        if (!await new FactorBook(workspace).Accepts(account.Id, request.Code.Reveal(), cancel))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "code_failed", "The code is not right, or no longer.", "Send the one that is shown now; after five failures wait five minutes.");
        }

        (IReadOnlyList<string> codes, string hashes) = FactorBook.DrawRecovery();
        await workspace.Registry.Entry(factor).ReloadAsync(cancel);
        (factor.ConfirmedAt, factor.Recovery) = (workspace.Clock.GetUtcNow(), hashes);
        await workspace.Audit.Append(new Act("confirm", "second_factor", account.Id).By(actor), cancel);
        return new(account.Id, codes);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("The code that is shown now")]
        public required Secret Code { get; init; }
    }

    /// <summary>Each opens once in place of a code; only hashes of them are kept.</summary>
    public sealed record Answer(string Account, IReadOnlyList<string> Recovery);
}
