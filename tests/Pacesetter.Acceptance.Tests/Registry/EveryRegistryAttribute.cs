using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Runs a theory once on every provider: <c>[Theory, EveryRegistry]</c> over a test that takes the provider's word.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryRegistryAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<string>(RegistryTrial.Sqlite), new TheoryDataRow<string>(RegistryTrial.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
