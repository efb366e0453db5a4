namespace Pacesetter.Cli.Running;

/// <summary>What a server answered in place of an answer.</summary>
/// <param name="code">The exit code that the same refusal has in the own process.</param>
/// <param name="id">The stable identifier.</param>
/// <param name="message">What is wrong.</param>
/// <param name="remedy">What to do about it.</param>
sealed class ServedProblem(ExitCode code, string id, string message, string? remedy) : Exception(message)
{
    /// <summary>The same as a fault of the own process.</summary>
    public Fault Fault { get; } = new(code, id, message, remedy);
}
