namespace Pacesetter.Lifecycles;

/// <summary>Why something must not be done.</summary>
/// <param name="Id">A stable identifier in snake_case, the key of the translated text.</param>
/// <param name="Message">What stands against it.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Refusal(string Id, string Message, string? Remedy = null);
