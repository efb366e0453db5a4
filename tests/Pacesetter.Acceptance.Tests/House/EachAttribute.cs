using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>Runs a theory once for each of some words.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class EachAttribute : DataAttribute
{
    /// <summary>The words.</summary>
    protected abstract IEnumerable<string> Words { get; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Words.Select(it => new TheoryDataRow<string>(it))]);

    public override bool SupportsDiscoveryEnumeration() => true;

    /// <summary>One of the words every day, and all of them where all there is is asked for.</summary>
    protected static IEnumerable<string> EveryDay(string one, params string[] all) => all.Where(it => it == one || Drills.Asked);
}
