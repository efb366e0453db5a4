using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Signing;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Administering;

/// <summary>Who may come in: accounts, their roles for units, how each signs in.</summary>
static class PeoplePages
{
    const string Home = "/people";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, visit => List(visit, null)),
        Page.Post(Home, Add, List),
        Page.Get(Home + "/{account}", visit => Card(visit, null)),
        Page.Post(Home + "/{account}/grant", visit => Or(visit, Grant)),
        Page.Post(Home + "/{account}/revoke", visit => Or(visit, Revoke)),
        Page.Post(Home + "/{account}/password", visit => Or(visit, SetPassword)),
        Page.Post(Home + "/{account}/factor", visit => Or(visit, TakeFactor)),
        Page.Post(Home + "/{account}/close", visit => Or(visit, Close)),
    ];

    static async Task<Sheet?> List(Visit visit, RefusalException? refusal)
    {
        AccountsAnswer accounts = await visit.Ask<AccountsAnswer>(new ListUsers.Request());
        return Sheet.Of<PeopleBody>(visit.Say("page.people"), (nameof(PeopleBody.Accounts), accounts.Rows), (nameof(PeopleBody.Units), await visit.Units()), (nameof(PeopleBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Add(Visit visit)
    {
        string id = visit.Sent("id") ?? "";
        // The form of a new account changes none that is there: it would take all its roles but one.
        if ((await visit.Ask<AccountsAnswer>(new ListUsers.Request())).Rows.Any(it => it.Id == id))
        {
            throw new RefusalException(RefusalKind.Conflict, "account_stands", visit.Say("page.people.stands", ("account", id)));
        }

        await visit.Ask<AccountsAnswer>(new GrantRoles.Request { Id = id, Person = visit.Sent("person"), Roles = Sent(visit) });
        return visit.Go(PathOf(id));
    }

    static async Task<Sheet?> Card(Visit visit, RefusalException? refusal)
    {
        // The list answers the owner alone; one's own card is elsewhere.
        await visit.Ask<AccountsAnswer>(new ListUsers.Request());
        ShowSignIn.Answer account = await visit.Ask<ShowSignIn.Answer>(new ShowSignIn.Request { Account = visit.Route("account") });
        return Sheet.Of<PersonBody>(account.Account, (nameof(PersonBody.Account), account), (nameof(PersonBody.Units), await visit.Units()), (nameof(PersonBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Or(Visit visit, Func<Visit, string, Task> change)
    {
        string account = visit.Route("account");
        try
        {
            await change(visit, account);
            return visit.Go(PathOf(account));
        }
        catch (RefusalException refusal) when (refusal.Id is not ("account_unknown" or "role_lacks"))
        {
            return await Card(visit, refusal);
        }
    }

    static async Task Grant(Visit visit, string account) => await Replace(visit, account, roles => [.. roles, .. Sent(visit)]);

    static async Task Revoke(Visit visit, string account) => await Replace(visit, account, roles => [.. roles.Where(it => it != visit.Sent("grant"))]);

    // Granting replaces the whole: a form that was made before somebody else changed it must not undo that.
    static async Task Replace(Visit visit, string account, Func<IEnumerable<string>, IReadOnlyList<string>> change)
    {
        IReadOnlyList<string> standing = GrantText.Single((await visit.Ask<ShowSignIn.Answer>(new ShowSignIn.Request { Account = account })).Roles);
        if (visit.Form["standing"].ToString() != string.Join(' ', standing))
        {
            throw new RefusalException(RefusalKind.Conflict, "roles_changed_meanwhile", visit.Say("page.people.changed"));
        }

        await visit.Ask<AccountsAnswer>(new GrantRoles.Request { Id = account, Roles = change(standing) });
    }

    static async Task SetPassword(Visit visit, string account) =>
        await visit.Ask<SetPassword.Answer>(new SetPassword.Request { Account = account, Password = new(() => visit.Form["password"].ToString()), Present = visit.Secret("present") });

    static async Task TakeFactor(Visit visit, string account) => await visit.Ask<ShowSignIn.Answer>(new RemoveFactor.Request { Account = account, Present = visit.Secret("present") });

    static async Task Close(Visit visit, string account) => await visit.Ask<AccountsAnswer>(new CloseUser.Request { Id = account });

    static string[] Sent(Visit visit) => visit.Sent("role") is { } role ? [$"{role}@{visit.Sent("unit") ?? "*"}"] : [];

    static string PathOf(string account) => $"{Home}/{Uri.EscapeDataString(account)}";
}
