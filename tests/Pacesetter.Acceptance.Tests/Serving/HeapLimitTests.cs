using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

public class HeapLimitTests
{
    // The limit stays for the rest of the run: it is far above what any test needs.
    [Fact]
    public void The_heap_keeps_within_what_the_setting_says()
    {
        HeapLimit.Apply(12_000);
        Assert.Equal(12_000L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        Assert.Equal("heap_too_small", Assert.Throws<RefusalException>(() => HeapLimit.Apply(1)).Id);
        HeapLimit.Apply(0);
        Assert.Equal(12_000L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }
}
