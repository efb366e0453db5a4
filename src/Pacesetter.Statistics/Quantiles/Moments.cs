namespace Pacesetter.Statistics.Quantiles;

/// <summary>The mean of values and their squares about it, in two passes so that nothing is lost by subtraction.</summary>
/// <param name="Mean">Σ x ÷ n.</param>
/// <param name="Squares">Σ (x − mean)².</param>
readonly record struct Moments(double Mean, double Squares)
{
    /// <summary>The moments of one value or more.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(mean, squares);
    }
}
