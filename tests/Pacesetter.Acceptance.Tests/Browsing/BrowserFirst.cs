using Pacesetter.Acceptance.Tests.Browsing;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BrowserFirst))]

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Begins with what runs in the one browser, one test after another: begun last, it would run on alone when all others are done.</summary>
sealed class BrowserFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(it => it.TestCollectionDisplayName == InChromium.Name)];
}
