using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Auditing;

public sealed class AuditTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly Shop shop = Shop.Empty();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Entries_follow_one_another_and_the_chain_is_whole()
    {
        await Fill(7);

        VerifyAudit.Answer answer = await Verify();
        Assert.Equal((true, 7L, 7L), (answer.Whole, answer.Entries, answer.Sequence));
        ShowAudit.Answer shown = await new ShowAudit(shop.Workspace).Run(new ShowAudit.Request { Limit = 3 }, None);
        Assert.Equal([7L, 6L, 5L], shown.Rows.Select(row => row.Sequence));
        Assert.Equal(answer.Hash, shown.Rows[0].Hash);
        shown = await new ShowAudit(shop.Workspace).Run(new ShowAudit.Request { Limit = 3, Cursor = shown.Next }, None);
        Assert.Equal([4L, 3L, 2L], shown.Rows.Select(row => row.Sequence));
        EntryRow(shown.Rows.Single(row => row.Subject == "PR-2"));

        static void EntryRow(ShowAudit.EntryRow row)
        {
            Assert.Equal((2L, "p2", "verifier", "move", "practice", "PR-2"), (row.Sequence, row.Actor, row.Role, row.Act, row.Noun, row.Subject));
            Assert.Equal("""{"from":"draft","to":"observed"}""", row.Detail!.ToJsonString());
        }
    }

    [Fact]
    public async Task Days_are_inclusive_at_both_ends()
    {
        await Fill(2);
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        Assert.Equal(2, (await new ShowAudit(shop.Workspace).Run(new ShowAudit.Request { From = today.AddDays(-1), To = today.AddDays(1) }, None)).Rows.Count);
        Assert.Empty((await new ShowAudit(shop.Workspace).Run(new ShowAudit.Request { To = today.AddDays(-2) }, None)).Rows);
        Assert.Empty((await new ShowAudit(shop.Workspace).Run(new ShowAudit.Request { From = today.AddDays(2) }, None)).Rows);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'p9' WHERE sequence = 4", AuditFault.Altered, 4)]
    [InlineData("UPDATE audit_entries SET subject = NULL WHERE sequence = 1", AuditFault.Altered, 1)]
    [InlineData("UPDATE audit_entries SET hash = x'00' WHERE sequence = 4", AuditFault.Altered, 4)]
    [InlineData("UPDATE audit_entries SET previous = zeroblob(32) WHERE sequence = 4", AuditFault.Unlinked, 4)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 4", AuditFault.Missing, 4)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 1", AuditFault.Missing, 1)]
    [InlineData("DELETE FROM audit_entries WHERE sequence >= 6", AuditFault.Truncated, 6)]
    [InlineData("DELETE FROM audit_entries", AuditFault.Truncated, 1)]
    [InlineData("UPDATE audit_entries SET sequence = -4 WHERE sequence = 4; UPDATE audit_entries SET sequence = 4 WHERE sequence = 5; UPDATE audit_entries SET sequence = 5 WHERE sequence = -4", AuditFault.Unlinked, 4)]
    [InlineData("DELETE FROM audit_head", AuditFault.HeadWrong, 7)]
    [InlineData("UPDATE audit_head SET hash = zeroblob(32)", AuditFault.HeadWrong, 7)]
    [InlineData("UPDATE audit_head SET sequence = 3", AuditFault.HeadWrong, 7)]
    public async Task Whatever_is_done_to_the_chain_behind_its_triggers_is_found(string tampering, AuditFault fault, long at)
    {
        await Fill(7);
        Tamper(tampering);

        RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(Verify);
        Assert.Equal(("audit_broken", RefusalKind.Failed), (refusal.Id, refusal.Kind));
        AuditFinding first = ((VerifyAudit.Answer)refusal.Answer!).Rows[0];
        Assert.Equal((fault, at), (first.Fault, first.Sequence));
    }

    [Fact]
    public async Task A_chain_cut_together_with_its_head_is_found_by_what_was_noted_before()
    {
        await Fill(7);
        VerifyAudit.Answer noted = await Verify();
        string anchor = $"{noted.Sequence}:{noted.Hash}";
        await Fill(2);
        Assert.True((await Verify(anchor)).Whole);

        Tamper("DELETE FROM audit_entries WHERE sequence > 5; UPDATE audit_head SET sequence = 5, hash = (SELECT hash FROM audit_entries WHERE sequence = 5)");
        Assert.True((await Verify()).Whole);
        RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => Verify(anchor));
        Assert.Equal(AuditFault.AnchorLost, ((VerifyAudit.Answer)refusal.Answer!).Rows.Single().Fault);
        Assert.Equal("anchor_malformed", (await Assert.ThrowsAsync<RefusalException>(() => Verify("7:xyz"))).Id);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'p9'")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 2")]
    [InlineData("INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE sequence = 2")]
    [InlineData("INSERT INTO audit_entries SELECT sequence + 5, at, actor, role, act, noun, subject, detail, previous, hash FROM audit_entries WHERE sequence = 2")]
    [InlineData("UPDATE audit_head SET sequence = 1")]
    [InlineData("UPDATE audit_head SET hash = zeroblob(32)")]
    [InlineData("DELETE FROM audit_head")]
    [InlineData("INSERT INTO audit_head VALUES (2, 0, zeroblob(32))")]
    public async Task The_database_refuses_to_change_the_chain(string statement)
    {
        await Fill(2);
        Assert.ThrowsAny<System.Data.Common.DbException>(() => shop.Workspace.Registry.Database.ExecuteSqlRaw(statement));
        Assert.True((await Verify()).Whole);
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_entry_and_an_entry_that_fails_leaves_no_change()
    {
        RegistryContext registry = shop.Workspace.Registry;
        registry.Database.ExecuteSqlRaw("INSERT INTO person_names (person, name) VALUES ('p1', 'Ann')");
        registry.Names.Add(new PersonName { Person = "p1", Name = "Twice" });
        await Assert.ThrowsAsync<DbUpdateException>(() => shop.Workspace.Audit.Append(new Act("add", "person", "p1"), None));
        registry.ChangeTracker.Clear();
        Assert.Equal(0, (await Verify()).Entries);

        registry.Names.Add(new PersonName { Person = "p2", Name = "Bo" });
        registry.Database.ExecuteSqlRaw("CREATE TRIGGER full BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => shop.Workspace.Audit.Append(new Act("add", "person", "p2"), None));
        Assert.False(await registry.Names.AsNoTracking().AnyAsync(it => it.Person == "p2", None));
    }

    [Fact]
    public async Task Appends_at_once_from_many_contexts_make_one_chain()
    {
        _ = shop.Workspace.Registry;
        await Parallel.ForAsync(0, 8, None, async (i, cancel) =>
        {
            using SqliteRegistry registry = SqliteRegistry.Of(shop.Workspace.Settings.RegistryFile);
            for (int j = 0; j < 10; j++)
            {
                await new AuditTrail(registry, TimeProvider.System).Append(new Act("move", "practice", $"PR-{i}-{j}"), cancel);
            }
        });
        VerifyAudit.Answer answer = await Verify();
        Assert.Equal((true, 80L), (answer.Whole, answer.Entries));
    }

    [Fact]
    public async Task An_export_of_people_is_told_without_their_names()
    {
        using var filled = new Shop();
        filled.Import("people", "person,team,from,name,name_zh\np20,t,2025-01-01,Zofia Weber,韦佐菲\n");
        ExportTable.Answer answer = await new ExportTable(filled.Workspace, new Actor("p20", Roles.Auditor)).Run(new ExportTable.Request { Table = "people", Under = "t" }, None);
        Assert.Equal(13, answer.Rows.Count());

        AuditEntry entry = Assert.Single(filled.Workspace.Registry.AuditEntries.AsNoTracking().Where(it => it.Act != "import"));
        Assert.Equal(("p20", "auditor", "export", "people", """{"names":1,"rows":13,"under":"t"}"""), (entry.Actor, entry.Role, entry.Act, entry.Noun, entry.Detail));
    }

    [Fact]
    public async Task A_free_text_is_refused_and_enters_by_its_fingerprint()
    {
        Act told = new("move", "practice", "PR-1") { Detail = new Dictionary<string, object?> { ["why"] = "first line\nsecond" } };
        await Assert.ThrowsAsync<ArgumentException>(() => shop.Workspace.Audit.Append(told, None));
        Assert.Equal("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Act.Fingerprint("abc"));
    }

    async Task Fill(int entries)
    {
        for (int i = 1; i <= entries; i++)
        {
            Act act = new("move", "practice", $"PR-{i}") { Actor = $"p{i}", Role = "verifier", Detail = new Dictionary<string, object?> { ["to"] = "observed", ["from"] = "draft", ["none"] = null } };
            await shop.Workspace.Audit.Append(act, None);
        }
    }

    Task<VerifyAudit.Answer> Verify() => Verify(null);

    Task<VerifyAudit.Answer> Verify(string? anchor) => new VerifyAudit(shop.Workspace).Run(new VerifyAudit.Request { Anchor = anchor }, None);

    void Tamper(string statements)
    {
        string[] triggers = ["entries_no_update", "entries_no_delete", "entries_in_order", "head_only_forward", "head_no_delete", "head_only_one"];
        string lifted = string.Concat(triggers.Select(it => $"DROP TRIGGER audit_{it};"));
        shop.Workspace.Registry.Database.ExecuteSqlRaw(lifted);
        shop.Workspace.Registry.Database.ExecuteSqlRaw(statements);
    }
}
