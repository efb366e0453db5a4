using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>A date fixed beforehand at which a cohort is judged once.</summary>
/// <param name="Weeks">P: the weeks in use that the look averages.</param>
/// <param name="Alpha">The chance of a false proof that this look may spend, one-sided.</param>
public readonly record struct Look(int Weeks, double Alpha);

/// <summary>The rule of the verdict, registered before a cohort begins and never changed after.</summary>
/// <remarks>The defaults are the rule that was simulated as a whole; other values were not. Full text: docs/methods/verdict.md.</remarks>
public sealed record VerdictRule
{
    /// <summary>The looks, in order of their weeks.</summary>
    public ImmutableArray<Look> Looks { get; init; } = [new(12, 0.01), new(26, 0.005), new(52, 0.005)];

    /// <summary>T₀: the weeks before use that the past is taken from; fewer are used where the panel begins later.</summary>
    public int PastWeeks { get; init; } = 52;

    /// <summary>L: the last weeks before use, those that were looked at when choosing; a window of choice that ended earlier is covered by a longer L.</summary>
    public int RecentWeeks { get; init; } = 4;

    /// <summary>The fewest weeks before the last L that will do.</summary>
    public int FewestEarlierWeeks { get; init; } = 26;

    /// <summary>The fewest donors that will do.</summary>
    public int FewestDonors { get; init; } = 30;

    /// <summary>The bounds between which the adopters' noise, divided by the donors', must lie.</summary>
    public (double Least, double Most) NoiseRatios { get; init; } = (0.5, 2);

    /// <summary>The share of a window's weeks that a unit must have values for.</summary>
    public double FewestPresent { get; init; } = 0.5;

    /// <summary>The share of the registered donors that may take the measure up before a look ends; each that does makes the effect look smaller.</summary>
    public double MostDonorsAdopted { get; init; } = 0.5;

    /// <summary>True where more of the outcome is better.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>True to add what adopters share when several are compared with one place's mean: Σ over places w (w − 1 ÷ n₁) ÷ donors there, w the place's share of the adopters. It is 0 where no two adopters share a place.</summary>
    public bool PlaceTerm { get; init; } = true;

    /// <summary>p at the latest look at or below which a cohort that nothing was shown of is likely.</summary>
    public double LikelyLevel { get; init; } = 0.10;

    /// <summary>p at or below which a guardrail is broken.</summary>
    public double GuardrailLevel { get; init; } = 0.05;

    /// <summary>The chance of a false proof over all looks.</summary>
    public double Alpha => Looks.Sum(look => look.Alpha);

    internal void ThrowUnlessSound()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RecentWeeks);
        ArgumentOutOfRangeException.ThrowIfLessThan(FewestEarlierWeeks, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(FewestDonors, 4);
        ArgumentOutOfRangeException.ThrowIfNotEqual(FewestPresent is > 0 and <= 1, true, nameof(FewestPresent));
        if (Looks.IsDefaultOrEmpty)
        {
            throw new ArgumentException("a rule has at least one look");
        }

        for (int l = 0; l < Looks.Length; l++)
        {
            if (Looks[l].Weeks < 1 || !(Looks[l].Alpha is > 0 and < 1) || (l > 0 && Looks[l].Weeks <= Looks[l - 1].Weeks))
            {
                throw new ArgumentException("looks have weeks above zero in rising order and an alpha between 0 and 1");
            }
        }
    }
}
