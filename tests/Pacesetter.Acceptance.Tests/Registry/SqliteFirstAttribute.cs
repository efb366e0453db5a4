using Pacesetter.Acceptance.Tests.House;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Runs a theory on SQLite every day and on PostgreSQL too in a drill: for what takes long and asks the provider nothing that theories of <see cref="EveryRegistryAttribute"/> do not.</summary>
public sealed class SqliteFirstAttribute : EachAttribute
{
    protected override IEnumerable<string> Words => EveryDay(RegistryTrial.Sqlite, RegistryTrial.Sqlite, RegistryTrial.Postgres);
}
