using System.Runtime.CompilerServices;

namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>The right operand of a product, laid out as <see cref="TileKernel"/> reads it: strips of 24 rows, each depth by depth.</summary>
sealed class PackedPanel(int rows, int deepest)
{
    /// <summary>The depth of one pass: a strip and eight rows of the left operand stay in the nearest caches.</summary>
    const int Pass = 256;

    readonly double[] values = new double[rows * deepest];
    int depth;

    /// <summary>Starts a panel of a depth; its parts are then packed one after the other.</summary>
    public void Start(int newDepth) => depth = newDepth;

    /// <summary>Packs <paramref name="count"/> rows (a multiple of 24), columns 0 to length, at a depth.</summary>
    public void Pack(Rows source, int count, int at, int length)
    {
        unchecked
        {
            for (int row = 0; row < count; row++)
            {
                int strip = row / TileKernel.Width;
                ref double from = ref source.At(row, 0).First;
                ref double to = ref values[0];
                to = ref Unsafe.Add(ref to, (nint)((((strip * depth) + at) * TileKernel.Width) + row - (strip * TileKernel.Width)));
                for (int k = 0; k < length; k++)
                {
                    Unsafe.Add(ref to, k * TileKernel.Width) = Unsafe.Add(ref from, k);
                }
            }
        }
    }

    /// <summary>C ← C + sign × A B' for 24 rows of A and the first <paramref name="columns"/> rows of this panel.</summary>
    /// <param name="a">24 rows, as deep as <paramref name="part"/> is long.</param>
    /// <param name="c">24 rows × columns.</param>
    /// <param name="columns">A multiple of 24.</param>
    /// <param name="part">Which depths of the panel meet A.</param>
    /// <param name="sign">1 or −1.</param>
    public void Multiply(Rows a, Rows c, int columns, (int First, int End) part, double sign)
    {
        for (int k = part.First; k < part.End; k += Pass)
        {
            int length = Math.Min(Pass, part.End - k);
            for (int row = 0; row < TileKernel.Width; row += TileKernel.Height)
            {
                for (int column = 0; column < columns; column += TileKernel.Width)
                {
                    TileKernel.Multiply(a.At(row, k - part.First), ref values[(column * depth) + (k * TileKernel.Width)], c.At(row, column), length, sign);
                }
            }
        }
    }
}
