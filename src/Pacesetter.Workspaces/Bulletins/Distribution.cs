namespace Pacesetter.Workspaces.Bulletins;

/// <summary>How fulfilment is distributed over persons, learners apart.</summary>
/// <param name="Persons">The persons in the bins.</param>
/// <param name="Median">Their median fulfilment, a ratio.</param>
/// <param name="AtQuota">The share of them at or above the quota (1.0), a ratio.</param>
/// <param name="Bins">The bins from low to high, adjoining; 1.0 and the threshold are always edges.</param>
public sealed record Distribution(Figure Persons, Figure Median, Figure AtQuota, IReadOnlyList<Bin> Bins);

/// <summary>One bin: <c>From ≤ fulfilment &lt; To</c>.</summary>
/// <param name="From">The lower edge, a ratio, included; null for "below".</param>
/// <param name="To">The upper edge, a ratio, not included; null for "and above".</param>
/// <param name="Persons">The persons in it. A bin below k is merged with its neighbour before, or hidden.</param>
public sealed record Bin(decimal? From, decimal? To, Figure Persons);
