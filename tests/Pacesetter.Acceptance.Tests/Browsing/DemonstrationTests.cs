using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A server that runs to be tried out.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task A_workspace_in_which_people_have_accounts_is_not_opened_to_anybody()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await office.Key("eve", "team_lead@B");
        using Workspace own = office.Desk.Workspace.Session();
        RefusalException refused = await Assert.ThrowsAsync<RefusalException>(() => new Serve(own, own.Clock).Run(new Serve.Request { Demo = true, Urls = "http://127.0.0.1:0" }, CancellationToken.None));
        Assert.Equal("accounts_of_others", refused.Id);
    }

    [Theory, EveryRegistry]
    public async Task Many_who_come_in_at_once_with_a_role_share_its_account_and_stay_who_they_are(string provider)
    {
        using var desk = new Desk(provider);
        await using Booth booth = await Booth.Open(desk.Workspace);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ComeIn())), it => Assert.Equal("/", it));
        Assert.Equal(["demo-worker ann worker@A"], await Accounts());
        // Somebody who is before them on the roll, in another team.
        desk.Import("people", "person,team\naaa,B\n");
        Assert.Equal("/", await ComeIn());
        Assert.Equal(["demo-worker ann worker@A"], await Accounts());

        async Task<string?> ComeIn()
        {
            using var visitor = new Visitor(booth.Address);
            return (await visitor.ComeInAs("worker")).Leads;
        }

        async Task<IEnumerable<string>> Accounts()
        {
            using Workspace own = desk.Workspace.Session();
            AccountsAnswer answer = await new ListUsers(own).Run(new(), CancellationToken.None);
            return [.. answer.Rows.Select(it => $"{it.Id} {it.Person} {string.Join(',', it.Roles)}")];
        }
    }
}
