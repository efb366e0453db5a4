using Pacesetter.Workspaces.Exchanging;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The claims that were entered, each beside what the records give.</summary>
/// <param name="Rows">The claims, in the order of their identifiers.</param>
public sealed record ClaimTable(IReadOnlyList<ClaimLine> Rows);

/// <summary>A claim and of whom or what it speaks.</summary>
/// <param name="Check">The claim beside the records.</param>
/// <param name="Population">Of whom or what, named.</param>
public sealed record ClaimLine(ClaimCheck Check, Named? Population);
