namespace Pacesetter.Statistics.Efficiency;

/// <summary>What a unit is asked to change on its way to the frontier.</summary>
public enum Orientation
{
    /// <summary>Less of all inputs in one proportion, for the same outputs.</summary>
    Input,

    /// <summary>More of all outputs in one proportion, from the same inputs.</summary>
    Output,

    /// <summary>Both at once; for the additive and the slacks-based measure.</summary>
    Both,
}
