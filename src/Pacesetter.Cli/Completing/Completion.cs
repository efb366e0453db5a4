using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Completing;

/// <summary>The shells a completion script is written for.</summary>
public enum CompletedShell
{
    Bash,
    Zsh,
    Fish,
    Pwsh,
}

/// <summary>Prints the script that lets a shell complete this program's words. The script asks the program itself, so it never grows stale.</summary>
[UseCase("completion", null, "Print the script that completes commands in a shell", Local = true, Examples = ["completion bash > ~/.local/share/bash-completion/completions/pacesetter", "completion fish > ~/.config/fish/completions/pacesetter.fish"])]
public sealed class Completion : IUseCase<Completion.Request, Completion.Script>
{
    public Task<Script> Run(Request request, CancellationToken cancel) => Task.FromResult(new Script(request.Shell, Text(request.Shell)));

    static string Text(CompletedShell shell)
    {
        using Stream stream = typeof(Completion).Assembly.GetManifestResourceStream($"completion.{Words.Of(typeof(CompletedShell))[(int)shell]}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public sealed record Request
    {
        [Field("The shell", Argument = true)]
        public required CompletedShell Shell { get; init; }
    }

    /// <param name="Shell">The shell.</param>
    /// <param name="Text">The script.</param>
    public sealed record Script(CompletedShell Shell, [property: Printed] string Text);
}
