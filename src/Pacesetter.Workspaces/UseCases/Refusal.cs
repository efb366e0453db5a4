namespace Pacesetter.Workspaces.UseCases;

/// <summary>Why a use case did nothing: becomes an exit code of the CLI and later a problem of the API.</summary>
public enum RefusalKind
{
    /// <summary>Exit 1: it cannot be done, or the thing named does not exist.</summary>
    Failed = 1,

    /// <summary>Exit 2: the question is malformed.</summary>
    Usage = 2,

    /// <summary>Exit 3: more rows were rejected than allowed; nothing was imported.</summary>
    RowsRejected = 3,

    /// <summary>Exit 4: not authorised.</summary>
    NotAuthorised = 4,

    /// <summary>Exit 5: locked by another process, or in conflict with what is there.</summary>
    Conflict = 5,
}

/// <summary>A use case refused, and changed nothing.</summary>
/// <param name="kind">Which kind of refusal.</param>
/// <param name="id">A stable identifier in snake_case, the key of the translated text.</param>
/// <param name="message">What is wrong and where, in one or two sentences.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class RefusalException(RefusalKind kind, string id, string message, string? remedy = null) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    public string Id { get; } = id;

    public string? Remedy { get; } = remedy;

    /// <summary>The answer to print all the same: an import that was refused still says what it rejected.</summary>
    public object? Answer { get; init; }
}
