using System.Runtime.CompilerServices;

namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>A dense symmetric matrix; its lower triangle is what counts.</summary>
/// <remarks>
/// <para>Row by row, <see cref="Padded"/> × <see cref="Stride"/>. Rows beyond <see cref="Size"/> are those of the identity, so that
/// every kernel sees whole tiles; the stride is odd in tiles, so that rows do not fall on one cache set.</para>
/// </remarks>
sealed class SymmetricMatrix
{
    /// <summary>The largest size one array can hold.</summary>
    public const int Largest = 46_000;

    public SymmetricMatrix(int size)
    {
        Size = size;
        Padded = Math.Max(1, Blocks.Count(size, TileKernel.Width)) * TileKernel.Width;
        Stride = Padded + 8;
        Values = new double[Padded * Stride];
        Pad();
    }

    public int Size { get; }

    public int Padded { get; }

    public int Stride { get; }

    public double[] Values { get; }

    public double this[int row, int column]
    {
        get => row >= column ? Values[(row * Stride) + column] : Values[(column * Stride) + row];
        set => Values[(Math.Max(row, column) * Stride) + Math.Min(row, column)] = value;
    }

    /// <summary>The lower triangle of one row: columns 0 to <paramref name="row"/>.</summary>
    public Span<double> Lower(int row) => Values.AsSpan(row * Stride, row + 1);

    public Rows At(int row, int column) => new(ref Unsafe.Add(ref Values[0], (nint)((row * Stride) + column)), Stride);

    /// <summary>Makes the rows beyond the size those of the identity.</summary>
    public void Pad()
    {
        for (int row = Size; row < Padded; row++)
        {
            Lower(row).Clear();
            Values[(row * Stride) + row] = 1;
        }
    }
}
