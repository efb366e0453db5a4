using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class FrontierReferenceTests
{
    // The other program's own tolerance is 1e-9 to 1e-7, so a larger difference than 1e-9 is looked at by the certificate: see the tests of the certificate.
    const double Tolerance = 1e-9;

    public static TheoryData<string, Returns, Orientation, string> Radial()
    {
        var data = new TheoryData<string, Returns, Orientation, string>();
        foreach (string set in (string[])["charnes1981", "milkProd", "norWood2004"])
        {
            foreach ((Returns returns, string name) in ((Returns, string)[])[(Returns.Constant, "crs"), (Returns.Variable, "vrs"), (Returns.Decreasing, "drs"), (Returns.Increasing, "irs"), (Returns.FreeDisposal, "fdh")])
            {
                data.Add(set, returns, Orientation.Input, name + "_in");
                data.Add(set, returns, Orientation.Output, name + "_out");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Radial))]
    public void Scores_agree_with_the_reference_program(string set, Returns returns, Orientation orientation, string column) =>
        Agree(set, new() { Returns = returns, Orientation = orientation }, column);

    [Theory]
    [InlineData("charnes1981")]
    [InlineData("milkProd")]
    [InlineData("norWood2004")]
    public void Super_efficiency_agrees_and_says_where_it_has_no_answer(string set)
    {
        foreach (Orientation orientation in (Orientation[])[Orientation.Input, Orientation.Output])
        {
            string end = orientation == Orientation.Input ? "in" : "out";
            Agree(set, new() { Measure = EfficiencyMeasure.SuperRadial, Returns = Returns.Constant, Orientation = orientation }, "super_crs_" + end);
            Agree(set, new() { Measure = EfficiencyMeasure.SuperRadial, Returns = Returns.Variable, Orientation = orientation }, "super_vrs_" + end);
        }
    }

    [Theory]
    [InlineData("charnes1981")]
    [InlineData("milkProd")]
    [InlineData("norWood2004")]
    public void Slack_sums_of_both_phases_and_of_the_additive_measure_agree(string set)
    {
        UnitPanel panel = SharedPanels.Named(set);
        Dictionary<string, double[]> reference = SharedPanels.Reference(set);
        foreach ((Returns returns, string name) in ((Returns, string)[])[(Returns.Constant, "crs"), (Returns.Variable, "vrs")])
        {
            FrontierEstimate radial = Frontier.Measure(new() { Returns = returns, NegativeOutputs = true }, panel);
            SlackUnits units = set == "charnes1981" ? SlackUnits.AsGiven : SlackUnits.ShareOfMean;
            FrontierEstimate additive = Frontier.Measure(new() { Returns = returns, Measure = EfficiencyMeasure.Additive, NegativeOutputs = true, SlackUnits = units }, panel);
            Assert.All(radial.Scores, (_, unit) => Near(reference[$"slacksum_{name}_in"][unit], radial.SlacksOf(unit).Sum(), 1e-6, unit));
            Assert.All(additive.Scores, (_, unit) => Near(reference[$"addsum_{name}"][unit], additive.SlacksOf(unit).Sum(), 1e-6, unit));
        }
    }

    // Tone (2001), Table 1: .798 .568 1 .667 1.
    [Fact]
    public void The_slacks_based_measure_gives_the_published_table()
    {
        Dictionary<string, double[]> table = SharedPanels.Table("deaR_Tone2001.csv");
        UnitPanel panel = SharedPanels.Panel(table, ["Input1", "Input2"], ["Output1", "Output2"]);
        FrontierEstimate sbm = Frontier.Measure(new() { Measure = EfficiencyMeasure.SlacksBased, Returns = Returns.Constant, Orientation = Orientation.Both }, panel);
        Assert.All(SharedPanels.Table("ref_deaR153_Tone2001_sbm_no_crs.csv")["efficiency"], (expected, unit) => Near(expected, sbm.Scores[unit], Tolerance, unit));
        FrontierEstimate ccr = Frontier.Measure(new() { Returns = Returns.Constant }, panel);
        Assert.All(SharedPanels.Table("ref_deaR153_Tone2001_ccr_in.csv")["efficiency"], (expected, unit) => Near(expected, ccr.Scores[unit], Tolerance, unit));
    }

    // Tone (2002): radial 1.028 2.417 1.313 1.625 2.403 1.063.
    [Fact]
    public void The_super_efficiency_of_six_power_plants_is_the_published_one()
    {
        UnitPanel panel = SharedPanels.Panel(SharedPanels.Table("deaR_Power_plants.csv"), ["X1", "X2", "X3", "X4"], ["Y1", "Y2"]);
        FrontierEstimate radial = Frontier.Measure(new() { Measure = EfficiencyMeasure.SuperRadial, Returns = Returns.Constant }, panel);
        Assert.All(SharedPanels.Table("ref_deaR153_Power_plants_supereff_in_crs.csv")["efficiency"], (expected, unit) => Near(expected, radial.Scores[unit], Tolerance, unit));
        FrontierEstimate slacks = Frontier.Measure(new() { Measure = EfficiencyMeasure.SuperSlacksBased, Returns = Returns.Constant }, panel);
        Assert.All(SharedPanels.Table("ref_deaR153_Power_plants_sbmsupereff_in_crs.csv")["efficiency"], (expected, unit) => Near(expected, slacks.Scores[unit], Tolerance, unit));
    }

    [Fact]
    public void The_first_four_thousand_of_the_large_set_agree()
    {
        double[][] columns = SharedPanels.Dula(4000);
        FrontierEstimate estimate = Frontier.Measure(new() { Outliers = null }, new([columns[0], columns[1]], [columns[2], columns[3], columns[4]]));
        Assert.All(SharedPanels.Table("ref_dula_first4000_vrs_in.csv")["vrs_in"], (expected, unit) => Near(expected, estimate.Scores[unit], Tolerance, unit));
        Assert.Equal(81, estimate.Scores.Count(score => score >= 1 - 1e-9));
        Assert.True(estimate.Certificate.Holds);
    }

    // The reference program counts 1,001 on the frontier, mean .476991938709. It gives 1 to unit 82,692 (609.8741, 57.2272 → .0023, .0191, 0), which
    // the first unit alone (458.9733, 49.8019 → 39.6992, 18.6165, 48.5765) beats in every column. Without that one the two agree to the last printed digit.
    [Fact]
    [Trait("Category", "Drill")]
    public void A_hundred_thousand_units_have_the_known_frontier()
    {
        double[][] columns = SharedPanels.Dula(100_000);
        FrontierEstimate estimate = Frontier.Measure(new() { Outliers = null }, new([columns[0], columns[1]], [columns[2], columns[3], columns[4]]));
        Assert.Equal(1000, estimate.Scores.Count(score => score >= 1 - 1e-9));
        Assert.InRange(estimate.Scores[82_691], 0.30, 0.31);
        Assert.Equal(0.476991938709, (estimate.Scores.Sum() + 1 - estimate.Scores[82_691]) / 100_000, 1e-12);
        Assert.True(estimate.Certificate.Holds, estimate.Certificate.ToString());
    }

    static void Agree(string set, FrontierSpecification specification, string column)
    {
        UnitPanel panel = SharedPanels.Named(set);
        FrontierEstimate estimate = Frontier.Measure(specification with { NegativeOutputs = true }, panel);
        bool outputs = specification.Orientation == Orientation.Output;
        Assert.All(SharedPanels.Reference(set)[column], (expected, unit) =>
        {
            if (double.IsInfinity(expected) || (outputs && panel.Outputs.All(output => output[unit] <= 0)))
            {
                // The reference multiplies a loss as if it were a gain; here such a unit has no output score.
                Assert.Contains(unit, estimate.Undefined);
            }
            else
            {
                Near(expected, estimate.Scores[unit], Tolerance, unit);
                Assert.True(estimate.CertificateOf(unit).Holds, $"unit {unit}: {estimate.CertificateOf(unit)}");
            }
        });
    }

    static void Near(double expected, double actual, double tolerance, int unit) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"unit {unit}: {expected:R} expected, {actual:R} found, difference {actual - expected:E2}");
}
