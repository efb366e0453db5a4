using Pacesetter.Exchanging;
using Pacesetter.Recognising;

namespace Pacesetter.Workspaces.Exchanging;

/// <summary>A claim beside what the records give.</summary>
/// <param name="Claim">Its identifier.</param>
/// <param name="Population">Of whom or what.</param>
public sealed record ClaimCheck(string Claim, string? Population)
{
    /// <summary>How the figure is meant.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>The figure as claimed.</summary>
    public decimal? Claimed { get; init; }

    /// <summary>The unit it is measured in.</summary>
    public string? MeasureUnit { get; init; }

    /// <summary>What the records give, unrounded.</summary>
    public decimal? Computed { get; init; }

    /// <summary>Computed less claimed.</summary>
    public decimal? Difference { get; init; }

    /// <summary>What the records say of it; a second person decides.</summary>
    public Finding Finding { get; init; } = Finding.NotComputable;

    /// <summary>Why it cannot be computed.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the claim stands.</summary>
    public ClaimState State { get; init; }

    /// <summary>The figure of the records it is compared with.</summary>
    public string? Basis { get; init; }

    /// <summary>The command line, without the program's name, that prints what is behind the figure.</summary>
    public string? Command { get; init; }

    /// <summary>Where it was reported.</summary>
    public string Source { get; init; } = "";

    /// <summary>The sentence as it was printed.</summary>
    public string Sentence { get; init; } = "";
}
