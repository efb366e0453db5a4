using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Running;

/// <summary>What an exception means to the user: the exit code and what is printed.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Id">The stable identifier, or null for an unforeseen failure.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
sealed record Fault(ExitCode Code, string? Id, string Message, string? Remedy = null)
{
    /// <summary>Which value it hangs on, where <see cref="Message"/> is the same for every such fault.</summary>
    public string? Detail { get; init; }

    /// <summary>An answer to print all the same.</summary>
    public object? Answer { get; init; }

    /// <summary>The fault an exception stands for: what <paramref name="known"/> recognises, a refusal, or an unforeseen failure.</summary>
    public static Fault Of(Exception exception, Invocation invocation, Func<Exception, Invocation, Fault?> known) =>
        known(exception, invocation) ?? exception switch
        {
            RefusalException refusal => new((ExitCode)refusal.Kind, refusal.Id, refusal.Message, refusal.Remedy) { Answer = refusal.Answer },
            _ => new(ExitCode.Failed, null, exception.Message),
        };
}
