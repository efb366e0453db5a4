using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What the frontier may be made of.</summary>
public enum FrontierReturns
{
    /// <summary>Constant returns: any multiple of a practice.</summary>
    Crs,

    /// <summary>Variable returns: mixtures of practices.</summary>
    Vrs,

    /// <summary>Decreasing returns: mixtures and smaller.</summary>
    Drs,

    /// <summary>Increasing returns: mixtures and larger.</summary>
    Irs,

    /// <summary>Free disposal: what a single unit does.</summary>
    Fdh,
}

/// <summary>What each is in the statistics.</summary>
static class FrontierReturn
{
    public static Returns Of(FrontierReturns returns) => returns switch
    {
        FrontierReturns.Crs => Returns.Constant,
        FrontierReturns.Vrs => Returns.Variable,
        FrontierReturns.Drs => Returns.Decreasing,
        FrontierReturns.Irs => Returns.Increasing,
        _ => Returns.FreeDisposal,
    };
}
