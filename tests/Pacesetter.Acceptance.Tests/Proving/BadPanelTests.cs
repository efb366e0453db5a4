using System.Globalization;
using System.Text;
using System.Text.Json;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

/// <summary>Every method on every kind of unfit panel: an id with its remedy, or an answer of finite figures that says why there is no verdict.</summary>
public sealed class BadPanelTests : IDisposable
{
    const int Weeks = 80;

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-bad-panels").FullName;

    public static TheoryData<string, string> Panels => new()
    {
        { "all_adopt", "too_few_donors no_donors" },
        { "few_donors", "too_few_donors" },
        { "before_first", "adopted_before_first_period" },
        { "beyond_last", "no_cohort no_adopters" },
        { "one_unit", "too_few_donors no_donors" },
        { "two_units", "too_few_donors no_donors" },
        { "constant", "constant_outcome all_equal" },
        { "constant_donors", "constant_outcome all_equal" },
        { "gaps", "adopter_gaps gaps" },
        { "twice", "duplicate_unit_period" },
        { "infinite", "not_finite" },
        { "persian_days", "calendar_unknown" },
        { "persian_weeks", "calendar_unknown" },
        { "buddhist_months", "calendar_unknown" },
        { "nothing", "no_rows" },
    };

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task A_panel_that_cannot_answer_says_so_by_every_method(string panel, string ids)
    {
        string file = Path.Combine(directory, "panel.csv");
        await File.WriteAllTextAsync(file, Written(panel), TestContext.Current.CancellationToken);
        foreach (EffectMethod method in Enum.GetValues<EffectMethod>())
        {
            string said = await Said(new() { File = file, Unit = "u", Period = "t", Outcome = "y", Adopted = "a", Method = method });
            Assert.True(ids.Split(' ').Contains(said), $"{panel} by {method}: {said}");
        }
    }

    [Fact]
    public async Task A_group_of_one_unit_has_no_error()
    {
        string file = Path.Combine(directory, "panel.csv");
        await File.WriteAllTextAsync(file, Written("two_units"), TestContext.Current.CancellationToken);
        EffectAnswer answer = await new ProveEffect(TermPack.Load("en")).Run(new() { File = file, Unit = "u", Period = "t", Outcome = "y", Adopted = "a", Method = EffectMethod.GroupTime }, CancellationToken.None);
        Assert.NotNull(answer.Estimate);
        Assert.Null(answer.StandardError);
        Assert.All(answer.GroupTimes, it => Assert.Null(it.StandardError));
    }

    static async Task<string> Said(ProveEffect.Request request)
    {
        try
        {
            EffectAnswer answer = await new ProveEffect(TermPack.Load("en")).Run(request, TestContext.Current.CancellationToken);
            Assert.Equal("not_computable", answer.Verdict);
            Assert.NotEmpty(answer.Reasons);
            JsonSerializer.Serialize(answer); // takes no infinity and nothing that is no number
            return answer.ReasonCodes[0].Code;
        }
        catch (AssumptionException unfit)
        {
            Assert.NotEmpty(unfit.Message);
            return unfit.Id;
        }
        catch (RefusalException refused)
        {
            Assert.NotNull(refused.Remedy);
            return refused.Id;
        }
    }

    static string Written(string panel)
    {
        var noise = new Random(5);
        int units = panel switch { "one_unit" => 1, "two_units" => 2, "few_donors" => 12, "nothing" => 0, _ => 45 };
        int adopters = panel switch { "all_adopt" => units, "one_unit" or "two_units" => 1, _ => 5 };
        var text = new StringBuilder("u,t,y,a\n");
        for (int unit = 0; unit < units; unit++)
        {
            for (int week = 0; week < Weeks; week++)
            {
                if (panel == "gaps" && unit < adopters && week >= 50)
                {
                    continue;
                }

                bool flat = panel == "constant" || (panel == "constant_donors" && unit >= adopters);
                string y = panel == "infinite" && week == 3 ? "inf" : flat ? "1" : noise.NextDouble().ToString("R", CultureInfo.InvariantCulture);
                string first = unit >= adopters ? "" : panel switch { "before_first" => "-5", "beyond_last" => "500", "persian_days" or "persian_weeks" or "buddhist_months" => "", _ => "50" };
                string row = string.Create(CultureInfo.InvariantCulture, $"c{unit},{Period(panel, week)},{y},{first}\n");
                text.Append(row).Append(panel == "twice" && (unit, week) == (7, 7) ? row : "");
            }
        }

        return text.ToString();
    }

    static string Period(string panel, int week) => FormattableString.Invariant(panel switch
    {
        "persian_days" => $"{1404 + (week / 12)}-{1 + (week % 12):00}-01",
        "persian_weeks" => $"{1404 + (week / 50)}-W{1 + (week % 50):00}",
        "buddhist_months" => $"{2569 + (week / 12)}-{1 + (week % 12):00}",
        _ => $"{week}",
    });
}
