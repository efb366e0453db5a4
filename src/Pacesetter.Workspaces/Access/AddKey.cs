using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Makes a key for an account. Its text is shown once.</summary>
[UseCase("key", "add", "Make a key for an account; its text is shown this once", Examples = ["key add ann", "key add board --roles auditor@S2", "key add terminal-3 --days 30 --note \"press shop\""])]
public sealed class AddKey(Workspace workspace, Actor actor) : IUseCase<AddKey.Request, AddKey.Answer>
{
    const int MostDays = 3660;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Days is < 1 or > MostDays)
        {
            throw new RefusalException(RefusalKind.Usage, "days_out_of_range", $"A key opens for 1 to {MostDays} days.", "Write --days 365.");
        }

        Account account = await workspace.Registry.Accounts.FindAsync([request.Account], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "account_unknown", $"There is no account {request.Account}.", "Add it with: pacesetter user grant");
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        IReadOnlyList<Grant>? narrowed = request.Roles.Count == 0 ? null : await GrantRoles.Grants(workspace, request.Roles, cancel);
        if (narrowed is not null && (await Narrowing.Of(account.Grants, narrowed, workspace.Ledger, cancel)).Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "key_opens_nothing", $"The account {account.Id} has none of these roles there.", "Name a part of what it was granted: pacesetter user list");
        }

        (ApiKey key, string text) = ApiKey.Make(account.Id, request.Note, now, now.AddDays(request.Days), (narrowed, false));
        workspace.Registry.Keys.Add(key);
        await workspace.Audit.Append(new Act("add", "key", key.Id) { Detail = new Dictionary<string, object?> { ["account"] = account.Id, ["days"] = request.Days, ["roles"] = request.Roles.Count == 0 ? null : request.Roles } }.By(actor), cancel);
        return new(text, key.Id, account.Id, key.ExpiresAt);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("For how many days it opens", Value = "N")]
        public int Days { get; init; } = 365;

        [Field("Narrow it to these roles of the account; it never has more than the account", Value = "ROLE@UNIT")]
        public IReadOnlyList<string> Roles { get; init; } = [];

        [Field("What it is for", Value = "TEXT")]
        public string? Note { get; init; }
    }

    /// <summary>The key. <c>Key</c> is kept nowhere.</summary>
    public sealed record Answer(string Key, string Id, string Account, DateTimeOffset ExpiresAt);
}
