using System.Globalization;
using System.Text;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

/// <summary>Sixty teams over 120 weeks. Ten took up a practice that gives a tenth, ten one that gives nothing, both from the 60th week on.</summary>
public sealed class ProveAdoptionsTests : IDisposable
{
    static readonly DateOnly First = new(2024, 1, 1);

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-adoptions").FullName;
    readonly Workspace workspace;

    public ProveAdoptionsTests()
    {
        workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory, "workspace")), TimeProvider.System);
        Import("units", "unit,parent,kind,name\ns,,site,Site\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"t{i:00},s,team,Team {i}\n")));
        Import("operations", "operation,name\nturn,Turning\n");
        Import("quotas", "operation,minutes,from\nturn,6,2023-01-01\n");
        Import("metrics", "metric,name,better,role,limit\naccidents,Accidents,lower,guardrail,3\n");
        Import("work", Work());
        Import("practices", "id,title,state\nworks,A fixture,published\nidle,A poster,published\n");
    }

    public void Dispose()
    {
        workspace.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_true_effect_is_proven_and_none_is_not()
    {
        Adopt("works", 1, Monday(60));
        Adopt("idle", 11, Monday(60));
        IReadOnlyList<CohortRow> rows = await Judge();
        CohortRow idle = rows.Single(it => it.Practice == "idle");
        CohortRow works = rows.Single(it => it.Practice == "works");
        Assert.Equal("not_shown", idle.Verdict);
        Assert.Equal("proven", works.Verdict);
        Assert.True(works.HoldsOverYear);
        // The adopters of the other practice are no comparison: it began in the same week.
        Assert.Equal((10, 40), (works.Adoptions.Count, works.Donors));
        Assert.InRange(works.Estimate!.Value, 0.07, 0.13);
        Assert.True(works.Interval![0] > 0);
        Assert.Equal(works.RawChange!.Value - works.ExpectedRebound!.Value, works.Estimate.Value, 1e-9);
        Assert.Contains("more than chance", works.Reasons[0], StringComparison.Ordinal);
        Assert.All(workspace.Registry.Set<Adoption>().ToList(), it => Assert.Equal(it.Practice == "works" ? Verdict.Proven : Verdict.NotShown, it.Verdict));
    }

    [Fact]
    public async Task A_broken_guardrail_withholds_the_proof()
    {
        Adopt("works", 1, Monday(60));
        var text = new StringBuilder("unit,date,metric,value\n");
        for (int team = 1; team <= 60; team++)
        {
            for (int week = 0; week < 120; week++)
            {
                text.Append(CultureInfo.InvariantCulture, $"t{team:00},{Monday(week):yyyy-MM-dd},accidents,{((team * 7) + (week * week)) % 3 + (team <= 10 && week >= 60 ? 4 : 0)}\n");
            }
        }

        Import("observations", text.ToString());
        CohortRow row = Assert.Single(await Judge());
        Assert.Equal("not_shown", row.Verdict);
        Assert.Equal(("guardrail_limit_passed", "accidents"), (row.ReasonCodes[0].Code, row.ReasonCodes[0].Subject));
    }

    [Fact]
    public async Task Before_it_starts_a_cohort_is_told_its_chance()
    {
        Adopt("works", 21, Monday(130), 1);
        CohortRow row = Assert.Single(await Judge());
        Assert.Equal("not_computable", row.Verdict);
        Assert.Equal(3, row.Power!.ByLook.Count);
        Assert.Contains(row.Reasons, it => it.StartsWith("Before it starts: with 1 units", StringComparison.Ordinal));
        Assert.Contains("One unit alone can hardly ever be proven; ten can.", row.Reasons);
    }

    [Fact]
    public async Task The_source_and_the_practices_home_are_no_comparison()
    {
        Adopt("works", 1, Monday(60), source: "t60");
        Assert.Equal(49, Assert.Single(await Judge()).Donors);
    }

    [Fact]
    public async Task A_practice_is_pooled_over_its_cohorts()
    {
        Adopt("works", 1, Monday(60), 5);
        Adopt("works", 6, Monday(61), 5);
        PoolAnswer pool = await Pool("works");
        Assert.Equal((2, "not_shown"), (pool.K, pool.Verdict));
        Assert.InRange(pool.Mean!.Value, 0.07, 0.13);
        Assert.Equal((0, "not_computable"), ((await Pool("idle")).K, (await Pool("idle")).Verdict));
    }

    [Fact]
    public async Task A_practice_that_is_not_there_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new ProveAdoptions(workspace, TermPack.Load("en")).Run(new() { Practice = "none" }, CancellationToken.None));
        Assert.Equal("entry_unknown", refusal.Id);
    }

    static DateOnly Monday(int week) => First.AddDays(7 * week);

    async Task<IReadOnlyList<CohortRow>> Judge() => (await new ProveAdoptions(workspace, TermPack.Load("en")).Run(new(), CancellationToken.None)).Rows;

    Task<PoolAnswer> Pool(string practice) => new ProvePool(new WorkspaceDoor(_ => Task.FromResult(workspace)), TermPack.Load("en")).Run(new() { Practice = practice }, CancellationToken.None);

    void Adopt(string practice, int first, DateOnly inUse, int count = 10, string source = "") => Import(
        "adoptions",
        "id,practice,unit,source_unit,in_use,selected_from,selected_to,state\n" + string.Concat(Enumerable.Range(first, count).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{practice}-{i},{practice},t{i:00},{source},{inUse:yyyy-MM-dd},{inUse.AddDays(-28):yyyy-MM-dd},{inUse.AddDays(-7):yyyy-MM-dd},{(inUse > Monday(119) ? "planned" : "in_use")}\n"))));

    // One ticket of 40 hours for each team and week; ten pieces an hour are the quota.
    static string Work()
    {
        var noise = new Random(11);
        var text = new StringBuilder("record,date,team,operation,good,scrap,hours\n");
        for (int team = 1; team <= 60; team++)
        {
            double own = 1 + (0.1 * noise.NextDouble());
            for (int week = 0; week < 120; week++)
            {
                double rate = own + (0.1 * (noise.NextDouble() + noise.NextDouble() + noise.NextDouble() - 1.5)) + (team <= 10 && week >= 60 ? 0.1 : 0);
                text.Append(CultureInfo.InvariantCulture, $"r{team}-{week},{Monday(week).AddDays(4):yyyy-MM-dd},t{team:00},turn,{400 * rate:F2},0,40\n");
            }
        }

        return text.ToString();
    }

    void Import(string table, string csv)
    {
        string file = Path.Combine(directory, $"{table}.csv");
        File.WriteAllText(file, csv);
        new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table, file] }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
