using System.Text.Json.Serialization;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>How the distance of a unit from the best of its kind is measured.</summary>
public enum FrontierModel
{
    /// <summary>One proportion for all inputs or outputs.</summary>
    Radial,

    /// <summary>The same against the others only.</summary>
    Super,

    /// <summary>The largest sum of slacks.</summary>
    Additive,

    /// <summary>Slacks as shares of the unit's own figures.</summary>
    Sbm,

    /// <summary>The same against the others only.</summary>
    [JsonStringEnumMemberName("super-sbm")]
    SuperSbm,

    /// <summary>Against the expected best of m comparable units.</summary>
    [JsonStringEnumMemberName("order-m")]
    OrderM,

    /// <summary>Against the best but a share of the comparable units.</summary>
    [JsonStringEnumMemberName("order-alpha")]
    OrderAlpha,
}

/// <summary>What each model is in the statistics.</summary>
static class FrontierModels
{
    public static bool IsPartial(this FrontierModel model) => model is FrontierModel.OrderM or FrontierModel.OrderAlpha;

    public static bool IsSuper(this FrontierModel model) => model is FrontierModel.Super or FrontierModel.SuperSbm;

    /// <summary>True where a unit need not be asked for inputs or outputs alone.</summary>
    public static bool TakesBoth(this FrontierModel model) => model is FrontierModel.Additive or FrontierModel.Sbm;

    public static EfficiencyMeasure Measure(this FrontierModel model) => model switch
    {
        FrontierModel.Radial => EfficiencyMeasure.Radial,
        FrontierModel.Super => EfficiencyMeasure.SuperRadial,
        FrontierModel.Additive => EfficiencyMeasure.Additive,
        FrontierModel.Sbm => EfficiencyMeasure.SlacksBased,
        FrontierModel.SuperSbm => EfficiencyMeasure.SuperSlacksBased,
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };
}
