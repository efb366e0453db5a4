using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Has an address told of moves. The secret of its signatures is shown once.</summary>
[UseCase("webhook", "add", "Have an address told of moves, as far as an account may see them; the secret is shown this once", Examples = ["webhook add https://hooks.example.org/pacesetter --nouns practice,adoption --account board"])]
public sealed class AddWebhook(Workspace workspace, Actor actor) : IUseCase<AddWebhook.Request, AddWebhook.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Uri address = WebhookAddress.Checked(request.Url, workspace.Settings);
        Account account = await workspace.Registry.Accounts.FindAsync([request.Account], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "account_unknown", $"There is no account {request.Account}.", "See them with: pacesetter user list");
        string[] nouns = [.. request.Nouns.Select(word => word == Alert.Word ? word : (Lifecycles.Nouns.Find(word) ?? throw NounUnknown(word)).Key).Distinct()];
        if (nouns.Length == 0)
        {
            throw NounUnknown("");
        }

        var webhook = new Webhook
        {
            Id = Secrets.Identifier(),
            Url = address.AbsoluteUri,
            Nouns = string.Join(',', nouns),
            Account = account.Id,
            Secret = "whs_" + Secrets.Make(),
            CreatedAt = workspace.Clock.GetUtcNow(),
        };
        workspace.Registry.Add(webhook);
        await workspace.Audit.Append(new Act("add", "webhook", webhook.Id) { Detail = new Dictionary<string, object?> { ["account"] = account.Id, ["nouns"] = nouns, ["url"] = Act.Fingerprint(webhook.Url) } }.By(actor), cancel);
        return new(webhook.Id, webhook.Url, nouns, account.Id, webhook.Secret);
    }

    static RefusalException NounUnknown(string word) => new(RefusalKind.Usage, "noun_unknown", $"There is no noun '{word}'.", $"Use: {string.Join(", ", Lifecycles.Nouns.All.Select(it => it.Key).Append(Alert.Word))}.");

    public sealed record Request
    {
        [Field("The address to tell", Argument = true, Value = "URL")]
        public required string Url { get; init; }

        [Field("The nouns whose moves to tell of, parted by commas; alert for what the account chose to be told of", Value = "NOUNS")]
        public required IReadOnlyList<string> Nouns { get; init; }

        [Field("The account whose reach it has", Value = "ACCOUNT")]
        public required string Account { get; init; }
    }

    /// <summary>The webhook. <c>Secret</c> is shown nowhere else.</summary>
    public sealed record Answer(string Id, string Url, IReadOnlyList<string> Nouns, string Account, string Secret);
}
