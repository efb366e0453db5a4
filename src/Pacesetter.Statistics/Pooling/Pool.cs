using System.Collections.Immutable;

namespace Pacesetter.Statistics.Pooling;

/// <summary>The effect of one study, drawn toward what the others say.</summary>
/// <param name="Effect">As estimated.</param>
/// <param name="Weight">Its share of the pooled mean, of 1; null where studies share covariance or moderators.</param>
/// <param name="Shrunken">The best prediction of its true effect.</param>
/// <param name="StandardError">The prediction's standard error.</param>
public sealed record PooledStudy(double Effect, double? Weight, double Shrunken, double StandardError);

/// <summary>What several studies of the same measure say together.</summary>
/// <remarks>Two studies give a mean without an interval: only their range can be shown. One gives itself.</remarks>
public sealed record Pool
{
    /// <summary>k.</summary>
    public required int Studies { get; init; }

    /// <summary>μ, the mean of the true effects.</summary>
    public required double Mean { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>The degrees of freedom of the interval; infinite for the normal.</summary>
    public required double Degrees { get; init; }

    /// <summary>The interval of μ; null for two studies.</summary>
    public (double Lower, double Upper)? Interval { get; init; }

    /// <summary>Two-sided p against μ = 0; null for two studies.</summary>
    public double? PValue { get; init; }

    /// <summary>The least and the greatest effect estimated.</summary>
    public required (double Least, double Greatest) Range { get; init; }

    /// <summary>τ², the variance of true effects between studies; null for one study.</summary>
    public double? Between { get; init; }

    /// <summary>Its standard error; null where there is none.</summary>
    public double? BetweenError { get; init; }

    /// <summary>The interval where the true effect of the next study lies; null for fewer than three studies or a common effect.</summary>
    public (double Lower, double Upper)? Prediction { get; init; }

    /// <summary>Cochran's Q, its degrees and p against equal effects; null for one study.</summary>
    public (double Q, int Degrees, double PValue)? Heterogeneity { get; init; }

    /// <summary>I²: the share of the variance of the estimates that lies between studies, 0 to 1; null for one study.</summary>
    public double? Inconsistency { get; init; }

    /// <summary>H²: the variance of the estimates in units of the sampling variance; null for one study.</summary>
    public double? RelativeVariance { get; init; }

    /// <summary>The studies in the order given.</summary>
    public required ImmutableArray<PooledStudy> Rows { get; init; }

    /// <summary>True where the interval of the mean leaves out zero.</summary>
    public bool Shown => Interval is { } interval && (interval.Lower > 0 || interval.Upper < 0);
}
