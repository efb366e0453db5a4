using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Workspaces.Planning;

/// <summary>What may raise, or lower, the weekly output of a unit by an uncertain amount.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Number">Its stable number, zero or above.</param>
/// <param name="From">The week ahead in which it begins.</param>
/// <param name="Mean">The expected amount a week.</param>
/// <param name="Ramp">What part of it works in its first, second, … week; the last one goes on.</param>
sealed record Raise(string Unit, int Number, int From, double Mean, IReadOnlyList<double> Ramp)
{
    /// <summary>The standard deviation of its law, amount a week.</summary>
    public double Scale { get; init; }

    /// <summary>Degrees of freedom of its law.</summary>
    public double Degrees { get; init; } = double.PositiveInfinity;

    /// <summary>The same as a share of what the series it is in makes a week.</summary>
    public Uplift Of(double weekly) => new(Number, From, Mean / weekly, Scale / weekly, Degrees, Ramp);
}
