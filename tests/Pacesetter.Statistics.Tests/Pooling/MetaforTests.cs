using System.Text.Json;
using Pacesetter.Statistics.Pooling;

namespace Pacesetter.Statistics.Tests.Pooling;

/// <summary>R metafor 3.8-1 on six data sets, eight estimates and three errors; tests/reference/pooling/generate.R makes the cases.</summary>
public sealed class MetaforTests
{
    // 1e-7 of the size: the scoring of the reference stands still at that, and no step of ours is larger than 1e-13.
    const double Near = 1e-7;

    static readonly Dictionary<string, BetweenVariance> Between = new()
    {
        ["FE"] = BetweenVariance.CommonEffect,
        ["DL"] = BetweenVariance.DerSimonianLaird,
        ["REML"] = BetweenVariance.RestrictedLikelihood,
        ["ML"] = BetweenVariance.MaximumLikelihood,
        ["PM"] = BetweenVariance.PauleMandel,
        ["EB"] = BetweenVariance.EmpiricalBayes,
        ["HE"] = BetweenVariance.Hedges,
        ["SJ"] = BetweenVariance.SidikJonkman,
    };

    public static TheoryData<string> Sets => [.. Cases().EnumerateArray().Select(it => it.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_estimate_and_error_agrees(string name)
    {
        JsonElement set = Cases().EnumerateArray().Single(it => it.GetProperty("name").GetString() == name);
        (double[] y, double[] v) = (Numbers(set, "yi"), Numbers(set, "vi"));
        foreach (JsonElement fit in set.GetProperty("fits").EnumerateArray())
        {
            string method = fit.GetProperty("method").GetString()!;
            string test = fit.GetProperty("test").GetString()!;
            Pool found = RandomEffects.Estimate(y, v, new(Between[method], Error(test)));
            string at = $"{name} {method} {test} ";
            Same(fit, "b", found.Mean, at);
            Same(fit, "se", found.StandardError, at);
            Same(fit, "pval", found.PValue, at);
            Same(fit, "lb", found.Interval?.Lower, at);
            Same(fit, "ub", found.Interval?.Upper, at);
            Same(fit, "tau2", found.Between, at);
            Same(fit, "se_tau2", found.BetweenError, at);
            Same(fit, "I2", 100 * found.Inconsistency, at);
            Same(fit, "H2", found.RelativeVariance, at);
            Same(fit, "Q", found.Heterogeneity?.Q, at);
            Same(fit, "Qp", found.Heterogeneity?.PValue, at);
            if (method != "FE")
            {
                Same(fit, "pi_lb", found.Prediction?.Lower, at);
                Same(fit, "pi_ub", found.Prediction?.Upper, at);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Profile_intervals_and_shrunken_effects_agree(string name)
    {
        JsonElement set = Cases().EnumerateArray().Single(it => it.GetProperty("name").GetString() == name);
        (double[] y, double[] v) = (Numbers(set, "yi"), Numbers(set, "vi"));
        (double lower, double upper) = RandomEffects.BetweenInterval(y, v);
        Same(set.GetProperty("profile"), "lb", lower, name);
        Same(set.GetProperty("profile"), "ub", upper, name);
        foreach ((string key, PoolingError error) in ((string, PoolingError)[])[("blup", PoolingError.Normal), ("blup_knha", PoolingError.HartungKnapp)])
        {
            Pool found = RandomEffects.Estimate(y, v, new(Error: error));
            Near7(Numbers(set.GetProperty(key), "pred"), found.Rows.Select(row => row.Shrunken), name);
            Near7(Numbers(set.GetProperty(key), "se"), found.Rows.Select(row => row.StandardError), name);
        }
    }

    [Fact]
    public void Moderators_agree()
    {
        JsonElement set = Root().GetProperty("moderated");
        double[] x = [.. Numbers(set, "ablat").Zip(Numbers(set, "year"), (a, b) => (double[])[a, b]).SelectMany(it => it)];
        foreach (JsonElement fit in set.GetProperty("fits").EnumerateArray())
        {
            string method = fit.GetProperty("method").GetString()!;
            MetaRegression found = MetaRegression.Estimate(Numbers(set, "yi"), Numbers(set, "vi"), x, new(Between[method], Error(fit.GetProperty("test").GetString()!)));
            Near7(Numbers(fit, "b"), found.Coefficients.Select(it => it.Estimate), method);
            Near7(Numbers(fit, "se"), found.Coefficients.Select(it => it.StandardError), method);
            Near7(Numbers(fit, "pval"), found.Coefficients.Select(it => it.PValue), method);
            Near7(Numbers(fit, "lb"), found.Coefficients.Select(it => it.Interval.Lower), method);
            Near7(Numbers(fit, "ub"), found.Coefficients.Select(it => it.Interval.Upper), method);
            Same(fit, "tau2", found.Between, method);
            Same(fit, "R2", 100 * found.Explained, method);
            Same(fit, "QE", found.Residual.Q, method);
            Same(fit, "QEp", found.Residual.PValue, method);
        }
    }

    // The top of the likelihood by a search that stands still at about 1e-8.
    [Fact]
    public void The_full_covariance_agrees()
    {
        JsonElement set = Root().GetProperty("correlated");
        double[] v = [.. set.GetProperty("V").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(it => it.GetDouble()))];
        Pool found = RandomEffects.EstimateCorrelated(Numbers(set, "yi"), v, new(Error: PoolingError.Normal));
        Assert.Equal(set.GetProperty("tau2").GetDouble(), found.Between!.Value, 1e-6);
        Assert.Equal(set.GetProperty("b").GetDouble(), found.Mean, 1e-6);
        Assert.Equal(set.GetProperty("se").GetDouble(), found.StandardError, 1e-6);
        Assert.Equal(set.GetProperty("Q").GetDouble(), found.Heterogeneity!.Value.Q, 1e-6);
    }

    // That table was made at the program's ordinary stop, a step of 1e-5 in the variance, which is up to 1.2e-5 short of the goal; stopped there, ours agrees to 1e-7.
    // Its Paule and Mandel comes from a root search with a tolerance of 1.2e-4 and is 2.5e-5 off in the variance, up to 7.5e-5 in a bound.
    [Fact]
    public void The_shared_table_agrees_within_its_own_tolerance()
    {
        SharedTable table = SharedTable.Read("proof", "ref_metafor_rma.csv");
        Dictionary<string, JsonElement> sets = Cases().EnumerateArray().ToDictionary(it => it.GetProperty("name").GetString()!);
        string[] names = table.Texts("dataset");
        string[] methods = table.Texts("method");
        string[] tests = table.Texts("test");
        for (int i = 0; i < table.Count; i++)
        {
            Pool found = RandomEffects.Estimate(Numbers(sets[names[i]], "yi"), Numbers(sets[names[i]], "vi"), new(Between[methods[i]], Error(tests[i]), Stop: 1e-5));
            double near = methods[i] is "PM" ? 1e-4 : Near;
            string at = $"{names[i]} {methods[i]} {tests[i]}";
            Close(table.Numbers("b")[i], found.Mean, near, at);
            Close(table.Numbers("se")[i], found.StandardError, near, at);
            Close(table.Numbers("tau2")[i], found.Between!.Value, near, at);
            Close(table.Numbers("ci_lb")[i], found.Interval!.Value.Lower, near, at);
            Close(table.Numbers("Q")[i], found.Heterogeneity!.Value.Q, near, at);
        }
    }

    static PoolingError Error(string test) => test switch { "z" => PoolingError.Normal, "knha" => PoolingError.HartungKnapp, _ => PoolingError.AdHoc };

    static void Same(JsonElement fit, string name, double? found, string at)
    {
        JsonElement expected = fit.TryGetProperty(name, out JsonElement it) ? it : default;
        if (expected.ValueKind != JsonValueKind.Number)
        {
            Assert.True(found is null, $"{at}{name}: {found} where the reference has none");
            return;
        }

        Close(expected.GetDouble(), found!.Value, Near, at + name);
    }

    static void Near7(double[] expected, IEnumerable<double> found, string at) =>
        Assert.All(expected.Zip(found), pair => Close(pair.First, pair.Second, Near, at));

    static void Close(double expected, double found, double near, string at) =>
        Assert.True(Math.Abs(expected - found) <= near * Math.Max(1, Math.Abs(expected)), $"{at}: {expected:R} expected, {found:R} found");

    static double[] Numbers(JsonElement set, string name) => [.. set.GetProperty(name).EnumerateArray().Select(it => it.GetDouble())];

    static JsonElement Cases() => Root().GetProperty("cases");

    static JsonElement Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(at!.FullName, "tests", "reference", "pooling", "metafor.json"))).RootElement;
    }
}
