using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Lists the keys, without their secrets.</summary>
[UseCase("key", "list", "The keys of accounts: until when they open, and when they last did", Examples = ["key list"])]
public sealed class ListKeys(Workspace workspace) : IUseCase<ListKeys.Request, ListKeys.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel) => Task.FromResult(Of(workspace.Registry));

    internal static Answer Of(RegistryContext registry) => new([.. registry.Keys.AsNoTracking().OrderBy(it => it.Account).ThenBy(it => it.CreatedAt).AsEnumerable()
        .Select(it => new Row(it.Id, it.Account, it.Note, it.CreatedAt, it.ExpiresAt, it.LastUsedAt, it.RevokedAt))]);

    public sealed record Request;

    public sealed record Answer(IReadOnlyList<Row> Rows);

    public sealed record Row(string Id, string Account, string? Note, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
}
