using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Running;

/// <summary>Which form an answer is printed in.</summary>
enum OutputForm
{
    Table,
    Json,
    Ndjson,
    Csv,
    Xlsx,
}

/// <summary>A command line, read: which use case, with which request, and the global options.</summary>
/// <param name="UseCase">The use case asked for.</param>
/// <param name="Request">Its request.</param>
sealed record Invocation(UseCaseDescription UseCase, object Request)
{
    /// <summary>The workspace's directory, as given.</summary>
    public required string Workspace { get; init; }

    /// <summary>The address of the server to ask instead of the files, or null.</summary>
    public string? Server { get; init; }

    /// <summary>Who acts, as <c>PERSON[:ROLE]</c>; null for the owner of the files.</summary>
    public string? As { get; init; }

    public OutputForm Output { get; init; }

    /// <summary>The file to write instead of standard output.</summary>
    public string? Out { get; init; }

    /// <summary>The term pack asked for, or null.</summary>
    public string? Language { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    public bool Colour { get; init; }

    public bool Progress { get; init; }

    /// <summary>Conditions the answer must meet.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>True where the use case asks for one of these types.</summary>
    public bool Needs(params ReadOnlySpan<Type> types)
    {
        foreach (Type need in UseCase.Needs)
        {
            if (types.Contains(need))
            {
                return true;
            }
        }

        return false;
    }
}
