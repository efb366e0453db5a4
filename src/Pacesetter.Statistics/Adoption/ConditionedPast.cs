using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The means of units over the last weeks before use, the weeks before those, and the weeks in use.</summary>
/// <param name="Recent">b: one mean a unit.</param>
/// <param name="Earlier">e: one mean a unit.</param>
/// <param name="After">p: one mean a unit.</param>
public sealed record PastAndAfter(IReadOnlyList<double> Recent, IReadOnlyList<double> Earlier, IReadOnlyList<double> After);

/// <summary>What adopters did beyond the forecast from their own past, where the forecast was learnt from donors alone: conditioned-past imputation.</summary>
/// <remarks>
/// <para>p_i = g₀ + g₁ b_i + g₂ e_i + u_i by least squares over the n₀ donors; τ_i = p_i − x_i'g; A = mean τ_i over the n₁ adopters</para>
/// <para>s² = Σû² ÷ (n₀ − k); se² = s² (max(1, h) ÷ n₁ + c + x̄'(X'X)⁻¹x̄), t with n₀ − k degrees, k = 3; h the noise ratio, c the shared place</para>
/// <para>Conditioning on b, the window that was looked at when choosing, removes regression to the mean [DingLi2019 for the bracket with differences].</para>
/// <para>Units: those of the outcome. Assumes: choice by the past outcome alone; donors' past foretells as the adopters' does (equal noise); independent units. A regressor that is the same for all donors is left out, k with it.</para>
/// <para>Checked against: a worked example; simulations of the whole verdict (bench). Full text: docs/methods/verdict.md.</para>
/// </remarks>
/// <param name="Effect">A.</param>
/// <param name="StandardError">se.</param>
/// <param name="Degrees">n₀ − k.</param>
/// <param name="Forecast">The adopters' mean forecast: what they would have come to without the measure.</param>
/// <param name="ResidualVariance">s².</param>
/// <param name="Slopes">g₁ and g₂.</param>
/// <param name="Leverage">x̄'(X'X)⁻¹x̄.</param>
public sealed record ConditionedPast(double Effect, double StandardError, int Degrees, double Forecast, double ResidualVariance, (double Recent, double Earlier) Slopes, double Leverage)
{
    /// <summary>The effect on the adopters.</summary>
    /// <param name="adopters">n₁ ≥ 1 units.</param>
    /// <param name="donors">n₀ ≥ 4 units.</param>
    /// <param name="noiseRatio">h: the adopters' noise variance divided by the donors'.</param>
    /// <param name="sharedPlace">c: what adopters add that are compared with the same place's mean, Σ over places w (w − 1 ÷ n₁) ÷ donors there, w the place's share of the adopters; 0 without places.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>.</exception>
    public static ConditionedPast Estimate(PastAndAfter adopters, PastAndAfter donors, double noiseRatio = 1, double sharedPlace = 0)
    {
        double[][] a = Columns(adopters, 1, nameof(adopters));
        double[][] d = Columns(donors, 4, nameof(donors));
        ArgumentOutOfRangeException.ThrowIfNegative(noiseRatio);
        ArgumentOutOfRangeException.ThrowIfNegative(sharedPlace);
        return new PastRegression(d[0], d[1]).Effect((a[0], a[1], a[2]), d[2], (Math.Max(1, noiseRatio) / a[0].Length) + sharedPlace);
    }

    /// <summary>The one-sided p-value against no effect in the direction asked for.</summary>
    /// <param name="sign">+1: P(T &gt; A ÷ se); −1: P(T &lt; A ÷ se).</param>
    public double PValue(int sign) => StandardError > 0
        ? StudentT.Upper(sign * Effect / StandardError, Degrees)
        : (sign * Effect) switch { > 0 => 0, 0 => 0.5, _ => 1 };

    /// <summary>The bounds that hold the effect with 95 % confidence.</summary>
    public (double Lower, double Upper) Interval
    {
        get
        {
            double half = StudentT.Quantile(0.975, Degrees) * StandardError;
            return (Effect - half, Effect + half);
        }
    }

    static double[][] Columns(PastAndAfter units, int fewest, string subject)
    {
        double[][] columns = [[.. units.Recent], [.. units.Earlier], [.. units.After]];
        foreach (double[] column in columns)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, columns[0].Length, subject);
            Require.AtLeast(column, fewest, subject);
            Require.Finite(column, subject);
        }

        return columns;
    }
}
