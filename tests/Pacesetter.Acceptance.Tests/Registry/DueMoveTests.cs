using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Measuring;
using Pacesetter.Recognising;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Moves that the program makes by itself: once, whole, whoever opens the workspace and whenever it is cut off.</summary>
public sealed class DueMoveTests
{
    static readonly CancellationToken None = CancellationToken.None;

    const int Titles = 60;

    [Theory, SqliteFirst]
    public async Task Two_programs_that_open_the_workspace_at_once_make_each_due_move_once(string provider)
    {
        using var desk = new Desk(provider);
        await Expiring(desk, Titles);
        WorkspaceSettings other = Other(desk, provider);
        desk.Workspace.Dispose();

        // Of one workspace the second program finds the door shut; two workspaces on one database meet at the lease.
        Process[] both = [Opens(desk.Trial.Settings), Opens(other)];
        foreach (Process process in both)
        {
            using (process)
            {
                await process.WaitForExitAsync(None);
                Assert.True(process.ExitCode == 0 || (provider == RegistryTrial.Sqlite && process.ExitCode == 5), $"exit {process.ExitCode}: {await process.StandardError.ReadToEndAsync(None)}");
            }
        }

        using RegistryContext registry = desk.Trial.Another();
        Assert.Equal(Titles, await registry.Set<Title>().CountAsync(it => it.State == TitleState.Expired && it.Version == 2, None));
        Assert.Equal(Titles, await registry.Moves.CountAsync(it => it.ToState == "expired", None));
        Assert.Equal(Titles, await registry.AuditEntries.CountAsync(it => it.Act == "move" && it.Actor == Act.Program, None));
        JobLease lease = await registry.Leases.SingleAsync(it => it.Job == "due-moves", None);
        Assert.Null(lease.Holder);
    }

    [Theory, SqliteFirst]
    public async Task A_lease_that_is_held_is_left_alone_and_one_of_a_killed_holder_is_taken_over(string provider)
    {
        using var desk = new Desk(provider);
        await Expiring(desk, 1);
        desk.Workspace.Registry.Leases.Add(new JobLease { Job = "due-moves", Holder = "elsewhere:1", HeldUntil = desk.Workspace.Clock.GetUtcNow().AddMinutes(4) });
        await desk.Workspace.Registry.SaveChangesAsync(None);
        Assert.Empty(await desk.Open());
        Assert.Equal("granted", desk.State("title", "t0"));

        desk.Workspace.Registry.ChangeTracker.Clear();
        await desk.Workspace.Registry.Leases.ExecuteUpdateAsync(row => row.SetProperty(it => it.HeldUntil, desk.Workspace.Clock.GetUtcNow().AddMinutes(-1)), None);
        Assert.Equal(1, (await desk.Open())["due-moves"]);
        Assert.Equal("expired", desk.State("title", "t0"));
        Assert.Empty(await desk.Open());
    }

    [Theory, SqliteFirst]
    public async Task A_program_killed_in_the_middle_of_its_moves_leaves_each_entry_before_or_after(string provider)
    {
        const int Kills = 3;
        var random = new Random(3);
        int between = 0;
        for (int i = 0; i < Kills; i++)
        {
            using var desk = new Desk(provider);
            await Expiring(desk, 100);
            WorkspaceSettings settings = desk.Trial.Settings;
            desk.Workspace.Dispose();
            using (Process process = Opens(settings))
            {
                // Cut off some moves after the first, however slow the machine is.
                await Until(() => Expired(settings) > random.Next(40) || process.HasExited);
                process.Kill();
                await process.WaitForExitAsync(None);
            }

            using Workspace after = Workspace.Open(settings, TimeProvider.System);
            List<Title> titles = await after.Registry.Set<Title>().AsNoTracking().ToListAsync(None);
            string[] moved = await after.Registry.Moves.Where(it => it.ToState == "expired").Select(it => it.Entry).ToArrayAsync(None);
            string?[] told = await after.Registry.AuditEntries.Where(it => it.Act == "move").Select(it => it.Subject).ToArrayAsync(None);
            string[] expired = [.. titles.Where(it => it.State == TitleState.Expired && it.Version == 2).Select(it => it.Id).Order(StringComparer.Ordinal)];
            Assert.Equal(expired, moved.Order(StringComparer.Ordinal));
            Assert.Equal(expired, told.Order(StringComparer.Ordinal));
            Assert.Equal(titles.Count - expired.Length, titles.Count(it => it.State == TitleState.Granted && it.Version == 1));
            Assert.True((await new VerifyAudit(after).Run(new VerifyAudit.Request(), None)).Whole);
            between += expired.Length is > 0 and < 100 ? 1 : 0;
        }

        Assert.True(between > 0, "every program was killed before its first move or after its last");
    }

