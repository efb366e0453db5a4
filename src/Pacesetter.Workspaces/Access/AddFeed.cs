using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Makes a secret address of an account's agenda. It is shown once.</summary>
[UseCase("feed", "add", "Make a secret address from which a calendar reads an account's agenda; it is shown this once", Examples = ["feed add ann"])]
public sealed class AddFeed(Workspace workspace, Actor actor) : IUseCase<AddFeed.Request, AddFeed.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        string token = Secrets.Make();
        var feed = new CalendarFeed { Id = Secrets.Identifier(), Account = account.Id, Hash = Secrets.HashOf(token), CreatedAt = workspace.Clock.GetUtcNow() };
        workspace.Registry.Add(feed);
        await workspace.Audit.Append(new Act("add", "feed", feed.Id) { Detail = new Dictionary<string, object?> { ["account"] = account.Id } }.By(actor), cancel);
        return new(feed.Id, account.Id, $"/feeds/{token}.ics");
    }

    /// <summary>Whose agenda an address shows; null where it shows none any more.</summary>
    public static async Task<Account?> Of(Workspace workspace, string token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        string hash = Secrets.HashOf(token);
        CalendarFeed? feed = await workspace.Registry.Set<CalendarFeed>().AsNoTracking().FirstOrDefaultAsync(it => it.Hash == hash && it.RevokedAt == null, cancel);
        return feed is null ? null : await workspace.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == feed.Account && it.ClosedAt == null, cancel);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }
    }

    /// <summary>The address, to be put after the server's. It is kept nowhere.</summary>
    public sealed record Answer(string Id, string Account, string Address);
}
