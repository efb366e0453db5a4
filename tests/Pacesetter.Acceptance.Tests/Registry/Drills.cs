namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>What is left for <c>./test --all</c>, which sets DRILLS=1.</summary>
static class Drills
{
    /// <summary>One of several rows of a theory; all of them in a drill.</summary>
    public static IEnumerable<ITheoryDataRow> Among(string everyday, params string[] all) =>
        all.Where(it => it == everyday || Environment.GetEnvironmentVariable("DRILLS") == "1").Select(it => new TheoryDataRow<string>(it));
}
