using System.Globalization;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

public sealed class ProveFileTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-prove").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Thirteen_trials_pool_as_published()
    {
        PoolAnswer answer = await Pool(new() { File = Shared.File("proof", "bcg.csv"), Effect = "yi", Variance = "vi", Id = "author" });
        Assert.Equal(13, answer.K);
        Assert.Equal(-0.714532348365101, answer.Mean!.Value, 1e-7);
        Assert.Equal(0.1807917455191, answer.StandardError!.Value, 1e-7);
        Assert.Equal(0.313243325980895, answer.Tau2!.Value, 1e-7);
        Assert.Equal(92.2213860749656, answer.I2!.Value, 1e-5);
        Assert.Equal(-1.99601696702229, answer.Prediction![0], 1e-6);
        Assert.Equal("Aronson", answer.Rows[0].Id);
        Assert.Equal(-0.800233574593967, answer.Rows[0].Blup, 1e-7);
        Assert.Equal("shown", answer.Verdict);
    }

    // As R metafor 3.8-1: rma(yi, vi, mods = ~ ablat, test = "knha"), with the ad hoc factor of at least 1.
    [Fact]
    public async Task Trials_depend_on_the_latitude_as_published()
    {
        PoolAnswer answer = await Pool(new() { File = Shared.File("proof", "bcg.csv"), Effect = "yi", Variance = "vi", Moderators = ["ablat"] });
        Assert.Equal(["intercept", "ablat"], answer.Moderators!.Select(it => it.Name));
        Assert.Equal(0.251464294374, answer.Moderators![0].Estimate, 1e-5);
        Assert.Equal(-0.029101660928, answer.Moderators![1].Estimate, 1e-6);
        Assert.True(answer.Moderators![1].Interval[1] < 0);
        Assert.InRange(answer.Explained!.Value, 0.755, 0.757);
    }

    [Fact]
    public async Task Three_adoptions_show_nothing_in_general()
    {
        PoolAnswer answer = await Pool(new() { File = Shared.File("proof", "three_adoptions.csv"), Effect = "yi", Variance = "vi" });
        Assert.Equal("not_shown", answer.Verdict);
        Assert.True(answer.Interval![0] < 0 && answer.Interval[1] > 0);
    }

    [Fact]
    public async Task Two_effects_have_a_range_and_no_interval()
    {
        PoolAnswer answer = await Pool(new() { File = Written("e,v\n0.1,0.01\n0.3,0.01\n,0.01\n"), Effect = "e", Variance = "v" });
        Assert.Null(answer.Interval);
        Assert.Equal([0.1, 0.3], answer.Range!);
        Assert.Equal(("not_shown", 1L), (answer.Verdict, answer.LeftOut));
        Assert.Contains("too few for an interval", answer.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_time_effects_of_the_minimum_wages_are_those_published()
    {
        EffectAnswer answer = await Effect(Wages(EffectMethod.GroupTime));
        Assert.Equal(-0.039951275155177, answer.Estimate!.Value, 1e-9);
        Assert.Equal(0.0120340127701854, answer.StandardError!.Value, 1e-9);
        Assert.Equal((191, 309, 12), (answer.Adopters, answer.Donors, answer.GroupTimes.Count));
        Assert.Equal(("2004", "2004"), (answer.GroupTimes[0].Group, answer.GroupTimes[0].Period));
        Assert.Equal(("not_computable", "several_cohorts"), (answer.Verdict, answer.ReasonCodes[0].Code));
    }

    [Fact]
    public async Task Imputation_of_the_minimum_wages_is_exact()
    {
        EffectAnswer answer = await Effect(Wages(EffectMethod.Imputation));
        Assert.Equal(-0.0477099182780818, answer.Estimate!.Value, 1e-9);
        Assert.Equal(0.0132224886500166, answer.StandardError!.Value, 1e-9);
        Assert.Equal(-0.0310669271921902, answer.Horizons[0].Estimate, 1e-9);
    }

    [Theory]
    [InlineData(EffectMethod.Synthetic, -15.6038278727, 0.05)]
    [InlineData(EffectMethod.SyntheticControl, -19.6196634709, 1e-6)]
    [InlineData(EffectMethod.Did, -27.3491110836, 1e-6)]
    public async Task California_smoked_less_by_every_weighting(EffectMethod method, double published, double within)
    {
        EffectAnswer answer = await Effect(new() { File = Shared.File("proof", "california_prop99.csv"), Unit = "State", Period = "Year", Outcome = "PacksPerCapita", Treated = "treated", Method = method, LowerIsBetter = true });
        Assert.Equal(published, answer.Estimate!.Value, within);
        Assert.Equal((1, 38, 38, 19), (answer.Adopters, answer.Donors, answer.Placebos.Count, answer.TimeWeights.Count));
        Assert.Equal(1, answer.UnitWeights.Sum(it => it.Weight), 1e-9);
        Assert.Equal("past_too_short", answer.ReasonCodes[0].Code);
        Assert.Equal(5, answer.Alternatives.Count);
    }

    [Theory]
    [InlineData(0.12, "proven")]
    [InlineData(0, "not_shown")]
    [InlineData(-0.12, "harmed")]
    public async Task The_verdict_follows_the_effect_and_not_the_choice_of_the_worst(double effect, string verdict)
    {
        EffectAnswer answer = await Effect(new() { File = Written(Weeks(effect)), Unit = "crew", Period = "week", Outcome = "y", Adopted = "a", SelectedFrom = "2025-W20", SelectedTo = "2025-W22" });
        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal((10, 40), (answer.Adopters, answer.Donors));
        Assert.NotEmpty(answer.Reasons);
        Assert.NotNull(answer.ExpectedRebound);
    }

    [Theory]
    [InlineData("u,t,y,a\n1,1,2,2\n1,1,3,2\n", "a", "duplicate_unit_period")]
    [InlineData("u,t,y,a\n1,1,2,0\n1,2,3,0\n", "a", "no_adopters")]
    public async Task Data_unfit_for_a_method_name_the_need(string csv, string adopted, string id)
    {
        var unfit = await Assert.ThrowsAsync<Statistics.Assumptions.AssumptionException>(() => Effect(new() { File = Written(csv), Unit = "u", Period = "t", Outcome = "y", Adopted = adopted, Method = EffectMethod.Imputation }));
        Assert.Equal(id, unfit.Id);
    }

    [Theory]
    [InlineData("u,t,y,a\n1,1,2,1\n1,2,3,2\n", "unit_contradicts_itself")]
    [InlineData("u,t,y,a\n1,1404-05-01,2,\n1,1404-05-08,3,\n", "calendar_unknown")]
    [InlineData("u,t,y,a\n1,1,2,2026-W02\n1,2,3,2026-W02\n", "period_not_readable")]
    [InlineData("u,t,y,a\n1,,2,\n", "no_rows")]
    public async Task What_a_file_says_wrongly_is_refused_with_a_remedy(string csv, string id)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Effect(new() { File = Written(csv), Unit = "u", Period = "t", Outcome = "y", Adopted = "a" }));
        Assert.Equal(id, refusal.Id);
        Assert.NotNull(refusal.Remedy);
    }

    [Theory]
    [InlineData("u,t,y,a\n1,1,2,1\n1,2,3,1\n2,1,2,\n2,2,2,\n", "adopted_before_first_period")]
    [InlineData("u,t,y,a\n1,1,2,\n1,2,3,\n", "no_cohort")]
    public async Task A_panel_that_cannot_answer_says_why(string csv, string code)
    {
        EffectAnswer answer = await Effect(new() { File = Written(csv), Unit = "u", Period = "t", Outcome = "y", Adopted = "a" });
        Assert.Equal(("not_computable", code), (answer.Verdict, answer.ReasonCodes[0].Code));
    }

    [Theory]
    [InlineData("one unit", "too_few_donors")]
    [InlineData("no donors", "too_few_donors")]
    [InlineData("gaps", "adopter_gaps")]
    [InlineData("constant", "constant_outcome")]
    [InlineData("short past", "past_too_short")]
    public async Task A_panel_of_weeks_that_cannot_answer_says_what_would(string flaw, string code)
    {
        string[] lines = Weeks(0).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string[]> rows = lines.Skip(1).Select(line => line.Split(','));
        rows = flaw switch
        {
            "one unit" => rows.Where(row => row[0] == "c0"),
            "no donors" => rows.Where(row => row[3].Length > 0),
            "gaps" => rows.Where(row => row[0] != "c3" || string.CompareOrdinal(row[1], "2025-W24") < 0),
            "constant" => rows.Select(row => (string[])[row[0], row[1], "1", row[3]]),
            _ => rows.Where(row => string.CompareOrdinal(row[1], "2025-W10") >= 0),
        };
        EffectAnswer answer = await Effect(new() { File = Written(lines[0] + "\n" + string.Join('\n', rows.Select(row => string.Join(',', row)))), Unit = "crew", Period = "week", Outcome = "y", Adopted = "a" });
        Assert.Equal(("not_computable", code), (answer.Verdict, answer.ReasonCodes[0].Code));
        Assert.True(answer.Reasons[0].Length > 20);
        Assert.Null(answer.Interval);
    }

    static ProveEffect.Request Wages(EffectMethod method) => new() { File = Shared.File("proof", "mpdta.csv"), Unit = "countyreal", Period = "year", Outcome = "lemp", Adopted = "first.treat", Method = method };

    // 50 crews over 80 weeks of equal noise of 0.05; from the 24th week of 2025 the first ten gain the effect.
    static string Weeks(double effect)
    {
        var noise = new Random(7);
        var text = new System.Text.StringBuilder("crew,week,y,a\n");
        for (int crew = 0; crew < 50; crew++)
        {
            double own = 0.1 * noise.NextDouble();
            for (int week = 0; week < 80; week++)
            {
                DateTime monday = new DateTime(2024, 9, 2).AddDays(7 * week);
                double y = own + (0.1 * (noise.NextDouble() + noise.NextDouble() + noise.NextDouble() - 1.5)) + (crew < 10 && week >= 40 ? effect : 0);
                text.Append(CultureInfo.InvariantCulture, $"c{crew},{ISOWeek.GetYear(monday)}-W{ISOWeek.GetWeekOfYear(monday):00},{y:R},{(crew < 10 ? "2025-W24" : "")}\n");
            }
        }

        return text.ToString();
    }

    static Task<EffectAnswer> Effect(ProveEffect.Request request) => new ProveEffect(TermPack.Load("en")).Run(request, CancellationToken.None);

    static Task<PoolAnswer> Pool(ProvePool.Request request) =>
        new ProvePool(new WorkspaceDoor(_ => throw new InvalidOperationException("a file needs no workspace")), TermPack.Load("en")).Run(request, CancellationToken.None);

    string Written(string csv)
    {
        string file = Path.Combine(directory, "panel.csv");
        File.WriteAllText(file, csv);
        return file;
    }
}
