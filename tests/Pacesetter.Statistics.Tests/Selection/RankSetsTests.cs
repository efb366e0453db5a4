using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Statistics.Selection;

namespace Pacesetter.Statistics.Tests.Selection;

public class RankSetsTests
{
    static readonly RankDraws Few = new(0.95, 400, 3);

    // Two units with s = 1: the difference has the error √2. 10 ÷ √2 = 7.1 is decided; 1 ÷ √2 = 0.7 is not. The quantile is that of |Z|,
    // 1.960, drawn: s.d. √(0.05 × 0.95 ÷ 10,000) ÷ (2 φ(1.96)) = 0.019, four of them 0.075.
    [Fact]
    public void Two_units_by_hand()
    {
        RankConfidence far = RankSets.Simultaneous(new double[] { 0, 10 }, new double[] { 1, 1 }, new());
        Assert.Equal([2, 1], far.Lower);
        Assert.Equal([2, 1], far.Upper);
        Assert.Equal(1.960, far.Critical, 0.075);
        RankConfidence near = RankSets.Simultaneous(new double[] { 0, 1 }, new double[] { 1, 1 }, new());
        Assert.Equal([1, 1], near.Lower);
        Assert.Equal([2, 2], near.Upper);
        Assert.Equal([2, 1], near.Rank);
        Assert.True(near.NobodyTellable);
        Assert.False(far.NobodyTellable);
    }

