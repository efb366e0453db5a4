using Pacesetter.Acceptance.Tests.House;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Runs a theory once on every provider: <c>[Theory, EveryRegistry]</c> over a test that takes the provider's word.</summary>
public sealed class EveryRegistryAttribute : EachAttribute
{
    protected override IEnumerable<string> Words => [RegistryTrial.Sqlite, RegistryTrial.Postgres];
}
