namespace Pacesetter.Statistics.Assumptions;

/// <summary>The data does not meet a need of the method. The id is stable: programs depend on it, and the text is translated by it.</summary>
/// <param name="id">Which need, in snake_case.</param>
/// <param name="subject">What the need is of: the name of the input.</param>
/// <param name="message">What is missing and what would do.</param>
public sealed class AssumptionException(string id, string subject, string message) : Exception(message)
{
    /// <summary>Which need is not met.</summary>
    public string Id { get; } = id;

    /// <summary>What the need is of.</summary>
    public string Subject { get; } = subject;
}
