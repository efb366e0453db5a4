namespace Pacesetter.Statistics.FixedEffects;

/// <summary>What is assumed of the errors when the coefficients of covariates are judged.</summary>
public sealed record Errors
{
    Errors(bool single, params int[] factors)
    {
        EverySingle = single;
        Factors = factors;
    }

    /// <summary>Independent, of one variance (for weight 1).</summary>
    public static Errors Independent { get; } = new(false);

    /// <summary>Independent, each of a variance of its own; needs every cell to be one observation.</summary>
    public static Errors Heteroscedastic { get; } = new(true);

    /// <summary>The factors within whose levels errors may go together; empty where errors are independent.</summary>
    public IReadOnlyList<int> Factors { get; }

    /// <summary>Every observation is its own cluster.</summary>
    internal bool EverySingle { get; }

    /// <summary>Errors that may go together within the levels of one factor, or of either of two.</summary>
    /// <param name="factor">The factor, counted from zero.</param>
    /// <param name="other">A second factor for two-way clusters.</param>
    public static Errors ClusteredBy(int factor, int? other = null) => other is { } second ? new(false, factor, second) : new(false, factor);
}
