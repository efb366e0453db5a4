using System.Globalization;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class IntegrityFileTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-integrity").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_income_kink_of_the_reference_comes_out_through_the_command()
    {
        var request = new MeasureIntegrity.Request { File = Shared.File("integrity", "bunching_data.csv"), Value = "kink_vector", Threshold = 10_000, Bin = 50 };
        BunchingFigures plain = (await Ask(request)).Bunching;
        Assert.Equal(648.751076072, plain.Excess!.Value, 1e-8);
        Assert.Equal(1.988515604, plain.B!.Value, 1e-8);

        // The reference stops its loop within one count.
        Assert.Equal(1.822087894, (await Ask(request with { Corrected = true })).Bunching.B!.Value, 1e-3);
        Assert.Equal(0.942646795, (await Ask(request with { Corrected = true, Bin = 100, Degree = 9 })).Bunching.B!.Value, 1e-3);
    }

    [Fact]
    public async Task Four_hundred_team_days_at_the_target_stand_against_twenty_three_just_below()
    {
        string file = Shared.File("real", "garments_worker_productivity.csv");
        IntegrityAnswer answer = await Ask(new() { File = file, Value = "actual_productivity - targeted_productivity", Threshold = 0, Bin = 0.01 });
        Assert.Equal((400L, 23L), (answer.Bunching.JustAbove, answer.Bunching.JustBelow));
        Assert.True(answer.Bunching.PValue < 1e-80);
        Assert.Equal("not_whole", answer.LastDigit.Reason);
        Assert.Contains(answer.Flags, it => it is { Test: PatternQuestion.JustAbove, QValue: < 1e-80 });

        using var shop = new Shop();
        shop.ImportFile("work", file, map: "garments");
        IntegrityAnswer ledger = await new MeasureIntegrity(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), TermPack.Load("en"), Actor.Owner).Run(new(), CancellationToken.None);
        Assert.Equal((400L, 23L), (ledger.Target!.JustAbove, ledger.Target.JustBelow));
        Bulletin bulletin = await new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2015, 1, 1), To = new(2015, 3, 11) }, CancellationToken.None);
        Assert.Contains("400 values lie at the daily target or just above, 23 just below", BulletinMarkdown.Write(bulletin, TermPack.Load("en")), StringComparison.Ordinal);
        Assert.Contains("达到或略高于日目标的有400个，略低的有23个", BulletinMarkdown.Write(bulletin, TermPack.Load("zh-Hans")), StringComparison.Ordinal);
    }

    // F23: P(Binomial(50, ½) ≥ 41) = 2.8e-6; of 28 and 22 it is 0.24.
    [Theory]
    [InlineData(41, 9, 2.8e-6, 1)]
    [InlineData(28, 22, 0.24, 0)]
    public async Task AT_64_just_above_and_just_below_are_tested_exactly(int above, int below, double p, int flags)
    {
        string file = Write([.. Enumerable.Range(0, above).Select(i => 1.001 + (i * 1e-5)), .. Enumerable.Range(0, below).Select(i => 0.991 + (i * 1e-5))]);
        IntegrityAnswer answer = await Ask(new() { File = file, Value = "v", Threshold = 1, Bin = 0.01 });
        Assert.Equal(p, answer.Bunching.PValue!.Value, p * 0.02);
        Assert.Equal(Assumption.TooFewValues, answer.Bunching.Reason);
        Assert.Equal(flags, answer.Flags.Count);
    }

    // F24: 40 8 9 10 9 42 8 8 9 7 of 150 give X² = 1698 ÷ 15 = 113.2.
    [Fact]
    public async Task Heaped_last_digits_of_the_worked_case_are_asked_about()
    {
        int[] counts = [40, 8, 9, 10, 9, 42, 8, 8, 9, 7];
        string file = Write([.. counts.SelectMany((count, digit) => Enumerable.Range(0, count).Select(i => 100.0 + (10 * i) + digit))]);
        IntegrityAnswer answer = await Ask(new() { File = file, Value = "v" });
        Assert.Equal(113.2, answer.LastDigit.ChiSquare!.Value, 1e-9);
        Assert.Equal(counts.Select(it => (long)it), answer.LastDigit.Counts);
        Assert.Equal("no_threshold", answer.Bunching.Reason);
        Assert.Contains(answer.Flags, it => it.Test == PatternQuestion.LastDigits);
    }

    [Theory]
    [InlineData("5\n5\n5\n5\n", Assumption.AllEqual)]
    [InlineData("1\nNaN\n3\n", Assumption.NotFinite)]
    [InlineData("1\ninf\n3\n", Assumption.NotFinite)]
    [InlineData("1\n2\n", Assumption.TooFewValues)]
    [InlineData("", Assumption.TooFewValues)]
    public async Task Values_that_suit_no_test_are_unfit_with_a_stable_id(string rows, string id)
    {
        string file = Path.Combine(directory, "bad.csv");
        File.WriteAllText(file, "v\n" + rows);
        Assert.Equal(id, (await Assert.ThrowsAsync<AssumptionException>(() => Ask(new() { File = file, Value = "v" }))).Id);
    }

    [Fact]
    public async Task Options_that_do_not_fit_are_usage_errors_with_a_remedy()
    {
        string file = Write([1, 2, 3, 4]);
        await Refused("columns_needed", new() { File = file });
        await Refused("bin_needed", new() { File = file, Value = "v", Threshold = 1 });
        await Refused("window_refused", new() { File = file, Value = "v", Threshold = 1, Bin = 0 });
        await Refused("window_refused", new() { File = file, Value = "v", Threshold = double.NaN, Bin = 1 });
        await Refused("window_refused", new() { File = file, Value = "v", Threshold = 1, Bin = 1, Bins = 3, Degree = 4 });
        await Refused("column_unknown", new() { File = file, Value = "w" });

        async Task Refused(string id, MeasureIntegrity.Request request)
        {
            RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => Ask(request));
            Assert.Equal((RefusalKind.Usage, id), (refusal.Kind, refusal.Id));
            Assert.NotNull(refusal.Remedy);
        }
    }

    static Task<IntegrityAnswer> Ask(MeasureIntegrity.Request request) =>
        new MeasureIntegrity(new WorkspaceDoor(_ => throw new InvalidOperationException("a file needs no workspace")), TermPack.Load("en"), Actor.Owner).Run(request, CancellationToken.None);

    string Write(IEnumerable<double> values)
    {
        string file = Path.Combine(directory, "values.csv");
        File.WriteAllLines(file, ["v", .. values.Select(value => value.ToString(CultureInfo.InvariantCulture))]);
        return file;
    }
}
