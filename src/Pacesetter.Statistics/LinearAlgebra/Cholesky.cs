namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>The factor L of a symmetric matrix S = L L', in place, by blocks of columns.</summary>
/// <remarks>
/// <para>For each block k: A_ik ← A_ik − Σ_(m&lt;k) L_im L_km'; L_kk from A_kk; L_ik = A_ik L_kk^−T   [GolubVanLoan2013, 4.2]</para>
/// <para>A pivot below <c>tolerance</c> × its diagonal belongs to a column that earlier columns make up: the column is dropped,
/// that is, its coefficient is held at zero. Solutions and inverse are then those of a reflexive generalised inverse.</para>
/// <para>The upper triangle of the same array takes L^−T when the inverse is asked for.</para>
/// </remarks>
sealed class Cholesky
{
    const int Block = 4 * TileKernel.Width;

    readonly SymmetricMatrix matrix;
    readonly int threads;
    readonly PackedPanel panel;
    readonly PackedPanel corner = new(Block, Block);
    readonly double[] lower; // (L_kk)^−1, block by block: Block × Block, row by row
    readonly double[] upper; // the same transposed
    readonly double[] reciprocal; // 1 ÷ L_ii, 0 where dropped
    readonly List<int> dropped = [];

    public Cholesky(SymmetricMatrix matrix, int threads)
    {
        this.matrix = matrix;
        this.threads = threads;
        panel = new PackedPanel(Block, matrix.Padded);
        int blocks = Blocks.Count(matrix.Padded, Block);
        lower = new double[blocks * Block * Block];
        upper = new double[lower.Length];
        reciprocal = new double[matrix.Padded];
    }

    /// <summary>The columns that earlier columns make up, ascending.</summary>
    public IReadOnlyList<int> Dropped => dropped;

    /// <summary>The smallest pivot over its diagonal among the columns kept.</summary>
    public double SmallestRatio { get; private set; }

    /// <summary>Factors the matrix in place.</summary>
    /// <param name="tolerance">The smallest pivot to keep, as a share of its diagonal.</param>
    /// <param name="from">Columns before this one are kept whatever their share, as long as the pivot is above zero.</param>
    /// <param name="reference">What pivots are a share of, where it is not the diagonal itself.</param>
    public void Decompose(double tolerance, int from = 0, double[]? reference = null)
    {
        dropped.Clear();
        SmallestRatio = 1;
        double[] diagonal = new double[matrix.Padded];
        for (int i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = i < (reference?.Length ?? 0) ? reference![i] : matrix.Values[(i * matrix.Stride) + i];
        }

        for (int first = 0; first < matrix.Padded; first += Block)
        {
            int width = Math.Min(Block, matrix.Padded - first);
            int tiles = (matrix.Padded - first) / TileKernel.Width;
            if (first > 0)
            {
                panel.Start(first);
                panel.Pack(matrix.At(first, 0), width, 0, first);
                Blocks.Run(tiles, threads, tile =>
                {
                    int row = first + (tile * TileKernel.Width);
                    panel.Multiply(matrix.At(row, 0), matrix.At(row, first), width, (0, first), -1);
                });
            }

            DecomposeCorner(first, width, diagonal, (tolerance, from));
            InvertCorner(first, width);
            corner.Start(width);
            corner.Pack(new(ref lower[first * Block], Block), width, 0, width);
            Blocks.Run(tiles - (width / TileKernel.Width), threads, tile => Divide(first + width + (tile * TileKernel.Width), first, width));
        }
    }

    /// <summary>2 Σ ln L_ii over a range of columns, dropped ones left out.</summary>
    public double LogDeterminant(int first, int end)
    {
        var sum = new CompensatedSum();
        for (int i = first; i < end; i++)
        {
            if (reciprocal[i] > 0)
            {
                sum.Add(-2 * Math.Log(reciprocal[i]));
            }
        }

        return sum.Value;
    }

    /// <summary>z = L^−1 b, in place, for the first Size entries.</summary>
    public void Forward(Span<double> b)
    {
        for (int i = 0; i < matrix.Size; i++)
        {
            b[i] = (b[i] - Vectors.Dot(matrix.Values.AsSpan(i * matrix.Stride, i), b)) * reciprocal[i];
        }
    }

    /// <summary>x = L^−T z, in place.</summary>
    public void Backward(Span<double> z)
    {
        for (int i = matrix.Size - 1; i >= 0; i--)
        {
            z[i] *= reciprocal[i];
            Vectors.AddScaled(z, -z[i], matrix.Values.AsSpan(i * matrix.Stride, i));
        }
    }

