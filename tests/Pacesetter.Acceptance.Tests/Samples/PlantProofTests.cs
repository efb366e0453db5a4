using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Samples;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Samples;

/// <summary>The sample's two practices: one with a true effect of 6 %, one with none, both taken up after weak weeks.</summary>
public sealed class PlantProofTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-proof").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_practice_that_works_is_proven_and_the_other_is_not()
    {
        PlantSample.Write(new PlantOptions(directory) { Scale = 0.6 }, CancellationToken.None);
        using Workspace workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory, "workspace")), TimeProvider.System);
        foreach (string table in (string[])["units", "people", "operations", "quotas", "work", "practices", "adoptions"])
        {
            string file = Directory.GetFiles(directory, table + ".*").Single();
            await new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table, file] }, CancellationToken.None);
        }

        ILookup<string, CohortRow> rows = (await new ProveAdoptions(workspace, TermPack.Load("en")).Run(new(), CancellationToken.None)).Rows.ToLookup(it => it.Practice);
        Assert.Equal((3, 3), (rows[PlantSample.Practice].Count(), rows["slogan-board"].Count()));
        Assert.All(rows[PlantSample.Practice], it => Assert.True(it.Verdict is "proven" or "likely", it.Verdict));
        Assert.Contains(rows[PlantSample.Practice], it => it.Verdict == "proven");
        Assert.All(rows["slogan-board"], it => Assert.Equal("not_shown", it.Verdict));
        Assert.All(rows, practice => Assert.True(practice.Average(it => it.ExpectedRebound) > 0));
        PoolAnswer pool = await new ProvePool(new WorkspaceDoor(_ => Task.FromResult(workspace)), TermPack.Load("en")).Run(new() { Practice = PlantSample.Practice }, CancellationToken.None);
        Assert.InRange(pool.Mean!.Value, 0.04, 0.1);

        Bulletin bulletin = await new ComposeBulletin(workspace).Run(new Filters(), CancellationToken.None);
        Assert.Equal(PlantSample.Practice, bulletin.Adoptions!.Drawn!.Practice.Code);
        Assert.Equal(rows.SelectMany(it => it).Select(it => it.Verdict), bulletin.Adoptions.Practices.SelectMany(it => it.Cohorts).Select(it => it.Verdict));
    }

    [Fact]
    public void A_plant_too_small_for_adopters_has_no_practices()
    {
        PlantSample.Write(new PlantOptions(directory) { Scale = 0.02, Months = 2 }, CancellationToken.None);
        Assert.Empty(Directory.GetFiles(directory, "practices.*"));
    }
}
