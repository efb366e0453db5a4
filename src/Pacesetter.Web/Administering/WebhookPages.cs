using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Web.Administering;

/// <summary>The addresses that are told of moves, and how that goes.</summary>
static class WebhookPages
{
    const string Home = "/webhooks";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, visit => List(visit, null)),
        Page.Post(Home, Add, List),
        Page.Post(Home + "/remove", Remove, List),
    ];

    static async Task<Sheet?> List(Visit visit, RefusalException? refusal)
    {
        WebhooksAnswer webhooks = await visit.Ask<WebhooksAnswer>(new ListWebhooks.Request());
        AccountsAnswer accounts = await visit.Ask<AccountsAnswer>(new ListUsers.Request());
        return Sheet.Of<WebhooksBody>(
            visit.Say("page.webhooks"),
            (nameof(WebhooksBody.Webhooks), webhooks.Rows),
            (nameof(WebhooksBody.Accounts), (IReadOnlyList<AccountRow>)[.. accounts.Rows.Where(it => it.ClosedAt is null)]),
            (nameof(WebhooksBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Add(Visit visit)
    {
        JsonObject made = await visit.Change(new AddWebhook.Request { Url = visit.Sent("url") ?? "", Nouns = [.. visit.Form["nouns"].OfType<string>()], Account = visit.Sent("account") ?? "" });
        return Sheet.Of<WebhookMadeBody>(visit.Say("page.webhooks.made"), (nameof(WebhookMadeBody.Url), (string)made["url"]!), (nameof(WebhookMadeBody.Secret), (string)made["secret"]!));
    }

    static async Task<Sheet?> Remove(Visit visit)
    {
        await visit.Ask<WebhooksAnswer>(new RemoveWebhook.Request { Id = visit.Sent("id") ?? "" });
        return visit.Go(Home);
    }
}
