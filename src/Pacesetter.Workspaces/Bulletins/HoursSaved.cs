namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Hours saved against the average of the period before: earned hours − worked hours × fulfilment before.</summary>
/// <param name="Hours">Hours saved, in standard hours; below nought when more were needed.</param>
/// <param name="Earned">Earned hours of this period.</param>
/// <param name="Worked">Hours worked on quota in this period.</param>
/// <param name="Before">The fulfilment of the whole population in the period before, a ratio.</param>
public sealed record HoursSaved(Figure Hours, Figure Earned, Figure Worked, Figure Before)
{
    /// <summary>The policy's rate: money an hour, in <see cref="Currency"/>.</summary>
    public Figure Rate { get; init; } = Figure.Missing("no_rate");

    /// <summary>Hours × rate, in <see cref="Currency"/>.</summary>
    public Figure Worth { get; init; } = Figure.Missing("no_rate");

    /// <summary>The currency as the policy writes it: EUR, CNY.</summary>
    public string? Currency { get; init; }
}
