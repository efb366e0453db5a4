namespace Pacesetter.Statistics.FixedEffects.LeaveOut;

/// <summary>What is left out to judge the error of an observation by all others.</summary>
public enum LeaveOutLevel
{
    /// <summary>All observations of one level of the first factor with one of the second: errors may go together within.</summary>
    Matches,

    /// <summary>One observation: errors are independent.</summary>
    Observations,
}

/// <summary>Variances and covariance of the effects of two factors, over the observations.</summary>
/// <param name="First">Variance of the effects of the first factor.</param>
/// <param name="Second">Variance of the effects of the second factor.</param>
/// <param name="Covariance">Covariance of the two.</param>
public sealed record VarianceComponents(double First, double Second, double Covariance)
{
    /// <summary>The correlation; null where a corrected variance is not above zero.</summary>
    public double? Correlation => First > 0 && Second > 0 ? Covariance / Math.Sqrt(First * Second) : null;
}

/// <summary>The decomposition of the variance of an outcome under two factors, corrected for the noise of the effects.</summary>
/// <param name="Plain">From the estimated effects as they are: variances too large, covariance too small.</param>
/// <param name="Corrected">Less the bias, by leaving out.</param>
/// <param name="Cells">The cells of the leave-out set, as places in the cells given.</param>
public sealed record LeaveOutEstimate(VarianceComponents Plain, VarianceComponents Corrected, int[] Cells)
{
    /// <summary>Observations in the set.</summary>
    public required double Observations { get; init; }

    /// <summary>Levels of the first factor seen with two or more of the second.</summary>
    public required int Movers { get; init; }

    /// <summary>Levels of the second factor in the set.</summary>
    public required int SecondLevels { get; init; }

    /// <summary>The mean outcome of the set.</summary>
    public required double Mean { get; init; }

    /// <summary>The variance of the outcome of the set.</summary>
    public required double OutcomeVariance { get; init; }

    /// <summary>The largest leverage of what is left out, below one in a leave-out set.</summary>
    public required double LargestLeverage { get; init; }
}
