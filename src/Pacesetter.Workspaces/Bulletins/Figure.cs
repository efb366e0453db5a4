namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A number as it may be printed: the number itself, or why it is not there. Never a nought in place of something hidden.</summary>
/// <remarks>Shares and fulfilments are ratios (0.344, 1.12), not percentages; counts may have a fraction where heads are weighted by days.</remarks>
public sealed record Figure
{
    /// <summary>The number, or null.</summary>
    public decimal? Value { get; private init; }

    /// <summary>Why there is no number: an id in snake_case whose text is the wording's <c>reason.ID</c>.</summary>
    public string? Reason { get; private init; }

    /// <summary>The k of a count that is hidden because it is below k.</summary>
    public int? FewerThan { get; private init; }

    /// <summary>Hidden because another figure could be worked out from it (complementary suppression), or because the policy does not show it.</summary>
    public static Figure NotShown { get; } = Missing("not_shown");

    /// <summary>A number.</summary>
    public static Figure Of(decimal value) => new() { Value = value };

    /// <summary>A count that is above nought and below <paramref name="k"/>.</summary>
    public static Figure Below(int k) => new() { FewerThan = k, Reason = "fewer_than" };

    /// <summary>A number that could not be computed.</summary>
    /// <param name="reason">An id in snake_case.</param>
    public static Figure Missing(string reason) => new() { Reason = reason };
}
