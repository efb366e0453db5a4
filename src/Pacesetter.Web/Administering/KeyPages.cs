using System.Text.Json.Nodes;
using Pacesetter.Access;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Administering;

/// <summary>The keys with which programs and people come in over the network: made, looked at, revoked.</summary>
static class KeyPages
{
    const string Home = "/keys";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, visit => List(visit, null)),
        Page.Post(Home, Add, List),
        Page.Post(Home + "/revoke", Revoke, List),
    ];

    static async Task<Sheet?> List(Visit visit, RefusalException? refusal)
    {
        ListKeys.Answer keys = await visit.Ask<ListKeys.Answer>(new ListKeys.Request());
        AccountsAnswer accounts = await visit.Ask<AccountsAnswer>(new ListUsers.Request());
        return Sheet.Of<KeysBody>(
            visit.Say("page.keys"),
            (nameof(KeysBody.Keys), keys.Rows),
            (nameof(KeysBody.Accounts), (IReadOnlyList<AccountRow>)[.. accounts.Rows.Where(it => it.ClosedAt is null)]),
            (nameof(KeysBody.Units), await visit.Units()),
            (nameof(KeysBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Add(Visit visit)
    {
        int days = visit.Sent("days") is not { } text ? new AddKey.Request { Account = "" }.Days
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int given) ? given : 0;
        // Sent twice, the text is shown twice to the session that made it: it is nowhere else.
        JsonObject made = await visit.Change(new AddKey.Request { Account = visit.Sent("account") ?? "", Days = days, Roles = Narrowed(visit), Note = visit.Sent("note") });
        return Sheet.Of<KeyMadeBody>(visit.Say("page.keys.made"), (nameof(KeyMadeBody.Account), (string)made["account"]!), (nameof(KeyMadeBody.Secret), (string)made["key"]!), (nameof(KeyMadeBody.Id), (string)made["id"]!));
    }

    static async Task<Sheet?> Revoke(Visit visit)
    {
        await visit.Ask<ListKeys.Answer>(new RevokeKey.Request { Id = visit.Sent("id") ?? "" });
        return visit.Go(Home);
    }

    // A role alone counts wherever the account has it, a unit alone for all the roles it has there.
    static string[] Narrowed(Visit visit) => (visit.Sent("role"), visit.Sent("unit")) switch
    {
        (null, null) => [],
        var (role, unit) => [$"{role ?? "owner"}@{unit ?? Grant.Everywhere}"],
    };
}
