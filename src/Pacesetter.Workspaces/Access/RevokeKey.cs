using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Revokes a key.</summary>
[UseCase("key", "revoke", "Revoke a key: it opens nothing from the next request on", Examples = ["key revoke 3f9a1c2b4d5e"])]
public sealed class RevokeKey(Workspace workspace, Actor actor) : IUseCase<RevokeKey.Request, ListKeys.Answer>
{
    public async Task<ListKeys.Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ApiKey key = await workspace.Registry.Keys.FindAsync([request.Id], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "key_unknown", $"There is no key {request.Id}.", "See them with: pacesetter key list");
        key.RevokedAt ??= workspace.Clock.GetUtcNow();
        await workspace.Audit.Append(new Act("revoke", "key", request.Id).By(actor), cancel);
        return ListKeys.Of(workspace.Registry);
    }

    public sealed record Request
    {
        [Field("The key's identifier, the part after pst_", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
