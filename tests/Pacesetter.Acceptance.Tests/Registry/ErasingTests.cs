using System.Text;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

public sealed class ErasingTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_name_goes_the_code_stays_and_the_audit_chain_verifies()
    {
        shop.Import("people", "person,team,from,name,name_zh\nz1,t,2025-01-01,Ottoline Quartermaine,欧陽\n");
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,z1,turn,120,0,8,,\n");
        Assert.NotEmpty(Holding("Quartermaine"));

        ErasePerson.Answer answer = await new ErasePerson(shop.Workspace, Actor.Owner).Run(new() { Person = "z1", Why = "left" }, CancellationToken.None);

        Assert.Contains("Backups", answer.Remains, StringComparison.Ordinal);
        Assert.Equal(1.5m, shop.Of("z1").FulfilmentOnQuota);
        Assert.Empty(Holding("Quartermaine"));
        Assert.Empty((await new VerifyAudit(shop.Workspace).Run(new(), CancellationToken.None)).Rows);
        Assert.Equal("name_unknown", (await Assert.ThrowsAsync<RefusalException>(() => new ErasePerson(shop.Workspace, Actor.Owner).Run(new() { Person = "z1" }, CancellationToken.None))).Id);
    }

    // The files themselves, their free pages and logs included.
    string[] Holding(string name) => [.. Directory.EnumerateFiles(shop.Workspace.Settings.Directory, "*", SearchOption.AllDirectories)
        .Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0;
        })];
}
