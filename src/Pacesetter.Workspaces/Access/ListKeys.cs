using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Lists the keys, without their secrets.</summary>
[UseCase("key", "list", "The keys of accounts: until when they open, and when they last did", Examples = ["key list"])]
public sealed class ListKeys(Workspace workspace) : IUseCase<ListKeys.Request, ListKeys.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel) => Task.FromResult(Of(workspace.Registry));

    internal static Answer Of(RegistryContext registry) => new([.. registry.Keys.AsNoTracking().OrderBy(it => it.Account).ThenBy(it => it.CreatedAt).AsEnumerable()
        .Select(it => new Row(it.Id, it.Account, it.Note, it.CreatedAt, it.ExpiresAt, it.LastUsedAt, it.RevokedAt) { Roles = it.Grants is null ? null : [.. it.Grants.Select(one => $"{RoleWords.OfGrant(one.Roles)}@{one.Unit}")], Session = it.Session })]);

    public sealed record Request;

    public sealed record Answer(IReadOnlyList<Row> Rows);

    public sealed record Row(string Id, string Account, string? Note, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
    {
        /// <summary>What it is narrowed to; null for all that the account was granted.</summary>
        public IReadOnlyList<string>? Roles { get; init; }

        /// <summary>True where it was given for a password.</summary>
        public bool Session { get; init; }

        /// <summary>Whether it still opens something.</summary>
        public bool Opens(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && !(Session && now - (LastUsedAt ?? CreatedAt) >= ApiKey.Unused);
    }
}
