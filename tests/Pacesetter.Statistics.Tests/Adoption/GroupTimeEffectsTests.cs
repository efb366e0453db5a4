using System.Globalization;
using CsCheck;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;
using static Pacesetter.Statistics.Tests.Adoption.StaggeredSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class GroupTimeEffectsTests
{
    const int Never = OutcomePanel.Never;

    // Changes of the group 4 and 6, of the controls 1 and 3: 5 − 2 = 3; ψ = 4/2 × ∓1 and ∓(4/2 × ∓1): √(4 × 4) ÷ 4 = 1.
    [Fact]
    public void Two_periods_by_hand()
    {
        GroupTimeEffects found = GroupTimeEffects.Estimate(new(OutcomePanel.Of(4, 2, [0, 4, 1, 7, 2, 3, 3, 6]), [1, 1, Never, Never]));
        Assert.Equal(new GroupTimeEffect(1, 1, 3, 1), found.Cells.Single());
        Assert.Equal((3, 1), (found.Simple.Effect, found.Simple.StandardError));
        Assert.Null(found.PreTest());
    }

    // R did 2.5.1, analytic errors: every group-time, every average.
    [Theory]
    [InlineData("CS_dr_nevertreated_~1", ControlGroup.Never, false)]
    [InlineData("CS_dr_notyettreated_~1", ControlGroup.NotYet, false)]
    [InlineData("CS_dr_nevertreated_~lpop", ControlGroup.Never, true)]
    [InlineData("CS_dr_notyettreated_~lpop", ControlGroup.NotYet, true)]
    public void Mpdta_agrees(string estimator, ControlGroup control, bool population)
    {
        StaggeredPanel panel = Mpdta();
        GroupTimeEffects found = GroupTimeEffects.Estimate(population ? panel : panel with { Characteristics = [] }, control);
        SharedTable table = SharedTable.Read("proof", "ref_did_estimators.csv");
        int checkedRows = 0;
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Texts("dataset")[i] == "mpdta" && table.Texts("estimator")[i] == estimator)
            {
                (double effect, double error) = Find(found, table.Texts("agg")[i], table.Texts("key")[i]);
                bool test = table.Texts("agg")[i] == "pretest_W_p";
                Assert.Equal(table.Numbers("est")[i], effect, 1e-9);
                Assert.Equal(table.Numbers("se")[i], error, test ? 1e-5 : 1e-9); // the reference prints p with five digits
                checkedRows++;
            }
        }

        Assert.Equal(31, checkedRows);
    }

    [Fact]
    public void Mpdta_has_its_known_simple_average()
    {
        AveragedEffect simple = GroupTimeEffects.Estimate(Mpdta() with { Characteristics = [] }).Simple;
        Assert.Equal(-0.039951275155177, simple.Effect, 1e-12);
        Assert.Equal(0.0120340127701854, simple.StandardError, 1e-12);
    }

    // Sun and Abraham: unit and period effects and a dummy for every cohort at every period but the one before use, never-adopters as controls;
    // the mean of the coefficients in use, weighted by cohort size, is the simple average.
    [Fact]
    public void The_interaction_regression_of_Sun_and_Abraham_is_the_simple_average()
    {
        StaggeredPanel panel = Mpdta() with { Characteristics = [] };
        GroupTimeEffects found = GroupTimeEffects.Estimate(panel);
        Dictionary<(int, int), double> coefficients = SunAbraham(panel);
        double sum = 0;
        double count = 0;
        foreach (GroupTimeEffect cell in found.Cells.Where(cell => cell.Period >= cell.Group))
        {
            int units = panel.FirstUse.Count(g => g == cell.Group);
            Assert.Equal(coefficients[(cell.Group, cell.Period)], cell.Effect, 1e-9);
            (sum, count) = (sum + (units * coefficients[(cell.Group, cell.Period)]), count + units);
        }

        Assert.Equal(found.Simple.Effect, sum / count, 1e-9);
    }

    [Fact]
    public void A_characteristic_that_is_noise_changes_little_and_one_that_is_the_same_for_all_is_refused()
    {
        StaggeredPanel panel = Panel(Cohorts((3, 40), (Never, 60)), 5);
        GroupTimeEffects plain = GroupTimeEffects.Estimate(panel);
        GroupTimeEffects with = GroupTimeEffects.Estimate(panel with { Characteristics = [.. Enumerable.Range(0, 100).Select(i => Math.Sin(i))] });
        Assert.Equal(plain.Simple.Effect, with.Simple.Effect, 0.1);
        Assert.Equal(Assumption.Collinear, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(panel with { Characteristics = [.. Enumerable.Repeat(2.0, 100)] })).Id);
        Assert.Equal(Assumption.NoOverlap, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(panel with { Characteristics = [.. Enumerable.Range(0, 100).Select(i => i < 39 ? 1.0 : i == 39 || i == 99 ? 0.5 : 0)] })).Id);
    }

    [Fact]
    public void With_two_periods_it_is_the_imputation() =>
        Gen.ULong.Sample(seed =>
        {
            StaggeredPanel panel = Panel(Cohorts((1, 12), (Never, 12)), 2, seed);
            Assert.Equal(ImputationEffect.Estimate(panel).Effect, GroupTimeEffects.Estimate(panel).Simple.Effect, 1e-10);
        }, iter: 20);

    [Fact]
    public void Unit_and_period_effects_leave_all_cells_alone() =>
        Gen.Select(Gen.ULong, Gen.Double[-9, 9].Array[30], Gen.Double[-9, 9].Array[6]).Sample((seed, units, periods) =>
        {
            StaggeredPanel panel = Panel(Cohorts((2, 8), (4, 7), (Never, 15)), 6, seed);
            GroupTimeEffects plain = GroupTimeEffects.Estimate(panel, ControlGroup.NotYet);
            GroupTimeEffects moved = GroupTimeEffects.Estimate(Changed(panel, (i, t, y) => y + units[i] + periods[t]), ControlGroup.NotYet);
            Assert.All(plain.Cells.Zip(moved.Cells), pair => Assert.Equal(pair.First.Effect, pair.Second.Effect, 1e-9));
            Assert.Equal(plain.Dynamic.StandardError, moved.Dynamic.StandardError, 1e-9);
        }, iter: 20);

    [Fact]
    public void Without_a_unit_that_never_begins_the_last_stand_in_until_they_begin()
    {
        StaggeredPanel panel = Panel(Cohorts((2, 10), (4, 10)), 6);
        GroupTimeEffects found = GroupTimeEffects.Estimate(panel, ControlGroup.NotYet);
        Assert.All(found.Cells, cell => Assert.True(cell.Group == 2 && cell.Period < 4));
        Assert.Equal(Assumption.NoDonors, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(panel)).Id);
    }

    [Fact]
    public void Units_with_gaps_or_in_use_from_the_start_are_left_out_and_counted()
    {
        StaggeredPanel panel = Changed(Panel(Cohorts((0, 3), (2, 10), (Never, 10)), 5), (i, t, y) => i == 4 && t == 1 ? double.NaN : y);
        Assert.Equal(4, GroupTimeEffects.Estimate(panel).LeftOut);
        Assert.Equal(Assumption.Gaps, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(Changed(panel, (_, t, y) => t == 0 ? double.NaN : y))).Id);
        Assert.Equal(Assumption.NoAdopters, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(Panel(Cohorts((Never, 10)), 5))).Id);
        Assert.Equal(Assumption.AdoptedBeforeFirstPeriod, Assert.Throws<AssumptionException>(() => GroupTimeEffects.Estimate(Panel(Cohorts((0, 2), (Never, 4)), 4))).Id);
    }

    static (double, double) Find(GroupTimeEffects found, string average, string key)
    {
        AveragedEffect Pick(IEnumerable<AveragedEffect> all, AveragedEffect whole, int shift) => key == "overall" ? whole : all.Single(it => it.Key + shift == int.Parse(key, CultureInfo.InvariantCulture));
        if (average == "gt")
        {
            int[] at = [.. key.Split(':').Select(it => int.Parse(it, CultureInfo.InvariantCulture))];
            GroupTimeEffect cell = found.Cells.Single(it => it.Group + 2003 == at[0] && it.Period + 2003 == at[1]);
            return (cell.Effect, cell.StandardError);
        }

        if (average == "pretest_W_p")
        {
            return (found.PreTest()!.Value.Statistic, found.PreTest()!.Value.PValue);
        }

        AveragedEffect it = average switch
        {
            "simple" => found.Simple,
            "group" => Pick(found.Groups, found.Group, 2003),
            "dynamic" => Pick(found.Dynamics, found.Dynamic, 0),
            _ => Pick(found.Calendars, found.Calendar, 2003),
        };
        return (it.Effect, it.StandardError);
    }

    // In a balanced panel unit and period effects fall out by subtracting means.
    static Dictionary<(int, int), double> SunAbraham(StaggeredPanel panel)
    {
        int n = panel.Outcome.Units;
        int t = panel.Outcome.Periods;
        (int Group, int Period)[] names = [.. panel.FirstUse.Where(g => g < t).Distinct().SelectMany(g => Enumerable.Range(0, t).Where(s => s != g - 1).Select(s => (g, s)))];
        double[][] columns = [.. names.Select(name => Demeaned(n, t, (i, s) => panel.FirstUse[i] == name.Group && s == name.Period ? 1 : 0))];
        double[] y = Demeaned(n, t, (i, s) => panel.Outcome[i][s]);
        var m = new double[names.Length, names.Length];
        var right = new double[names.Length];
        for (int a = 0; a < names.Length; a++)
        {
            right[a] = columns[a].Zip(y, (p, q) => p * q).Sum();
            for (int b = 0; b < names.Length; b++)
            {
                m[a, b] = columns[a].Zip(columns[b], (p, q) => p * q).Sum();
            }
        }

        double[] solved = DenseImputation.Solve(m, right);
        return names.Select((name, a) => (name, solved[a])).ToDictionary(it => it.name, it => it.Item2);
    }

    static double[] Demeaned(int n, int t, Func<int, int, double> value)
    {
        double[] units = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, t).Average(s => value(i, s)))];
        double[] periods = [.. Enumerable.Range(0, t).Select(s => Enumerable.Range(0, n).Average(i => value(i, s)))];
        double mean = units.Average();
        return [.. Enumerable.Range(0, n * t).Select(c => value(c / t, c % t) - units[c / t] - periods[c % t] + mean)];
    }
}
