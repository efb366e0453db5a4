namespace Pacesetter.Statistics.Assumptions;

/// <summary>The data do not meet a need of the method that was asked for.</summary>
/// <remarks>The call was right and the method is right; these data cannot be answered by it.</remarks>
public sealed class AssumptionException : Exception
{
    /// <summary>Says which need is not met, by which input, and why.</summary>
    /// <param name="id">The stable id of the need, in snake_case; <see cref="Assumption"/> has those of this assembly.</param>
    /// <param name="subject">The input that does not meet it.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    public AssumptionException(string id, string subject, string message)
        : base(message)
    {
        Id = id;
        Subject = subject;
    }

    /// <summary>The stable id of the need: translations and exit codes hang on it.</summary>
    public string Id { get; }

    /// <summary>The input that does not meet the need.</summary>
    public string Subject { get; }
}
