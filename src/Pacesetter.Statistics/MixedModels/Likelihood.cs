namespace Pacesetter.Statistics.MixedModels;

/// <summary>Which likelihood is maximised.</summary>
public enum Likelihood
{
    /// <summary>REML: of the contrasts free of the fixed part; variances lose no degree of freedom to it.</summary>
    Restricted,

    /// <summary>ML: of the observations; comparable between different fixed parts.</summary>
    Full,
}