    // The reference draws other numbers: within one rank at 10,000 draws.
    [Fact]
    public void The_school_systems_have_the_sets_of_the_reference_within_one_rank()
    {
        (double[] x, double[] s) = Schools();
        SharedTable expected = SharedTable.Read("ranking", "ref_csranks_pisa_math_simul95_R10000.csv");
        RankConfidence found = RankSets.Simultaneous(x, s, new());
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(expected.Numbers("rank")[i], found.Rank[i]);
            Assert.InRange(found.Lower[i] - expected.Numbers("L")[i], -1, 1);
            Assert.InRange(found.Upper[i] - expected.Numbers("U")[i], -1, 1);
        }
    }

    [Fact]
    public void Twelve_school_systems_may_be_among_the_best_five()
    {
        (double[] x, double[] s) = Schools();
        string[] expected = SharedTable.Read("ranking", "ref_csranks_pisa_math_tau5best95.csv").Texts("in_top5_set");
        var found = RankSets.Best(x, s, 5, new());
        Assert.Equal(12, found.Length);
        Assert.Equal(Enumerable.Range(0, x.Length).Where(i => expected[i] == "TRUE"), found);
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        var random = new RandomSequence(9);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => random.NextNormal())];
        double[] s = [.. x.Select(_ => 0.05 + (0.2 * random.NextUniform()))];
        RankConfidence several = RankSets.Simultaneous(x, s, new(0.9, 2000, 4));
        using var pair = new SingleThread();
        RankConfidence one = pair.Run(() => RankSets.Simultaneous(x, s, new(0.9, 2000, 4)));
        Assert.Equal(several.Critical, one.Critical);
        Assert.Equal(several.Lower, one.Lower);
        Assert.Equal(several.Upper, one.Upper);
    }

    // All pairs, one after the other, without the bound that leaves most of them unlooked at.
    [Theory]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(3, false)]
    [InlineData(0.5, false)]
    [InlineData(2, true)]
    public void Leaving_out_hopeless_pairs_changes_nothing(double limit, bool oneSided)
    {
        var random = new RandomSequence(2);
        double[] x = [.. Enumerable.Range(0, 70).Select(_ => random.NextNormal())];
        double[] s = [.. x.Select(_ => 0.1 + random.NextUniform())];
        double[] found = new PairMaxima(x, s).Draw(Few, new(oneSided, limit));
        int[] order = [.. Enumerable.Range(0, x.Length).OrderByDescending(i => x[i])];
        for (int r = 0; r < 50; r++)
        {
            var draws = new RandomSequence(Few.Seed, (ulong)r);
            var z = new double[x.Length];
            foreach (int i in order)
            {
                z[i] = s[i] * draws.NextNormal();
            }

            double best = 0;
            for (int j = 0; j < x.Length; j++)
            {
                for (int k = 0; k < x.Length; k++)
                {
                    double error = Math.Sqrt((s[j] * s[j]) + (s[k] * s[k]));
                    bool open = oneSided ? (x[j] - x[k]) / error <= limit : Math.Abs(x[j] - x[k]) / error <= limit;
                    best = j != k && open ? Math.Max(best, (z[j] - z[k]) / error) : best;
                }
            }

            Assert.Equal(best, found[r], 1e-12);
        }
    }

    // 300 samples: at 0.90 the share has s.d. 0.017; 0.83 is four below. Ranks of the truth must all be inside.
    [Fact]
    public void All_true_ranks_are_inside_as_often_as_promised()
    {
        int inside = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            var random = new RandomSequence(17, (ulong)sample);
            double[] truth = [0, 0.1, 0.2, 1, 1.5, 3, 3.1];
            double[] s = [0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4];
            RankConfidence sets = RankSets.Simultaneous(truth.Select((t, i) => t + (s[i] * random.NextNormal())).ToArray(), s, new(0.9, 400, (ulong)sample));
            inside += truth.Select((_, i) => 7 - i).Zip(sets.Lower, sets.Upper).All(unit => unit.First >= unit.Second && unit.First <= unit.Third) ? 1 : 0;
        }

        Assert.InRange(inside / 300.0, 0.83, 1);
    }

    [Fact]
    public void The_set_of_one_unit_lies_within_its_set_among_all()
    {
        (double[] x, double[] s) = Schools();
        RankConfidence all = RankSets.Simultaneous(x, s, new(0.95, 2000, 1));
        for (int i = 0; i < x.Length; i += 6)
        {
            (int lower, int upper) = RankSets.Marginal(x, s, i, new(0.95, 2000, 1));
            Assert.InRange(lower, all.Lower[i], all.Rank[i]);
            Assert.InRange(upper, all.Rank[i], all.Upper[i]);
        }
    }

    [Fact]
    public void Shifting_and_scaling_change_no_set() => Gen.Select(Gen.Int[-100, 100].Array[6], Gen.Double[0.1, 1].Array[6], Gen.Int[-3, 3]).Sample((whole, s, shift) =>
    {
        double[] x = [.. whole.Select(value => value / 64.0)]; // exact when shifted

        RankConfidence before = RankSets.Simultaneous(x, s, Few);
        RankConfidence after = RankSets.Simultaneous(x.Select(value => 4 * (value + (1024 * shift))).ToArray(), s.Select(error => 4 * error).ToArray(), Few);
        Assert.Equal(before.Critical, after.Critical, 1e-9);
        Assert.Equal(before.Lower, after.Lower);
    }, iter: 20);

    [Fact]
    public void Where_all_are_equal_any_rank_is_possible()
    {
        RankConfidence sets = RankSets.Simultaneous(new double[] { 5, 5, 5 }, new double[] { 1, 1, 1 }, Few);
        Assert.True(sets.NobodyTellable);
        Assert.Equal([1, 1, 1], sets.Rank);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1, double.NaN }, new[] { 1.0, 1 }, "not_finite")]
    [InlineData(new[] { 1.0, 2 }, new[] { 1, double.PositiveInfinity }, "not_finite")]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 0 }, "not_positive")]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, -1 }, "not_positive")]
    public void Unfit_values_are_refused(double[] x, double[] s, string id)
    {
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => RankSets.Simultaneous(x, s, Few)).Id);
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => RankSets.Best(x, s, 1, Few)).Id);
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => RankSets.Marginal(x, s, 0, Few)).Id);
    }

    static (double[] Scores, double[] Errors) Schools()
    {
        SharedTable table = SharedTable.Read("ranking", "csranks_pisa.csv");
        return (table.Numbers("math_score"), table.Numbers("math_se"));
    }
}
