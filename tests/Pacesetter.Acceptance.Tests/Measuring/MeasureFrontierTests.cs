using System.Diagnostics;
using System.Globalization;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class MeasureFrontierTests : IDisposable
{
    // One input, one output: A (2, 1), B (4, 4), C (6, 5), D (5, 2): the worked case of docs/methods/frontier.md.
    const string Four = "unit,x,y\nA,2,1\nB,4,4\nC,6,5\nD,5,2\n";

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-frontier").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_worked_case_has_its_score_peers_target_and_percent()
    {
        FrontierAnswer answer = await Of(Four, new() { Inputs = ["x"], Outputs = ["y"] });
        Assert.Equal([true, true, true, false], answer.Rows.Select(row => row.Efficient!.Value));
        FrontierRow d = answer.Rows[3];
        Assert.Equal(8.0 / 15, d.Score!.Value, 1e-12);
        Assert.Equal(["A", "B"], d.Peers!.Select(it => it.Unit));
        Assert.Equal(2.0 / 3, d.Peers![0].Weight, 1e-12);
        Assert.Equal([8.0 / 3, 2], d.Targets!, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal((8.0 / 15) - 1, d.Changes![0].Change!.Value, 1e-12); // 2 ⅔ instead of 5: 47 % less
        Assert.True(d.Certificate!.Holds);
        Assert.Equal(["few_units"], answer.Warnings.Select(it => it.Id)); // 4 < 3 (1 + 1)
    }

    // crs: 1 an input is best. Outputs: D could make 4.5 at 5. Others alone: B's 4 is on C's ⅚: 24/5 of input for its 4.
    [Theory]
    [InlineData(FrontierModel.Radial, FrontierReturns.Crs, Orientation.Input, new[] { 0.5, 1, 5.0 / 6, 0.4 })]
    [InlineData(FrontierModel.Radial, FrontierReturns.Vrs, Orientation.Output, new[] { 1, 1, 1, 2.25 })]
    [InlineData(FrontierModel.Radial, FrontierReturns.Fdh, Orientation.Input, new[] { 1, 1, 1, 0.8 })]
    [InlineData(FrontierModel.Super, FrontierReturns.Crs, Orientation.Input, new[] { 0.5, 1.2, 5.0 / 6, 0.4 })]
    [InlineData(FrontierModel.OrderAlpha, FrontierReturns.Vrs, Orientation.Input, new[] { 1, 1, 1, 0.8 })]
    public async Task Each_model_has_the_scores_of_the_worked_case(FrontierModel model, FrontierReturns returns, Orientation orientation, double[] scores)
    {
        FrontierAnswer answer = await Of(Four, new() { Inputs = ["x"], Outputs = ["y"], Model = model, Returns = returns, Orientation = orientation, Alpha = 1 });
        Assert.Equal(scores, answer.Rows.Select(row => row.Score!.Value), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public async Task A_unit_that_the_others_cannot_follow_has_no_score_and_says_so()
    {
        FrontierAnswer answer = await Of(Four, new() { Inputs = ["x"], Outputs = ["y"], Model = FrontierModel.Super });
        FrontierRow c = answer.Rows[2];
        Assert.Equal((null, true, "undefined", null), (c.Score, c.Efficient, c.Reason, c.Targets));
        Assert.Contains(answer.Warnings, it => it.Id == "undefined" && it.Units.SequenceEqual(["C"]));
    }

    [Fact]
    public async Task Two_equal_units_and_a_seed_give_a_warning_and_the_same_interval()
    {
        var request = new MeasureFrontier.Request { Inputs = ["x"], Outputs = ["y"], Bootstrap = 50, Seed = 4 };
        FrontierAnswer answer = await Of(Four + "E,5,2\n", request);
        FrontierAnswer again = await Of(Four + "E,5,2\n", request);
        Assert.Contains(answer.Warnings, it => it.Id == "duplicate_units" && it.Units.SequenceEqual(["E"]));
        Assert.Equal(answer.Rows.Select(row => row.BiasCorrected), again.Rows.Select(row => row.BiasCorrected));
        Assert.All(answer.Rows, row => Assert.True(row.BiasCorrected < row.Score && row.Interval![0] <= row.Interval[1]));
    }

    [Theory]
    [InlineData("unit,x,y\nA,2,1\nB,-4,4\nC,6,5\n", "negative_value", "input x: unit B")]
    [InlineData("unit,x,y\nA,2,1\nB,,4\nC,6,5\n", "not_finite", "input x: unit B has no value")]
    [InlineData("unit,x,y\nA,2,1\nB,4,inf\nC,6,5\n", "not_finite", "output y: unit B has an infinite value")]
    [InlineData("unit,x,y\nA,2,0\nB,4,0\nC,6,0\n", "zero_column", "output y")]
    [InlineData("unit,x,y\nA,2,1\n", "too_few_values", "1 given")]
    [InlineData("unit,x,y\n", "too_few_values", "0 given")]
    [InlineData("unit,x,y\nA,2,1\nB,2,1\nC,2,1\n", "identical_units", "all 3")]
    [InlineData("unit,x,y\nA,2,1\nB,0,1\nC,2,1\n", "unit_without_input", "unit B")]
    public async Task Unfit_figures_are_named_by_unit_and_column(string csv, string id, string said)
    {
        var unfit = await Assert.ThrowsAsync<AssumptionException>(() => Of(csv, new() { Inputs = ["x"], Outputs = ["y"] }));
        Assert.Equal(id, unfit.Id);
        Assert.Contains(said, unfit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_ends_with_seven_and_the_id()
    {
        string file = Path.Combine(directory, "below.csv");
        await File.WriteAllTextAsync(file, "unit,x,y\nA,2,1\nB,-4,4\nC,6,5\n", TestContext.Current.CancellationToken);
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "measure", "frontier", "--file", file, "--inputs", "x", "--outputs", "y"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, program.ExitCode);
        Assert.Contains("(negative_value)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_columns_than_units_are_refused()
    {
        var unfit = await Assert.ThrowsAsync<AssumptionException>(() => Of("unit,a,b,c,y\nA,2,1,1,1\nB,4,4,1,2\n", new() { Inputs = ["a", "b", "c"], Outputs = ["y"] }));
        Assert.Equal("more_columns_than_units", unfit.Id);
    }

    public static TheoryData<MeasureFrontier.Request, string> Wrong => new()
    {
        { new() { Inputs = ["x"] }, "columns_needed" },
        { new() { Inputs = ["x"], Outputs = ["x"] }, "column_twice" },
        { new() { Inputs = ["x"], Outputs = ["y"], Unit = "z" }, "column_unknown" },
        { new() { Inputs = ["x"], Outputs = ["y"], Returns = FrontierReturns.Fdh, Model = FrontierModel.Super }, "fdh_is_radial" },
        { new() { Inputs = ["x"], Outputs = ["y"], Orientation = Orientation.Both }, "orientation_needed" },
        { new() { Inputs = ["x"], Outputs = ["y"], Undesirable = ["x + y"] }, "undesirable_needs_sbm" },
        { new() { Inputs = ["x"], Outputs = ["y"], Bootstrap = 1 }, "bootstrap_too_few" },
        { new() { Inputs = ["x"], Outputs = ["y"], Bootstrap = 9, Model = FrontierModel.OrderM }, "bootstrap_needs_radial" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_does_not_go_together_is_a_usage_error(MeasureFrontier.Request request, string id)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Of(Four, request));
        Assert.Equal((RefusalKind.Usage, id), (refusal.Kind, refusal.Id));
        Assert.NotNull(refusal.Remedy);
    }

    [Theory]
    [InlineData("charnes1981", "firm", "x1,x2,x3,x4,x5", "y1,y2,y3")]
    [InlineData("milkProd", "farmNo", "energy,vet,cows", "milk")]
    public async Task Shared_files_have_the_scores_of_the_reference(string name, string unit, string inputs, string outputs)
    {
        string[][] reference = [.. (await File.ReadAllLinesAsync(Shared.File("dea", $"{name}_ref_Benchmarking033.csv"), TestContext.Current.CancellationToken)).Select(line => line.Split(','))];
        foreach ((string column, Orientation orientation) in new[] { ("vrs_in", Orientation.Input), ("vrs_out", Orientation.Output) })
        {
            FrontierAnswer answer = await Door().Run(new() { File = Shared.File("dea", $"{name}.csv"), Unit = unit, Inputs = inputs.Split(','), Outputs = outputs.Split(','), Orientation = orientation }, CancellationToken.None);
            int at = Array.IndexOf(reference[0], column);
            Assert.Equal(reference.Skip(1).Select(line => double.Parse(line[at], CultureInfo.InvariantCulture)), answer.Rows.Select(row => row.Score!.Value), (one, other) => Math.Abs(one - other) < 1e-9);
            Assert.All(answer.Rows, row => Assert.True(row.Certificate!.Holds));
        }
    }

    [Fact]
    public async Task A_class_is_compared_by_its_own_metrics_and_with_nobody_else()
    {
        using Shop shop = Furnaces();
        var use = new MeasureFrontier(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)));
        FrontierAnswer answer = await use.Run(new() { Class = "furnace", From = new(2025, 3, 1) }, CancellationToken.None);
        Assert.Equal(["fuel", "hours"], answer.Inputs);
        Assert.Equal(["steel"], answer.Outputs);
        Assert.Equal(["f1", "f2", "f3", "f4"], answer.Rows.Select(row => row.Unit)); // m1 is of another class, f5 has no steel
        Assert.Equal(["f5"], Assert.Single(answer.LeftOut).Units);
        FrontierRow second = answer.Rows[1];
        // f2 uses 100 and 20 for what f1 makes of 90 and 16: a tenth less fuel, a fifth less time. February's rows are out.
        Assert.Equal("f1", Assert.Single(second.Peers!).Unit);
        Assert.Equal(0.9, second.Score!.Value, 1e-12);
        Assert.Equal([-0.1, -0.2, 0], second.Changes!.Select(it => Math.Round(it.Change!.Value, 12)));
    }

    [Fact]
    public async Task The_bulletin_says_from_whom_a_unit_could_learn_what()
    {
        using Shop shop = Furnaces();
        shop.Import("work", Shop.WorkHeader + "r1,2025-03-03,p1,turn,10,0,2,,\n");
        Bulletin bulletin = await new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2025, 3, 1), To = new(2025, 3, 31) }, CancellationToken.None);
        Assert.Equal([("furnace", null), ("old", "too_few_units")], bulletin.Frontier!.Classes.Select(it => (it.Class, it.Reason)));
        FrontierClass furnaces = bulletin.Frontier.Classes[0];
        Assert.True(furnaces.Few);
        Assert.Equal("f2", Assert.Single(furnaces.Learners).Unit.Code);
        string english = BulletinMarkdown.Write(bulletin, TermPack.Load("en")).Replace('\u00a0', ' ');
        Assert.Contains("With the practice of Furnace 1, this unit would need 10 % less fuel burnt and 20 % less time.", english, StringComparison.Ordinal);
        Assert.Contains("采用Furnace 1的做法，本单位可少用10%的燃料和少用20%的工时。", BulletinMarkdown.Write(bulletin, TermPack.Load("zh-Hans")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_whose_figures_are_under_question_are_named()
    {
        using Shop shop = Furnaces();
        shop.Import("observations", "unit,date,metric,value\n" + string.Concat(Enumerable.Range(10, 12).Select(day => $"f3,2025-03-{day},steel,3\nf4,2025-03-{day},steel,{3 + (day % 2)}\nf2,2025-03-{day},steel,{day}\n")));
        var use = new MeasureFrontier(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)));
        FrontierNotice? Flagged(FrontierAnswer answer) => answer.Warnings.SingleOrDefault(it => it.Id == FrontierNotice.Flagged);

        // f3: two days of 20 tons and twelve of 3 in March as a whole; from the 10th on the same every day.
        Assert.Null(Flagged(await use.Run(new() { Class = "furnace", Outputs = ["steel"], Inputs = ["fuel"], From = new(2025, 3, 1) }, CancellationToken.None)));
        shop.Import("observations", "unit,date,metric,value\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"f{i},2025-03-10,fuel,{100 + i}\n")));
        FrontierNotice? notice = Flagged(await use.Run(new() { Class = "furnace", Outputs = ["steel"], Inputs = ["fuel"], From = new(2025, 3, 10) }, CancellationToken.None));
        Assert.Equal(["f3"], notice!.Units);
        Assert.Contains("steel reads the same every day", notice.Text, StringComparison.Ordinal);

        await new Entries(shop.Workspace, Actor.Owner).Add(Nouns.Find("objection")!, new() { ["id"] = "o1", ["target"] = "f1", ["target_kind"] = "work", ["text"] = "The scale was off" }, null, CancellationToken.None);
        notice = Flagged(await use.Run(new() { Class = "furnace", From = new(2025, 3, 1) }, CancellationToken.None));
        Assert.Contains("f1: objection o1 is open", notice!.Text, StringComparison.Ordinal);
        Bulletin bulletin = await new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2025, 3, 1), To = new(2025, 3, 31) }, CancellationToken.None);
        Assert.Equal(["f1"], bulletin.Frontier!.Classes[0].Flagged.Select(it => it.Code));
    }

    [Fact]
    public async Task Without_a_class_or_with_an_unknown_one_the_way_on_is_said()
    {
        using Shop shop = Furnaces();
        var use = new MeasureFrontier(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)));
        Assert.Equal("class_needed", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(new(), CancellationToken.None))).Id);
        var unknown = await Assert.ThrowsAsync<RefusalException>(() => use.Run(new() { Class = "oven" }, CancellationToken.None));
        Assert.Equal("class_unknown", unknown.Id);
        Assert.Contains("furnace", unknown.Remedy, StringComparison.Ordinal);
        Assert.Equal("metrics_needed", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(new() { Class = "new" }, CancellationToken.None))).Id);
        Assert.Equal("metric_unknown", (await Assert.ThrowsAsync<RefusalException>(() => use.Run(new() { Class = "furnace", Inputs = ["gas"] }, CancellationToken.None))).Id);
    }

    static Shop Furnaces()
    {
        var shop = new Shop();
        shop.Import("units", "unit,parent,kind,name,class\n" + string.Concat(Enumerable.Range(1, 5).Select(i => $"f{i},s,work_centre,Furnace {i},furnace\n")));
        shop.Import("metrics", "metric,name,name_zh,measure_unit,better,role,aggregate,limit\nfuel,Fuel burnt,燃料,GJ,lower,input,sum,\nhours,Time,工时,h,lower,input,sum,\nsteel,Steel,钢材,t,higher,output,sum,\n");
        shop.Import("observations", "unit,date,metric,value\nf2,2025-02-03,fuel,900\n"
            + Day("f1", 90, 16, 50) + Day("f2", 100, 20, 50) + Day("f3", 80, 30, 40) + Day("f4", 150, 18, 60) + Day("m1", 1, 1, 500)
            + "f5,2025-03-03,fuel,1\nf5,2025-03-03,hours,1\n");
        return shop;

        // Two days of half each.
        static string Day(string unit, int fuel, int hours, int steel) => string.Concat(Enumerable.Range(3, 2).Select(day => $"{unit},2025-03-0{day},fuel,{fuel / 2m}\n{unit},2025-03-0{day},hours,{hours / 2m}\n{unit},2025-03-0{day},steel,{steel / 2m}\n"));
    }

    async Task<FrontierAnswer> Of(string csv, MeasureFrontier.Request request)
    {
        string file = Path.Combine(directory, "units.csv");
        await File.WriteAllTextAsync(file, csv);
        return await Door().Run(request with { File = file }, CancellationToken.None);
    }

    static MeasureFrontier Door() => new(NoWorkspace.Door);
}
