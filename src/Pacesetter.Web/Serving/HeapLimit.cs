using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Keeps the memory of the server within a limit: the collector clears up before it goes beyond.</summary>
static class HeapLimit
{
    /// <summary>Sets it for the whole process.</summary>
    /// <param name="megabytes">What the heap may hold; 0 leaves it as it is.</param>
    /// <exception cref="RefusalException">It is less than what the program already holds.</exception>
    public static void Apply(int megabytes)
    {
        if (megabytes == 0)
        {
            return;
        }

        AppContext.SetData("GCHeapHardLimit", (ulong)megabytes << 20);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException trouble)
        {
            throw new RefusalException(RefusalKind.Usage, "heap_too_small", $"{Settings.HeapMegabytes.Name} is {megabytes}: {trouble.Message}", "Give the server 200 or more, and a company of thousands 400.");
        }
    }
}