    [Theory, SqliteFirst]
    public async Task The_quota_of_a_revision_is_appended_once_even_where_the_note_of_it_was_lost(string provider)
    {
        using var desk = new Desk(provider);
        desk.Today = new(2026, 3, 2);
        await desk.Add("quota-revision", """{ "id": "typo", "operation": "turn", "trigger": "mistyped", "old_minutes": 6, "minutes": 0.6, "from": "2026-03-01", "corrects": "2025-01-01" }""", "ann");
        Assert.Equal("not_independent", (await Desk.Refused(desk.Move("quota-revision", "typo", "approved", "ann:industrial_engineer"))).Id);
        await desk.Move("quota-revision", "typo", "approved", "vic:industrial_engineer", "a point was left out");
        Assert.Equal("in_force", desk.State("quota-revision", "typo"));
        Assert.Equal(1, (await desk.Open())["quotas-in-force"]);
        Assert.Equal(3, await Quotas(desk));

        // As after a kill between the ledger and the note of it.
        desk.Workspace.Registry.ChangeTracker.Clear();
        await desk.Workspace.Registry.Set<QuotaRevision>().ExecuteUpdateAsync(row => row.SetProperty(it => it.AppliedOn, (DateOnly?)null), None);
        Assert.Equal(1, (await desk.Open())["quotas-in-force"]);
        Assert.Equal(3, await Quotas(desk));
    }

    [Theory, SqliteFirst]
    public async Task What_the_ledger_does_not_take_stops_nobody_and_is_recorded(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("quota-revision", """{ "id": "r", "operation": "unheard_of", "minutes": 5, "from": "2026-03-01" }""", state: "in_force");
        Assert.Equal(0, (await desk.Open())["quotas-in-force"]);
        AuditEntry told = await desk.Workspace.Registry.AuditEntries.AsNoTracking().SingleAsync(it => it.Act == "refuse", None);
        Assert.Equal(("quotas", "r", Act.Program), (told.Noun, told.Subject, told.Actor));
    }

    static async Task<int> Quotas(Desk desk) =>
        (await desk.Workspace.Ledger.Page(new(Workspaces.Ingesting.Tables.Quotas, null, 100), None)).Rows.Count;

    static async Task Expiring(Desk desk, int count)
    {
        desk.Today = new(2026, 1, 5);
        string rows = string.Concat(Enumerable.Range(0, count).Select(i => $"t{i},holder{i},2024-12,granted,2025-01-01,2026-02-01\n"));
        desk.Import("titles", "id,holder,period,state,from,expires\n" + rows);
        desk.Today = new(2026, 3, 2);
    }

    // Another workspace on the same database; of a file there can be no other.
    static WorkspaceSettings Other(Desk desk, string provider)
    {
        if (provider == RegistryTrial.Sqlite)
        {
            return desk.Trial.Settings;
        }

        var settings = new WorkspaceSettings { Directory = desk.Trial.Settings.Directory + "-2", Registry = desk.Trial.Settings.Registry };
        Workspace.Create(settings, TimeProvider.System).Dispose();
        return settings;
    }

    static Process Opens(WorkspaceSettings settings)
    {
        if (settings.Registry is not null)
        {
            File.WriteAllText(Path.Combine(settings.Directory, WorkspaceSettings.FileName), new JsonObject { ["registry"] = settings.Registry }.ToJsonString());
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", settings.Directory, "audit", "verify"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    static int Expired(WorkspaceSettings settings)
    {
        using RegistryContext registry = RegistryContext.Of(settings);
        return registry.Set<Title>().Count(it => it.State == TitleState.Expired);
    }

    static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, None);
        }
    }
}
