using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Runs a theory on SQLite every day and on PostgreSQL too in a drill: for what takes long and asks the provider nothing that theories of <see cref="EveryRegistryAttribute"/> do not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFirstAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Drills.Among(RegistryTrial.Sqlite, RegistryTrial.Sqlite, RegistryTrial.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
