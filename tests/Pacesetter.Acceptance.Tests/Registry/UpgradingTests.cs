using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Measuring;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Workspaces of released schemas are opened by today's program, and hold what they held.</summary>
public sealed class UpgradingTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-upgrade").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("schema-1", true)]
    [InlineData("schema-2", true)]
    [InlineData("schema-3", true)]
    public async Task A_workspace_of_a_released_schema_opens_with_all_that_it_held(string schema, bool older)
    {
        using Workspace workspace = Open(schema);
        Assert.Equal(["Ann Weaver", "Li Ming"], workspace.Registry.Names.OrderBy(it => it.Person).Select(it => it.Name));
        Assert.Equal(31.50m, workspace.Policy().Money.HourRate);
        Assert.Equal(["p1 1.125 90", "p2 0.75 60"], (await new MeasureFulfilment(workspace).Run(new MeasureFulfilment.Request { By = By.Person }, None)).Rows.Select(it => $"{it.Unit} {it.FulfilmentOnQuota:0.###} {it.Good:0.##}"));
        string[] backups = Directory.GetFiles(directory, "registry.sqlite.before-*");
        Assert.Equal(older, backups.Length == 1);
        Assert.False(workspace.Registry.Database.HasPendingModelChanges());
        await Works(workspace);
    }

    [Fact]
    public async Task The_nouns_of_schema_2_are_there_with_their_history_and_are_found()
    {
        using Workspace workspace = Open("schema-2");
        Practice practice = workspace.Registry.Set<Practice>().Single(it => it.Id == "two-racks");
        Assert.Equal((PracticeState.Drafted, 2, "p1", "A full rack tips", 0.4m), (practice.State, practice.Version, practice.CreatedBy, practice.KeyPoints[0].Reason, practice.Contributors[1].Share));
        Assert.Equal(["spotted", "drafted"], workspace.Registry.Moves.Where(it => it.Entry == "two-racks").OrderBy(it => it.Version).Select(it => it.ToState));
        Assert.Equal("two-racks", Assert.Single(workspace.Search.Find("料架", 5, [])).Id);
        QuotaRevision revision = workspace.Registry.Set<QuotaRevision>().Single();
        Assert.Equal((QuotaRevisionState.InForce, 5.5m), (revision.State, revision.Minutes));
        Assert.NotNull(revision.AppliedOn);
        Assert.Contains("refuse", workspace.Registry.AuditEntries.Select(it => it.Act));
        await new JobRunner(workspace).Run(None);
        Assert.Equal("expired", EntryJson.Write(new Entries(workspace, Actor.Owner).Find(Nouns.Find("title")!, "old"))["state"]!.ToString());
    }

    [Fact]
    public async Task A_database_of_the_first_schema_waits_for_migrate_and_keeps_what_it_held()
    {
        string address = PostgresServer.Needed().Empty();
        using (PostgresRegistry first = PostgresRegistry.Of(address))
        {
            string oldest = first.Database.GetMigrations().First();
            await first.GetService<IMigrator>().MigrateAsync(oldest, None);
            await first.Database.ExecuteSqlAsync($"INSERT INTO person_names (person, name) VALUES ('p1', 'Ann Weaver')", None);
        }

        var settings = new WorkspaceSettings { Directory = directory, Registry = address };
        RefusalException refusal = Assert.Throws<RefusalException>(() => Workspace.Create(settings, TimeProvider.System));
        Assert.Equal("registry_outdated", refusal.Id);
        Migrate.Answer answer = await new Migrate(settings, TimeProvider.System).Run(new Migrate.Request(), None);
        Assert.Equal(11, answer.Rows.Count);
        using Workspace workspace = Workspace.Create(settings, TimeProvider.System);
        Assert.Equal("Ann Weaver", workspace.Registry.Names.Single().Name);
        await Works(workspace);
    }

    // A noun is added, moved and found, and the chain is whole.
    static async Task Works(Workspace workspace)
    {
        var entries = new Entries(workspace, Actor.Owner);
        Noun noun = Nouns.Find("suggestion")!;
        await entries.Add(noun, EntryJson.Parse("""{ "id": "s1", "title": "Sharpen the tools", "text": "Every morning" }""", "the test"), null, None);
        await entries.Move(noun, "s1", "acknowledged", "read", None);
        Assert.Equal("s1", Assert.Single(workspace.Search.Find("sharpen", 5, [])).Id);
        Assert.True((await new VerifyAudit(workspace).Run(new VerifyAudit.Request(), None)).Whole);
    }

    Workspace Open(string schema)
    {
        string fixture = Path.Combine(AppContext.BaseDirectory, "Registry", "Fixtures", schema);
        foreach (string file in Directory.GetFiles(fixture))
        {
            string name = Path.GetFileName(file);
            using Stream from = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
            using FileStream to = File.Create(Path.Combine(directory, name.Replace(".gz", "", StringComparison.Ordinal)));
            from.CopyTo(to);
        }

        return Workspace.Open(WorkspaceSettings.Read(directory), TimeProvider.System);
    }
}
