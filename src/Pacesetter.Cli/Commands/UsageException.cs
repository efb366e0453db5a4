namespace Pacesetter.Cli.Commands;

/// <summary>The command line does not say what to do: exit 2.</summary>
sealed class UsageException(params IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    public IReadOnlyList<string> Messages { get; } = messages;

    public static string NotAmong(string name, string value, IReadOnlyList<string> words) =>
        $"{name} does not take '{value}'. It takes: {string.Join(", ", words)}.";
}
