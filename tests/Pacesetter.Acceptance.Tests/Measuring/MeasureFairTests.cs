using System.Globalization;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class MeasureFairTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-fair").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    // lme4 1.1-31 on the crossed workers: REML criterion −14731.0373541395, variance of workers 0.0221896, which it leaves 1e-8 short.
    [Fact]
    public async Task The_crossed_workers_have_the_criterion_of_lme4()
    {
        FairAnswer answer = await OfFile(Shared.File("effects", "workers_synthetic_12000.csv"), new()
        {
            Outcome = "log_fulfil", Factors = ["worker", "operation", "machine"], Covariates = ["x", "(shift = 2)::int", "(shift = 3)::int"],
        });

        Assert.Equal(-14731.0373541395, answer.Criterion!.Value, 1e-6);
        Assert.Equal(0.022189600, answer.Variance["worker"], 1e-8);
        Assert.Equal(12_000, answer.Records);
    }

    // fixest 0.14.2 on the same: slope 0.051071363514127409, clustered by worker 0.0011591366940422090.
    [Fact]
    public async Task The_crossed_workers_have_the_slope_of_fixest()
    {
        FairAnswer answer = await OfFile(Shared.File("effects", "workers_synthetic_12000.csv"), new()
        {
            Method = FairMethod.Fixed, Outcome = "log_fulfil", Factors = ["worker", "operation", "machine", "shift"], Covariates = ["x"], Cluster = "worker",
        });

        FairCoefficient slope = Assert.Single(answer.Coefficients);
        Assert.Equal(0.051071363514127409, slope.Estimate, 1e-12);
        Assert.Equal(0.0011591366940422090, slope.StandardError, 1e-10);
        Assert.Equal(1, answer.Components);
    }

    // LeaveOutTwoWay on its own test data, matches: 0.0102887741515060, 0.0046293125623828, 0.0852040441190735.
    [Fact]
    public async Task Leaving_out_has_the_variances_of_its_reference()
    {
        string file = Path.Combine(directory, "matches.csv");
        await File.WriteAllLinesAsync(file, ["worker,firm,year,y", .. File.ReadLines(Shared.File("effects", "LeaveOutTwoWay_test.csv")).Select(line => string.Join(',', line.Split(',').Take(4)))], TestContext.Current.CancellationToken);
        FairAnswer answer = await OfFile(file, new() { Method = FairMethod.LeaveOut, Outcome = "y", Factors = ["worker", "firm"] });

        Assert.Equal(0.010288774151505999, answer.VarianceCorrected!["firm"], 1e-9);
        Assert.Equal(0.0046293125623827975, answer.VarianceCorrected["covariance"], 1e-9);
        Assert.Equal(0.085204044119073521, answer.VarianceCorrected["worker"], 1e-9);
        Assert.True(answer.Variance["covariance"] < 0, "as it stands, good workers seem to be with bad firms");
    }

    // Worker 6 is the fourth machine user's exception: means 52.36, 60.32, 66.27; on B she is worse than on A.
    [Fact]
    public async Task The_machines_differ_and_worker_six_is_worse_on_the_better_one()
    {
        string file = Shared.File("real", "nlme_machines_worker_productivity.csv");
        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string[] header = [.. lines[0].Split(',').Select(it => it.Trim('"'))];
        (string Worker, string Machine, double Score)[] rows =
        [
            .. lines.Skip(1).Select(line => line.Split(',').Select(it => it.Trim('"')).ToArray())
                .Select(cells => (cells[Array.IndexOf(header, "Worker")], cells[Array.IndexOf(header, "Machine")], double.Parse(cells[Array.IndexOf(header, "score")], CultureInfo.InvariantCulture))),
        ];
        FairAnswer answer = await OfFile(file, new() { Method = FairMethod.Fixed, Outcome = "score", Factors = ["Worker", "Machine"] });
        double mean = rows.Average(row => row.Score);

        Assert.Equal([52.36, 60.32, 66.27], answer.Rows.Where(row => row.Factor == "Machine").OrderBy(row => row.Level).Select(row => Math.Round(mean + row.Effect, 2)));
        double Of(string machine) => rows.Where(row => row.Worker == "6" && row.Machine == machine).Average(row => row.Score);
        Assert.True(Of("B") < Of("A"));
    }

    [Fact]
    public async Task Easy_jobs_are_taken_out_and_the_hours_gained_are_shared_out_whole()
    {
        using var shop = new Shop();
        // turn is loose by half, mill tight by half; p1 and p2 work alike on both, p3 is a tenth faster, p4 a tenth slower.
        var rows = new List<string>();
        (string Person, decimal Pace, int Turns)[] people = [("p1", 1.0m, 9), ("p2", 1.0m, 1), ("p3", 1.1m, 5), ("p4", 0.9m, 5)];
        foreach ((string person, decimal pace, int turns) in people)
        {
            for (int day = 1; day <= 10; day++)
            {
                // 8 h at 6 min is 80 pieces on quota; 8 h at 26 an hour is 208.
                string operation = day <= turns ? "turn" : "mill";
                decimal good = decimal.Round((operation == "turn" ? 120m : 104m) * pace) + (day % 2);
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"{person}-{day},2025-03-{day:00},{person},{operation},{good},0,8,,"));
            }
        }

        shop.Import("work", Shop.WorkHeader + string.Join('\n', rows) + "\n");
        FairAnswer answer = await new MeasureFair(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace))).Run(new(), TestContext.Current.CancellationToken);
        FairRow[] persons = [.. answer.Rows.Where(row => row.Factor == "person")];

        Assert.Equal(["p1", "p2", "p3", "p4"], persons.Select(row => row.Level));
        Assert.True(persons[0].Fulfilment > 1.3 && persons[1].Fulfilment < 0.7, "raw fulfilment praises whoever has the easy job");
        Assert.Equal(persons[0].Index!.Value, persons[1].Index!.Value, 0.02);
        Assert.True(persons[2].Index > 1.05 && persons[3].Index < 0.95);
        double all = persons.Sum(row => row.Fulfilment!.Value * 80) / 320;
        Assert.All(persons, row => Assert.Equal((row.Fulfilment!.Value - all) * 80, row.Gained!.Own + row.Gained.Operations + row.Gained.WorkCentres + row.Gained.Shifts + row.Gained.Unexplained, 1e-6));
        Assert.True(persons[0].Gained!.Operations > 10 && persons[1].Gained!.Operations < -10);
    }

    [Theory]
    [InlineData("y,a,b\n1,u,x\n2,u,y\n3,u,x\n", FairMethod.Fixed, Assumption.OneLevel)]
    [InlineData("y,a,b\n1,u,x\n1,v,y\n1,u,y\n1,v,x\n1,u,x\n", FairMethod.Fixed, Assumption.NoResidual)]
    [InlineData("y,a,b\n1,u,x\n2,v,y\n", FairMethod.Fixed, Assumption.NoDegreesOfFreedom)]
    [InlineData("y,a,b\nnan,u,x\n2,v,y\n1,u,y\n4,v,x\n1,u,x\n", FairMethod.Fixed, Assumption.NotFinite)]
    public async Task Data_that_cannot_answer_are_refused_by_name(string csv, FairMethod method, string id)
    {
        string file = Path.Combine(directory, "bad.csv");
        await File.WriteAllTextAsync(file, csv, TestContext.Current.CancellationToken);
        Assert.Equal(id, (await Assert.ThrowsAsync<AssumptionException>(() => OfFile(file, new() { Method = method, Outcome = "y", Factors = ["a", "b"] }))).Id);
    }

    [Theory]
    [InlineData(new string[0], "w", Assumption.NotPositive, "weights: value 2 is 0, above zero needed")]
    [InlineData(new[] { "p", "p * 2" }, null, Assumption.Collinear, "covariate p * 2 is made up by the factors or by other covariates")]
    public async Task What_does_not_suit_is_named_as_the_file_names_it(string[] covariates, string? weights, string id, string text)
    {
        string file = Path.Combine(directory, "bad.csv");
        await File.WriteAllTextAsync(file, "y,a,b,p,w\n1,u,x,1,1\n2,u,y,2,0\n3.5,v,x,3,1\n3,v,y,5,1\n4,u,x,2,1\n5,v,y,1,1\n1,u,y,7,1\n", TestContext.Current.CancellationToken);
        AssumptionException unfit = await Assert.ThrowsAsync<AssumptionException>(() => OfFile(file, new() { Method = FairMethod.Fixed, Outcome = "y", Factors = ["a", "b"], Covariates = covariates, Weights = weights }));
        Assert.Equal((id, text), (unfit.Id, unfit.Message));
    }

    // Nothing joins u, v with s, t: fixed effects stand within their sets, and a mean of both is never taken.
    [Fact]
    public async Task Sets_that_nothing_joins_are_told_apart()
    {
        string file = Path.Combine(directory, "apart.csv");
        await File.WriteAllTextAsync(file, "y,a,b\n1,u,x\n2,u,y\n3.5,v,x\n3,v,y\n4,s,z\n5,s,q\n5,t,z\n7,t,q\n1.5,u,x\n", TestContext.Current.CancellationToken);
        FairAnswer answer = await OfFile(file, new() { Method = FairMethod.Fixed, Outcome = "y", Factors = ["a", "b"] });
        Assert.Equal(2, answer.Components);
        FairRow[] rows = [.. answer.Rows.Where(row => row.Factor == "a")];
        Assert.Equal([0, 0, 1, 1], rows.Select(row => row.Component));
        Assert.All(rows.GroupBy(row => row.Component), set => Assert.Equal(0, set.Sum(row => row.Effect * row.Records), 1e-12));
    }

    [Fact]
    public async Task A_workspace_without_work_says_so()
    {
        using var shop = new Shop();
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new MeasureFair(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace))).Run(new(), TestContext.Current.CancellationToken));
        Assert.Equal("no_work", refusal.Id);
    }

    static Task<FairAnswer> OfFile(string file, MeasureFair.Request request) =>
        new MeasureFair(NoWorkspace.Door).Run(request with { File = file }, TestContext.Current.CancellationToken);
}
