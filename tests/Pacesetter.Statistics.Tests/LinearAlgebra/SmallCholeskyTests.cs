using CsCheck;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Tests.LinearAlgebra;

public class SmallCholeskyTests
{
    // [4 2; 2 5] = L L' with L = [2 0; 1 2]; A⁻¹(8, 9) = (22, 20) ÷ 16.
    [Fact]
    public void Two_by_two_is_factored_by_hand()
    {
        double[] a = [4, 2, 2, 5];
        Assert.Equal(-1, SmallCholesky.Decompose(a, 2, 1e-13));
        Assert.Equal((2, 1, 2), (a[0], a[2], a[3]));
        double[] x = [8, 9];
        SmallCholesky.Solve(a, x);
        Assert.Equal([22 / 16.0, 20 / 16.0], x, (one, other) => Math.Abs(one - other) < 1e-15);
    }

    [Fact]
    public void Several_right_sides_are_solved_at_once() => Gen.Double[-1, 1].Array[36].Sample(values =>
    {
        const int n = 6;
        double[] a = new double[n * n];
        for (int at = 0; at < a.Length; at++)
        {
            a[at] = (at / n == at % n ? 0.5 : 0) + Enumerable.Range(0, n).Sum(k => values[(at / n * n) + k] * values[(at % n * n) + k]);
        }

        double[] root = [.. a];
        Assert.Equal(-1, SmallCholesky.Decompose(root, n, 1e-13));
        double[] b = [.. values[..(n * 3)]];
        SmallCholesky.Solve(root, b, n, 3);
        for (int at = 0; at < b.Length; at++)
        {
            Assert.Equal(values[at], Enumerable.Range(0, n).Sum(k => a[(at / 3 * n) + k] * b[(k * 3) + (at % 3)]), 1e-12);
        }
    });

    // The third row is the sum of the first two; a number that is none is no pivot either.
    [Theory]
    [InlineData(new[] { 2.0, 1, 3, 1, 2, 3, 3, 3, 6 }, 2)]
    [InlineData(new[] { 1.0, 0, 0, 0, double.NaN, 0, 0, 0, 1 }, 1)]
    [InlineData(new[] { 0.0, 0, 0, 0, 1, 0, 0, 0, 1 }, 0)]
    [InlineData(new[] { -1.0, 0, 0, 0, 1, 0, 0, 0, 1 }, 0)]
    public void A_row_that_others_make_up_is_named(double[] a, int row) => Assert.Equal(row, SmallCholesky.Decompose(a, 3, 1e-13));
}
