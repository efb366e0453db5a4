namespace Pacesetter.Statistics.Adoption;

/// <summary>How far units that were chosen by their outcome will move back toward the mean with no help at all: regression to the mean.</summary>
/// <remarks>
/// <para>E[after − S | chosen] = (1 − Cov(S, after) ÷ Var(S)) (μ − S̄ of the chosen), S the mean over the L weeks of choice   [Barnett2005]</para>
/// <para>AR(1) noise: Var(S) = σ_b² + σ_w² ÷ L² Σ_ij ρ^|i−j|; Cov = σ_b² + σ_w² ÷ (L P) Σ_ij ρ^|i−j| over the two windows, which follow one another</para>
/// <para>Units: variances in the square of the outcome. Assumes: steady units, normal outcome, choice by S alone.</para>
/// <para>Checked against: the closed form without persistence; a simulation. Full text: docs/methods/verdict.md.</para>
/// </remarks>
/// <param name="Between">σ_b²: the variance of the units' lasting levels.</param>
/// <param name="Within">σ_w²: the variance of a unit's weeks about its level.</param>
/// <param name="Persistence">ρ: the correlation of one week's noise with the next.</param>
public readonly record struct Rebound(double Between, double Within, double Persistence)
{
    /// <summary>The share of the distance to the mean that the chosen go back: 0 none, 1 all.</summary>
    /// <param name="choice">L: the weeks looked at when choosing.</param>
    /// <param name="after">P: the weeks after.</param>
    public double Factor(int choice, int after)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(choice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(after);
        return 1 - (Covariance((0, choice), (choice, after)) / Covariance((0, choice), (0, choice)));
    }

    /// <summary>What the chosen will gain, or lose, without help.</summary>
    /// <param name="mean">μ: the mean of all that were chosen from.</param>
    /// <param name="chosen">S̄: the mean of the chosen over the weeks of choice.</param>
    /// <param name="choice">L.</param>
    /// <param name="after">P.</param>
    public double Expected(double mean, double chosen, int choice, int after) => Factor(choice, after) * (mean - chosen);

    /// <summary>The covariance of a unit's means over two windows of weeks.</summary>
    internal double Covariance((int First, int Weeks) one, (int First, int Weeks) other)
    {
        double sum = 0;
        for (int s = 0; s < one.Weeks; s++)
        {
            for (int t = 0; t < other.Weeks; t++)
            {
                sum += Math.Pow(Persistence, Math.Abs(one.First + s - other.First - t));
            }
        }

        return Between + (Within * sum / one.Weeks / other.Weeks);
    }
}
