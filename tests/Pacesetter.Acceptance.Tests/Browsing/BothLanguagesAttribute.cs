using System.Reflection;
using Pacesetter.Acceptance.Tests.Registry;
using Xunit.Sdk;
using Xunit.v3;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Walks in both languages where DRILLS=1 asks for all there is, and in one of them every day: two walks of the same way take twice as long.</summary>
/// <param name="everyday">The language of every day.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothLanguagesAttribute(string everyday) : DataAttribute
{
    /// <summary>The language of every day.</summary>
    public string Everyday => everyday;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Drills.Among(everyday, "en", "zh-Hans")]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
