namespace Pacesetter.Workspaces.Checking;

/// <summary>How a check came out.</summary>
public enum CheckState
{
    Ok,

    /// <summary>Works, but somebody should know.</summary>
    Notice,

    Failed,
}

/// <summary>One thing looked at.</summary>
/// <param name="Name">A stable name in snake_case.</param>
/// <param name="State">How it came out.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do where it is not ok.</param>
public sealed record Check(string Name, CheckState State, string Detail, string? Remedy = null)
{
    /// <summary>Runs a check that may throw: what it throws is its finding.</summary>
    public static async Task<Check> Try(string name, string remedy, Func<Task<string>> look)
    {
        try
        {
            return new(name, CheckState.Ok, await look().ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(name, CheckState.Failed, (exception.InnerException ?? exception).Message, remedy);
        }
    }
}
