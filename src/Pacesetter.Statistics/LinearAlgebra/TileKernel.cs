using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>Rows of a row-major matrix: the first number, and how far the rows are apart.</summary>
readonly ref struct Rows(ref double first, nint stride)
{
    public readonly ref double First = ref first;

    public nint Stride { get; } = stride;

    public Rows At(nint row, nint column) => new(ref Unsafe.Add(ref First, unchecked((row * Stride) + column)), Stride);
}

/// <summary>The innermost product: an 8 × 24 tile of C ← C + sign × A B'.</summary>
/// <remarks>
/// <para>A: 8 rows × k, read where it lies; B: k × 24, packed row by row; C: 8 rows × 24.</para>
/// <para>Three forms of one loop, chosen by what the processor has: 512-bit (24 accumulators of 8 numbers), 256-bit
/// (4 × 12 at a time) and portable. Each adds in the same order whatever the number of threads.</para>
/// </remarks>
static class TileKernel
{
    public const int Height = 8;
    public const int Width = 24;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Rows a, ref double b, Rows c, int k, double sign)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Wide(a, ref b, c, k, sign);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int row = 0; row < Height; row += 4)
            {
                Medium(a.At(row, 0), ref b, c.At(row, 0), k, sign);
                Medium(a.At(row, 0), ref Unsafe.Add(ref b, 12), c.At(row, 12), k, sign);
            }
        }
        else
        {
            Portable(a, ref b, c, k, sign);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Wide(Rows a, ref double b, Rows c, int k, double sign)
    {
        unchecked
        {
            nint s = a.Stride;
            ref double a0 = ref a.First;
            ref double a3 = ref Unsafe.Add(ref a0, 3 * s);
            ref double a6 = ref Unsafe.Add(ref a0, 6 * s);
            Vector512<double> c00 = default, c01 = default, c02 = default;
            Vector512<double> c10 = default, c11 = default, c12 = default;
            Vector512<double> c20 = default, c21 = default, c22 = default;
            Vector512<double> c30 = default, c31 = default, c32 = default;
            Vector512<double> c40 = default, c41 = default, c42 = default;
            Vector512<double> c50 = default, c51 = default, c52 = default;
            Vector512<double> c60 = default, c61 = default, c62 = default;
            Vector512<double> c70 = default, c71 = default, c72 = default;
            for (; k > 0; k--)
            {
                Vector512<double> b0 = Vector512.LoadUnsafe(ref b), b1 = Vector512.LoadUnsafe(ref b, 8), b2 = Vector512.LoadUnsafe(ref b, 16), r;
                r = Vector512.Create(a0);
                c00 = Vector512.FusedMultiplyAdd(r, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(r, b1, c01);
                c02 = Vector512.FusedMultiplyAdd(r, b2, c02);
                r = Vector512.Create(Unsafe.Add(ref a0, s));
                c10 = Vector512.FusedMultiplyAdd(r, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(r, b1, c11);
                c12 = Vector512.FusedMultiplyAdd(r, b2, c12);
                r = Vector512.Create(Unsafe.Add(ref a0, 2 * s));
                c20 = Vector512.FusedMultiplyAdd(r, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(r, b1, c21);
                c22 = Vector512.FusedMultiplyAdd(r, b2, c22);
                r = Vector512.Create(a3);
                c30 = Vector512.FusedMultiplyAdd(r, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(r, b1, c31);
                c32 = Vector512.FusedMultiplyAdd(r, b2, c32);
                r = Vector512.Create(Unsafe.Add(ref a3, s));
                c40 = Vector512.FusedMultiplyAdd(r, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(r, b1, c41);
                c42 = Vector512.FusedMultiplyAdd(r, b2, c42);
                r = Vector512.Create(Unsafe.Add(ref a3, 2 * s));
                c50 = Vector512.FusedMultiplyAdd(r, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(r, b1, c51);
                c52 = Vector512.FusedMultiplyAdd(r, b2, c52);
                r = Vector512.Create(a6);
                c60 = Vector512.FusedMultiplyAdd(r, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(r, b1, c61);
                c62 = Vector512.FusedMultiplyAdd(r, b2, c62);
                r = Vector512.Create(Unsafe.Add(ref a6, s));
                c70 = Vector512.FusedMultiplyAdd(r, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(r, b1, c71);
                c72 = Vector512.FusedMultiplyAdd(r, b2, c72);
                a0 = ref Unsafe.Add(ref a0, 1);
                a3 = ref Unsafe.Add(ref a3, 1);
                a6 = ref Unsafe.Add(ref a6, 1);
                b = ref Unsafe.Add(ref b, Width);
            }

            var signs = Vector512.Create(sign);
            Add(ref Unsafe.Add(ref c.First, 0 * c.Stride), signs, c00, c01, c02);
            Add(ref Unsafe.Add(ref c.First, 1 * c.Stride), signs, c10, c11, c12);
            Add(ref Unsafe.Add(ref c.First, 2 * c.Stride), signs, c20, c21, c22);
            Add(ref Unsafe.Add(ref c.First, 3 * c.Stride), signs, c30, c31, c32);
            Add(ref Unsafe.Add(ref c.First, 4 * c.Stride), signs, c40, c41, c42);
            Add(ref Unsafe.Add(ref c.First, 5 * c.Stride), signs, c50, c51, c52);
            Add(ref Unsafe.Add(ref c.First, 6 * c.Stride), signs, c60, c61, c62);
            Add(ref Unsafe.Add(ref c.First, 7 * c.Stride), signs, c70, c71, c72);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Medium(Rows a, ref double b, Rows c, int k, double sign)
    {
        unchecked
        {
            nint s = a.Stride;
            ref double a0 = ref a.First;
            ref double a3 = ref Unsafe.Add(ref a0, 3 * s);
            Vector256<double> c00 = default, c01 = default, c02 = default;
            Vector256<double> c10 = default, c11 = default, c12 = default;
            Vector256<double> c20 = default, c21 = default, c22 = default;
            Vector256<double> c30 = default, c31 = default, c32 = default;
            for (; k > 0; k--)
            {
                Vector256<double> b0 = Vector256.LoadUnsafe(ref b), b1 = Vector256.LoadUnsafe(ref b, 4), b2 = Vector256.LoadUnsafe(ref b, 8), r;
                r = Vector256.Create(a0);
                c00 = Vector256.FusedMultiplyAdd(r, b0, c00);
                c01 = Vector256.FusedMultiplyAdd(r, b1, c01);
                c02 = Vector256.FusedMultiplyAdd(r, b2, c02);
                r = Vector256.Create(Unsafe.Add(ref a0, s));
                c10 = Vector256.FusedMultiplyAdd(r, b0, c10);
                c11 = Vector256.FusedMultiplyAdd(r, b1, c11);
                c12 = Vector256.FusedMultiplyAdd(r, b2, c12);
                r = Vector256.Create(Unsafe.Add(ref a0, 2 * s));
                c20 = Vector256.FusedMultiplyAdd(r, b0, c20);
                c21 = Vector256.FusedMultiplyAdd(r, b1, c21);
                c22 = Vector256.FusedMultiplyAdd(r, b2, c22);
                r = Vector256.Create(a3);
                c30 = Vector256.FusedMultiplyAdd(r, b0, c30);
                c31 = Vector256.FusedMultiplyAdd(r, b1, c31);
                c32 = Vector256.FusedMultiplyAdd(r, b2, c32);
                a0 = ref Unsafe.Add(ref a0, 1);
                a3 = ref Unsafe.Add(ref a3, 1);
                b = ref Unsafe.Add(ref b, Width);
            }

            var signs = Vector256.Create(sign);
            Add(ref Unsafe.Add(ref c.First, 0 * c.Stride), signs, c00, c01, c02);
            Add(ref Unsafe.Add(ref c.First, 1 * c.Stride), signs, c10, c11, c12);
            Add(ref Unsafe.Add(ref c.First, 2 * c.Stride), signs, c20, c21, c22);
            Add(ref Unsafe.Add(ref c.First, 3 * c.Stride), signs, c30, c31, c32);
        }
    }

    public static void Portable(Rows a, ref double b, Rows c, int k, double sign)
    {
        int step = Vector<double>.Count;
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column += step)
            {
                Vector<double> sum = Vector<double>.Zero;
                for (int i = 0; i < k; i++)
                {
                    sum += a.At(row, i).First * Vector.LoadUnsafe(ref Unsafe.Add(ref b, (i * Width) + column));
                }

                ref double target = ref c.At(row, column).First;
                (Vector.LoadUnsafe(ref target) + (sign * sum)).StoreUnsafe(ref target);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(ref double c, Vector512<double> sign, Vector512<double> x, Vector512<double> y, Vector512<double> z)
    {
        Vector512.FusedMultiplyAdd(sign, x, Vector512.LoadUnsafe(ref c)).StoreUnsafe(ref c);
        Vector512.FusedMultiplyAdd(sign, y, Vector512.LoadUnsafe(ref c, 8)).StoreUnsafe(ref c, 8);
        Vector512.FusedMultiplyAdd(sign, z, Vector512.LoadUnsafe(ref c, 16)).StoreUnsafe(ref c, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(ref double c, Vector256<double> sign, Vector256<double> x, Vector256<double> y, Vector256<double> z)
    {
        Vector256.FusedMultiplyAdd(sign, x, Vector256.LoadUnsafe(ref c)).StoreUnsafe(ref c);
        Vector256.FusedMultiplyAdd(sign, y, Vector256.LoadUnsafe(ref c, 4)).StoreUnsafe(ref c, 4);
        Vector256.FusedMultiplyAdd(sign, z, Vector256.LoadUnsafe(ref c, 8)).StoreUnsafe(ref c, 8);
    }
}
