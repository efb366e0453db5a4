using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Recognising;

public sealed class RecogniseSelectTests
{
    // ebci 1.0.0 on 595 commuting zones; 146 have no estimate. The first: −0.09618596319230, half-length 0.1916245399931.
    [Fact]
    public async Task The_zones_are_shrunken_as_ebci_does()
    {
        RecogniseSelect.Answer answer = await new RecogniseSelect(NoWorkspace.Door).Run(
            new() { File = Shared.File("ranking", "ebci_cz.csv"), Unit = "cz", Estimate = "theta25", Error = "se25", Covariates = ["stayer25"], Weights = "1 / se25^2" },
            TestContext.Current.CancellationToken);

        Assert.Equal((595, 146L), (answer.Units, answer.LeftOut));
        Assert.Equal(-0.09618596319230, answer.Rows[0].Shrunken, 1e-8);
        Assert.Equal(0.1916245399931, (answer.Rows[0].Interval[1] - answer.Rows[0].Interval[0]) / 2, 1e-8);
        Assert.InRange(answer.ExpectedFalseShare!.Value, 0, 0.1);
    }

    // csranks 1.2.3 on 37 school systems: twelve may be among the best five in mathematics.
    [Fact]
    public async Task Twelve_school_systems_may_be_among_the_best_five()
    {
        RecogniseRanks.Answer answer = await new RecogniseRanks(NoWorkspace.Door).Run(
            new() { File = Shared.File("ranking", "csranks_pisa.csv"), Unit = "jurisdiction", Estimate = "math_score", Error = "math_se", Best = 5 },
            TestContext.Current.CancellationToken);

        Assert.Equal(12, answer.TauBest!.Count);
        Assert.All(answer.Rows, row => Assert.InRange(row.Rank, row.Lower, row.Upper));
    }

    [Fact]
    public async Task Where_all_are_alike_nobody_is_chosen_and_it_says_so()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "unit,estimate,error\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"u{i},{(i % 2 == 0 ? "0.01" : "-0.01")},0.5\n")), TestContext.Current.CancellationToken);
            RecogniseSelect.Answer answer = await new RecogniseSelect(NoWorkspace.Door).Run(new() { File = file }, TestContext.Current.CancellationToken);
            Assert.Equal((0, "nobody_told_apart", (double?)null), (answer.Selected, answer.Reason, answer.ExpectedFalseShare));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_policy_chooses_teams_and_refuses_persons()
    {
        using var shop = new Shop();
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new RecogniseSelect(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace))).Run(new() { By = "person" }, TestContext.Current.CancellationToken));
        Assert.Equal((RefusalKind.NotAuthorised, "titles_for_persons_off"), (refusal.Kind, refusal.Id));
    }

}
