namespace Pacesetter.Statistics.Pooling;

/// <summary>How the variance of the true effects between studies is estimated.</summary>
public enum BetweenVariance
{
    /// <summary>Restricted maximum likelihood.</summary>
    RestrictedLikelihood,

    /// <summary>DerSimonian and Laird's moment estimate.</summary>
    DerSimonianLaird,

    /// <summary>Maximum likelihood; too small for few studies.</summary>
    MaximumLikelihood,

    /// <summary>Paule and Mandel: the variance at which the weighted residual sum equals its degrees.</summary>
    PauleMandel,

    /// <summary>Hedges' moment estimate without weights.</summary>
    Hedges,

    /// <summary>Sidik and Jonkman, from a crude first variance.</summary>
    SidikJonkman,

    /// <summary>Morris' empirical Bayes; its solution is Paule and Mandel's.</summary>
    EmpiricalBayes,

    /// <summary>None: one common effect.</summary>
    CommonEffect,
}

/// <summary>How the error of the pooled effect is estimated.</summary>
public enum PoolingError
{
    /// <summary>Hartung and Knapp, never below the plain error.</summary>
    AdHoc,

    /// <summary>Hartung and Knapp; may be below the plain error and then too sure.</summary>
    HartungKnapp,

    /// <summary>The plain error with the normal; too sure for few studies.</summary>
    Normal,
}

/// <summary>How effects are pooled.</summary>
/// <param name="Between">The estimate of the variance between studies.</param>
/// <param name="Error">The estimate of the pooled effect's error.</param>
/// <param name="Confidence">The confidence of every interval.</param>
/// <param name="Stop">Zero to find τ² to the last digit. Above zero, the scoring of both likelihoods and of empirical Bayes begins at Hedges' estimate and ends after a step this small, short of its goal: for comparison with figures so made (R metafor stops at 1e-5).</param>
public sealed record PoolingRule(BetweenVariance Between = BetweenVariance.RestrictedLikelihood, PoolingError Error = PoolingError.AdHoc, double Confidence = 0.95, double Stop = 0);
