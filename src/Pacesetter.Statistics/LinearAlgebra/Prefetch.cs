using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>Asks for memory before it is read; nothing is read or written, and no result changes.</summary>
static class Prefetch
{
    /// <summary>How many rows ahead pays where every row lies somewhere else.</summary>
    public const int Ahead = 12;

    /// <summary>The line that holds <paramref name="at"/> and the two after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Near<T>(ref T at)
    {
        if (Sse.IsSupported)
        {
            byte* line = (byte*)Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref at));
            Sse.Prefetch0(line);
            Sse.Prefetch0(unchecked(line + 64));
            Sse.Prefetch0(unchecked(line + 128));
        }
    }

    /// <summary>The line that holds <paramref name="at"/> alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void One(ref double at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref at));
        }
    }
}
