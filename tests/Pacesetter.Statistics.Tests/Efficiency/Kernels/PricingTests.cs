using CsCheck;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Tests.Efficiency.Kernels;

public class PricingTests
{
    [Fact]
    public void The_three_widths_of_the_machine_find_the_same_column() =>
        Gen.Select(Gen.Int[2, 150], Gen.Double[-1, 1].Array[3], Gen.Int[0, 40]).SelectMany((n, weights, from) =>
            Gen.Double[0.1, 9].Array[n].Array[3].Select(columns => (n, weights, from: Math.Min(from, n), columns))).Sample(it =>
        {
            var panel = new UnitPanel([it.columns[0]], [it.columns[1], it.columns[2]]);
            ColumnStore store = ColumnStore.Of(new Technology(panel, Returns.Constant), [.. Enumerable.Range(0, it.n)]);
            int scalar = Pricing.LowestScalar(store, it.weights, (it.from, it.n), out double expected);
            Assert.Equal(scalar, Pricing.Lowest256(store, it.weights, (it.from, it.n), out double of256));
            Assert.Equal(scalar, Pricing.Lowest512(store, it.weights, (it.from, it.n), out double of512));
            Assert.Equal((expected, expected), (of256, of512));
        });

    [Fact]
    public void Of_equal_columns_the_first_is_found()
    {
        var panel = new UnitPanel([[.. Enumerable.Repeat(2.0, 77)]], [[.. Enumerable.Repeat(3.0, 77)]]);
        ColumnStore store = ColumnStore.Of(new Technology(panel, Returns.Constant), [.. Enumerable.Range(0, 77)]);
        Assert.Equal(5, Pricing.Lowest512(store, [1, 1], (5, 77), out _));
        Assert.Equal(5, Pricing.Lowest256(store, [1, 1], (5, 77), out _));
        Assert.Equal(-1, Pricing.Lowest(store, [1, 1], (7, 7), out double none));
        Assert.Equal(double.PositiveInfinity, none);
    }
}