    /// <summary>The inverse, into the lower triangle of <paramref name="target"/>.</summary>
    /// <param name="target">Of the same size.</param>
    /// <param name="leading">Rows and columns from here on count as dropped: the inverse of the leading block alone.</param>
    public void Invert(SymmetricMatrix target, int leading)
    {
        for (int first = Block; first < matrix.Padded; first += Block)
        {
            InvertColumns(first);
        }

        int tiles = matrix.Padded / TileKernel.Width;
        for (int first = 0; first < matrix.Padded; first += Block)
        {
            int start = first;
            int width = Math.Min(Block, matrix.Padded - first);
            panel.Start(matrix.Padded - first);
            panel.Pack(new(ref upper[first * Block], Block), width, 0, width);
            if (first + width < matrix.Padded)
            {
                panel.Pack(matrix.At(first, first + width), width, width, matrix.Padded - first - width);
            }

            int skipped = first / TileKernel.Width;
            Blocks.Run(tiles - skipped, threads, tile => Square(target, (tile + skipped) * TileKernel.Width, start, width, leading));
        }
    }

    // U_ik = −(Σ_(i≤m<k) U_im L_km') L_kk^−T for the block column that starts at first; U = L^−T.
    void InvertColumns(int first)
    {
        int width = Math.Min(Block, matrix.Padded - first);
        panel.Start(first);
        panel.Pack(matrix.At(first, 0), width, 0, first);
        corner.Start(width);
        corner.Pack(new(ref lower[first * Block], Block), width, 0, width);
        Blocks.Run(first / TileKernel.Width, threads, tile =>
        {
            int row = tile * TileKernel.Width;
            int own = row / Block * Block;
            Span<double> sum = stackalloc double[TileKernel.Width * Block];
            sum.Clear();
            var sums = new Rows(ref sum[0], Block);
            panel.Multiply(new(ref upper[(row * Block)], Block), sums, width, (own, own + Block), -1);
            if (own + Block < first)
            {
                panel.Multiply(matrix.At(row, own + Block), sums, width, (own + Block, first), -1);
            }

            Clear(matrix.At(row, first), width);
            corner.Multiply(sums, matrix.At(row, first), width, (0, width), 1);
        });
    }

    // S^−1_ij = Σ_(k≥i) U_ik U_jk for the 24 rows from row, and the block column that starts at first.
    void Square(SymmetricMatrix target, int row, int first, int width, int leading)
    {
        int own = row / Block * Block;
        int ownWidth = Math.Min(Block, matrix.Padded - own);
        Rows c = target.At(row, first);
        Clear(c, width);
        int end = Math.Min(leading, matrix.Padded);
        panel.Multiply(new(ref upper[row * Block], Block), c, width, (own - first, Math.Min(own + ownWidth, end) - first), 1);
        if (own + ownWidth < end)
        {
            panel.Multiply(matrix.At(row, own + ownWidth), c, width, (own + ownWidth - first, end - first), 1);
        }
    }

    // L_ik = A_ik L_kk^−T for 24 rows.
    void Divide(int row, int first, int width)
    {
        Span<double> copy = stackalloc double[TileKernel.Width * Block];
        for (int i = 0; i < TileKernel.Width; i++)
        {
            Span<double> source = matrix.Values.AsSpan(((row + i) * matrix.Stride) + first, width);
            source.CopyTo(copy[(i * Block)..]);
            source.Clear();
        }

        corner.Multiply(new(ref copy[0], Block), matrix.At(row, first), width, (0, width), 1);
    }

    void DecomposeCorner(int first, int width, double[] diagonal, (double Share, int From) tolerance)
    {
        for (int i = first; i < first + width; i++)
        {
            Span<double> row = matrix.Values.AsSpan((i * matrix.Stride) + first, width);
            for (int j = first; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.Values.AsSpan((j * matrix.Stride) + first, j - first);
                row[j - first] = (row[j - first] - Vectors.Dot(other, row)) * reciprocal[j];
            }

            double pivot = row[i - first] - Vectors.Dot(row[..(i - first)], row);
            double ratio = diagonal[i] > 0 ? pivot / diagonal[i] : 0;
            if (ratio > (i < tolerance.From ? 0 : tolerance.Share))
            {
                SmallestRatio = Math.Min(SmallestRatio, ratio);
                row[i - first] = Math.Sqrt(pivot);
                reciprocal[i] = 1 / row[i - first];
            }
            else
            {
                dropped.Add(i);
                row[i - first] = 1;
                reciprocal[i] = 0;
            }
        }
    }

    // V = (L_kk)^−1: V_ii = 1 ÷ L_ii, V_ij = −(Σ_(j≤m<i) L_im V_mj) ÷ L_ii.
    void InvertCorner(int first, int width)
    {
        for (int i = 0; i < width; i++)
        {
            Span<double> row = lower.AsSpan((first + i) * Block, Block);
            row.Clear();
            for (int m = 0; m < i; m++)
            {
                Vectors.AddScaled(row, matrix.Values[((first + i) * matrix.Stride) + first + m], lower.AsSpan((first + m) * Block, m + 1));
            }

            for (int j = 0; j < i; j++)
            {
                row[j] *= -reciprocal[first + i];
            }

            row[i] = reciprocal[first + i];
            for (int j = 0; j <= i; j++)
            {
                upper[((first + j) * Block) + i] = row[j];
            }
        }
    }

    static void Clear(Rows rows, int width)
    {
        for (int i = 0; i < TileKernel.Width; i++)
        {
            System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref rows.At(i, 0).First, width).Clear();
        }
    }
}
