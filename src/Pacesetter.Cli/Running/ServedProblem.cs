namespace Pacesetter.Cli.Running;

/// <summary>What a server answered in place of an answer.</summary>
/// <param name="fault">The same as a fault of the own process.</param>
sealed class ServedProblem(Fault fault) : Exception(fault.Message)
{
    public Fault Fault => fault;
}
