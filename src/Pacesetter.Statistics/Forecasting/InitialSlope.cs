namespace Pacesetter.Statistics.Forecasting;

/// <summary>The slope before the first period.</summary>
/// <param name="Value">Its value, where it is not searched for.</param>
/// <param name="Searched">Whether the value of least squared error is taken instead.</param>
/// <remarks>
/// A slope that goes on for ever is searched for. A damped one fades within weeks: searched for, it would fit the first few
/// values and nothing else, so it is the straight line through the first ten.
/// </remarks>
readonly record struct InitialSlope(double Value, bool Searched)
{
    const int Line = 10;

    public static InitialSlope Of(ReadOnlySpan<double> y, Trend trend) => trend switch
    {
        Trend.None => new(0, false),
        Trend.Additive => new(0, true),
        _ => new(Theta.Slope(y[..Math.Min(Line, y.Length)]), false),
    };
}
