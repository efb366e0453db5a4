namespace Pacesetter.Acceptance.Tests.House;

/// <summary>What takes long is done by <c>./test --all</c> alone, which sets DRILLS=1.</summary>
static class Drills
{
    /// <summary>Whether all there is is asked for.</summary>
    public static bool Asked { get; } = Environment.GetEnvironmentVariable("DRILLS") == "1";

    /// <summary>How often something random is tried: fewer times every day.</summary>
    public static int Rounds(int everyDay, int all) => Asked ? all : everyDay;
}
