using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Where the units of a class stand.</summary>
/// <param name="Metric">The metric by which they stand.</param>
/// <param name="Class">The class.</param>
public sealed record StandingAnswer(string Metric, string Class)
{
    /// <summary>The metric's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its Chinese name.</summary>
    public string? NameZh { get; init; }

    /// <summary>Units of which the metric was observed in the window.</summary>
    public required int Compared { get; init; }

    /// <summary>Their mean.</summary>
    public required decimal? Mean { get; init; }

    /// <summary>The mean of those better than the mean: who reaches it is advanced.</summary>
    public required decimal? AdvancedMean { get; init; }

    /// <summary>The units, in the order of their codes.</summary>
    public required IReadOnlyList<StandingRow> Rows { get; init; }
}

/// <summary>Where one unit stands.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Figure">The metric over the window.</param>
/// <param name="Standing">Where it stands; null beside a reason.</param>
/// <param name="Reason"><c>not_observed</c>, or <c>too_few_units</c>: fewer than eight to compare.</param>
public sealed record StandingRow(string Unit, decimal? Figure, Standing? Standing, string? Reason)
{
    /// <summary>The same in words.</summary>
    public string? Verdict { get; init; }

    /// <summary>With an earlier window: the metric in it.</summary>
    public decimal? BeforeFigure { get; init; }

    /// <summary>Where it stood then.</summary>
    public Standing? Before { get; init; }

    /// <summary>Its guardrails in the window.</summary>
    public required IReadOnlyList<GuardrailRow> Guardrails { get; init; }
}

/// <summary>One guardrail of a unit.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Its figure over the window.</param>
/// <param name="Limit">The limit it must not pass.</param>
/// <param name="Holds">Whether it holds; null without a limit.</param>
public sealed record GuardrailRow(string Metric, decimal Value, decimal? Limit, bool? Holds)
{
    /// <summary>The metric's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its Chinese name.</summary>
    public string? NameZh { get; init; }
}
