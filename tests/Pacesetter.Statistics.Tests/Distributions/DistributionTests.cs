using CsCheck;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Tests.Distributions;

public class DistributionTests
{
    // Printed in tables of the normal: Φ(1.959963984540054) = 0.975; upper tails of 6 and 10 are 9.865876450376981e-10 and 7.619853024160526e-24.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(6, 9.865876450376981e-10)]
    [InlineData(10, 7.619853024160526e-24)]
    public void The_normal_tail_is_right_to_many_digits(double x, double upper) => Assert.Equal(1, Normal.Upper(x) / upper, 1e-13);

    [Fact]
    public void The_normal_quantile_takes_the_tail_back() => Gen.Double[-37, 8].Sample(x =>
        Assert.Equal(x, Normal.Quantile(Normal.Cumulative(x)), 1e-13 * Math.Max(1, Math.Abs(x)) + (x > 0 ? 2e-16 / Normal.Density(x) : 0)));

    // One degree of freedom is Cauchy: P(T > t) = ½ − arctan(t) ÷ π. Two: ½ (1 − t ÷ √(2 + t²)).
    [Fact]
    public void Student_with_one_and_two_degrees_has_a_closed_form() => Gen.Double[0, 50].Sample(t =>
    {
        Assert.Equal(0.5 - (Math.Atan(t) / Math.PI), StudentT.Upper(t, 1), 1e-14);
        Assert.Equal(0.5 * (1 - (t / Math.Sqrt(2 + (t * t)))), StudentT.Upper(t, 2), 1e-14);
    });

    // t table: 97.5 % at 10 degrees 2.22813885198627.
    [Fact]
    public void The_quantiles_of_student_are_those_of_the_table()
    {
        Assert.Equal(2.22813885198627, StudentT.Quantile(0.975, 10), 1e-12);
        Assert.Equal(-Math.Tan(0.475 * Math.PI), StudentT.Quantile(0.025, 1), 1e-10);
        Assert.Equal(Normal.Quantile(0.9), StudentT.Quantile(0.9, double.PositiveInfinity), 1e-15);
    }

    // Where Newton's steps do not settle, the bracket has to take over.
    [Theory]
    [InlineData(1e-12, 0.2)]
    [InlineData(1e-40, 1)]
    [InlineData(1e-200, 3)]
    [InlineData(0.499999, 0.3)]
    [InlineData(1e-300, 1e6)]
    public void The_quantile_of_student_holds_far_out(double p, double degrees) =>
        Assert.Equal(1, StudentT.Cumulative(StudentT.Quantile(p, degrees), degrees) / p, 1e-10);

    [Fact]
    public void The_quantile_of_student_takes_the_tail_back() => Gen.Select(Gen.Double[1e-9, 0.999], Gen.Double[0.5, 300]).Sample((p, degrees) =>
        Assert.Equal(1, StudentT.Cumulative(StudentT.Quantile(p, degrees), degrees) / p, 1e-11));

    // ν = 2: P(X > x) = exp(−x ÷ 2). ν = 1: P(X > x) = 2 P(Z > √x).
    [Fact]
    public void Chi_squared_with_two_and_one_degrees_has_a_closed_form() => Gen.Double[0.001, 200].Sample(x =>
    {
        Assert.Equal(1, ChiSquared.Upper(x, 2) / Math.Exp(-x / 2), 1e-12);
        Assert.Equal(1, ChiSquared.Upper(x, 1) / (2 * Normal.Upper(Math.Sqrt(x))), 1e-12);
    });

    [Fact]
    public void The_quantile_of_chi_squared_takes_the_tail_back() => Gen.Select(Gen.Double[1e-6, 0.9999], Gen.Double[0.5, 500]).Sample((p, degrees) =>
        Assert.Equal(p, ChiSquared.Cumulative(ChiSquared.Quantile(p, degrees), degrees), 1e-12));

    // The square of Student's t is F with 1 and ν.
    [Fact]
    public void F_with_one_degree_is_the_square_of_student() => Gen.Select(Gen.Double[0, 20], Gen.Double[1, 200]).Sample((t, degrees) =>
        Assert.Equal(2 * StudentT.Upper(t, degrees), FisherF.Upper(t * t, 1, degrees), 1e-12));

    // Ten throws of a fair coin: P(K ≥ 8) = (45 + 10 + 1) ÷ 1024.
    [Fact]
    public void Eight_or_more_heads_of_ten()
    {
        Assert.Equal(56 / 1024.0, Binomial.AtLeast(8, 10, 0.5), 1e-14);
        Assert.Equal(1 - (56 / 1024.0), Binomial.AtMost(7, 10, 0.5), 1e-14);
        Assert.Equal((1.0, 0.0), (Binomial.AtLeast(0, 10, 0.5), Binomial.AtLeast(11, 10, 0.5)));
    }
}
