namespace Pacesetter.Statistics.Efficiency;

/// <summary>What the frontier may be made of: how a practice may be made larger, smaller, or mixed with others.</summary>
public enum Returns
{
    /// <summary>Any multiple of a practice is possible (CCR) [CharnesCooperRhodes1978].</summary>
    Constant,

    /// <summary>Only mixtures of practices, Σλ = 1 (BCC) [BankerCharnesCooper1984].</summary>
    Variable,

    /// <summary>Mixtures, and smaller than those, Σλ ≤ 1.</summary>
    Decreasing,

    /// <summary>Mixtures, and larger than those, Σλ ≥ 1.</summary>
    Increasing,

    /// <summary>No mixtures: what a single unit does (FDH) [DeprinsSimarTulkens1984].</summary>
    FreeDisposal,
}
