using CsCheck;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Tests.LinearAlgebra;

public class CholeskyTests
{
    // [4 2; 2 5] = L L' with L = [2 0; 1 2]: ln det = 2 (ln 2 + ln 2) = ln 16; the inverse is [5 −2; −2 4] ÷ 16.
    [Fact]
    public void Two_by_two_is_factored_by_hand()
    {
        SymmetricMatrix matrix = Of(2, (row, column) => (row, column) switch { (0, 0) => 4, (1, 0) => 2, _ => 5 });
        var cholesky = new Cholesky(matrix, 1);
        cholesky.Decompose(1e-10);
        Assert.Equal(Math.Log(16), cholesky.LogDeterminant(0, 2), 1e-14);
        var inverse = new SymmetricMatrix(2);
        cholesky.Invert(inverse, 2);
        Assert.Equal([5 / 16.0, -2 / 16.0, 4 / 16.0], new[] { inverse[0, 0], inverse[1, 0], inverse[1, 1] }, (a, b) => Math.Abs(a - b) < 1e-15);
        double[] x = [8, 9];
        cholesky.Forward(x);
        cholesky.Backward(x);
        Assert.Equal([22 / 16.0, 20 / 16.0], x, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(97)]
    [InlineData(193)]
    [InlineData(300)]
    public void The_solution_solves_and_the_inverse_inverts(int n)
    {
        SymmetricMatrix matrix = Random(n, 7);
        SymmetricMatrix original = Random(n, 7);
        var cholesky = new Cholesky(matrix, 2);
        cholesky.Decompose(1e-10);
        var inverse = new SymmetricMatrix(n);
        cholesky.Invert(inverse, n);
        double[] b = [.. Enumerable.Range(0, n).Select(i => Math.Sin(i))];
        double[] x = [.. b];
        cholesky.Forward(x);
        cholesky.Backward(x);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(b[i], Enumerable.Range(0, n).Sum(j => original[i, j] * x[j]), 1e-12);
            Assert.Equal(x[i], Enumerable.Range(0, n).Sum(j => inverse[i, j] * b[j]), 1e-13);
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(500)]
    public void One_thread_and_two_give_the_same_bits(int n)
    {
        (SymmetricMatrix one, SymmetricMatrix two) = (Inverse(n, 1), Inverse(n, 2));
        Assert.Equal(one.Values.AsSpan(), two.Values.AsSpan());
    }

    [Fact]
    public void The_inverse_of_the_leading_block_is_that_of_the_block_alone()
    {
        SymmetricMatrix whole = Random(130, 3);
        var cholesky = new Cholesky(whole, 1);
        cholesky.Decompose(1e-10);
        var leading = new SymmetricMatrix(130);
        cholesky.Invert(leading, 101);
        SymmetricMatrix source = Random(130, 3);
        var alone = new Cholesky(Of(101, (row, column) => source[row, column]), 1);
        alone.Decompose(1e-10);
        var inverse = new SymmetricMatrix(101);
        alone.Invert(inverse, 101);
        for (int row = 0; row < 130; row++)
        {
            Assert.Equal(row < 101 ? inverse[row, row / 2] : 0, leading[row, row / 2], 1e-14);
        }
    }

    // Column 2 = column 0 + column 1: it is dropped, and its coefficient is held at zero.
    [Fact]
    public void A_column_that_others_make_up_is_dropped()
    {
        double[][] columns = [[1, 0, 2, 1], [0, 1, 1, 3], [1, 1, 3, 4], [2, 5, 1, 1]];
        var cholesky = new Cholesky(Of(4, (row, column) => Vectors.Dot(columns[row], columns[column])), 1);
        cholesky.Decompose(1e-10);
        Assert.Equal([2], cholesky.Dropped);
        double[] x = [1, 2, 3, 4];
        cholesky.Forward(x);
        cholesky.Backward(x);
        Assert.Equal(0, x[2]);
    }

    [Fact]
    public void Every_form_of_the_innermost_product_agrees() => Gen.Select(Gen.Double[-1, 1].Array[8 * 40], Gen.Double[-1, 1].Array[24 * 40]).Sample((a, b) =>
    {
        double[] wide = Product(a, b, (x, y, c) => TileKernel.Wide(x, ref y[0], c, 40, -1));
        double[] portable = Product(a, b, (x, y, c) => TileKernel.Portable(x, ref y[0], c, 40, -1));
        double[] medium = Product(a, b, (x, y, c) =>
        {
            for (int row = 0; row < 8; row += 4)
            {
                TileKernel.Medium(x.At(row, 0), ref y[0], c.At(row, 0), 40, -1);
                TileKernel.Medium(x.At(row, 0), ref y[12], c.At(row, 12), 40, -1);
            }
        });
        for (int i = 0; i < wide.Length; i++)
        {
            Assert.Equal(portable[i], wide[i], 1e-13);
            Assert.Equal(portable[i], medium[i], 1e-13);
        }
    }, iter: 20);

    [Fact]
    public void A_compensated_sum_keeps_what_rounding_loses()
    {
        var sum = new CompensatedSum();
        foreach (double term in (double[])[1, 1e100, 1, -1e100])
        {
            sum.Add(term);
        }

        Assert.Equal(2, sum.Value);
    }

    delegate void Form(Rows a, double[] b, Rows c);

    static double[] Product(double[] a, double[] b, Form form)
    {
        double[] c = new double[8 * 24];
        form(new Rows(ref a[0], 40), b, new Rows(ref c[0], 24));
        return c;
    }

    static SymmetricMatrix Inverse(int n, int threads)
    {
        var cholesky = new Cholesky(Random(n, 11), threads);
        cholesky.Decompose(1e-10);
        var inverse = new SymmetricMatrix(n);
        cholesky.Invert(inverse, n);
        return inverse;
    }

    static SymmetricMatrix Random(int n, int seed)
    {
        var random = new Random(seed);
        return Of(n, (row, column) => row == column ? n : random.NextDouble() - 0.5);
    }

    static SymmetricMatrix Of(int n, Func<int, int, double> value)
    {
        var matrix = new SymmetricMatrix(n);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                matrix[row, column] = value(row, column);
            }
        }

        return matrix;
    }
}
