using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>A unit that adopters may be compared with.</summary>
/// <param name="Unit">Its row in the panel.</param>
/// <param name="FirstUse">The week in which it takes the measure up itself. Before the cohort's week: it is no donor. After it: it stays one, for who adopts next is chosen by the outcome, and dropping the chosen makes false proofs; a true effect then looks smaller than it is.</param>
public readonly record struct Donor(int Unit, int FirstUse = OutcomePanel.Never);

/// <summary>An outcome that must not get worse.</summary>
/// <param name="Name">What it is called in the reasons.</param>
/// <param name="Outcome">Its values, with the rows and columns of the cohort's outcome.</param>
/// <param name="HigherIsBetter">True where more of it is better.</param>
/// <param name="Limit">The value that the adopters' mean may not pass on the worse side, if there is one.</param>
public sealed record Guardrail(string Name, OutcomePanel Outcome, bool HigherIsBetter, double? Limit = null);

/// <summary>Units that took the same measure up in the same week after the same choice, and those they are compared with.</summary>
/// <remarks>Donors exclude who taught the adopters and who works in the same team: the caller leaves them out.</remarks>
public sealed record AdoptionCohort
{
    /// <summary>The outcome, often the logarithm of output per hour, all weeks known so far.</summary>
    public required OutcomePanel Outcome { get; init; }

    /// <summary>a: the first week in use, counted from 0.</summary>
    public required int Week { get; init; }

    /// <summary>The rows of the n₁ adopters.</summary>
    public required ImmutableArray<int> Adopters { get; init; }

    /// <summary>The donors, registered beforehand.</summary>
    public required ImmutableArray<Donor> Donors { get; init; }

    /// <summary>The place of every unit of the panel, if there are several: each is compared within its own. Empty for one place.</summary>
    public ImmutableArray<int> Places { get; init; } = [];

    /// <summary>What must not get worse.</summary>
    public ImmutableArray<Guardrail> Guardrails { get; init; } = [];

    internal void ThrowUnlessSound()
    {
        int n = Outcome.Units;
        var seen = new bool[n];
        foreach (int unit in Adopters.Concat(Donors.Select(donor => donor.Unit)))
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(unit >= 0 && unit < n, true, nameof(unit));
            if (seen[unit])
            {
                throw new ArgumentException($"unit {unit} is named twice among adopters and donors");
            }

            seen[unit] = true;
        }

        if (Adopters.IsEmpty || (!Places.IsEmpty && Places.Length != n))
        {
            throw new ArgumentException("a cohort has adopters, and places for all units or none");
        }

        if (Guardrails.Any(it => it.Outcome.Units != n || it.Outcome.Periods != Outcome.Periods))
        {
            throw new ArgumentException("a guardrail has the rows and columns of the outcome");
        }
    }
}
