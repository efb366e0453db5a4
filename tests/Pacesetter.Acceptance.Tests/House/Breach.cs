namespace Pacesetter.Acceptance.Tests.House;

/// <summary>One place that breaks a rule of the house.</summary>
/// <param name="Path">The file, from the root of the sources.</param>
/// <param name="Name">The type or member that breaks it.</param>
/// <param name="Said">What is wrong with it.</param>
sealed record Breach(string Path, string Name, string Said)
{
    public override string ToString() => $"{Path}: {Name} {Said}";
}
