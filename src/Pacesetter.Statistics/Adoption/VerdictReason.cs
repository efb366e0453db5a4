namespace Pacesetter.Statistics.Adoption;

/// <summary>Why a verdict is what it is: a stable code that a text hangs on, and the numbers it is about.</summary>
/// <param name="Code">One of the constants of this type.</param>
/// <param name="Weeks">The look, where it is about one.</param>
/// <param name="Found">What was found.</param>
/// <param name="Needed">What is needed, or the limit.</param>
/// <param name="Subject">The guardrail, where it is about one.</param>
public sealed record VerdictReason(string Code, int? Weeks = null, double? Found = null, double? Needed = null, string? Subject = null)
{
    /// <summary>More than chance at this look; found p, needed alpha.</summary>
    public const string MoreThanChance = "more_than_chance";

    /// <summary>Worse than chance at this look; found p, needed alpha.</summary>
    public const string WorseThanChance = "worse_than_chance";

    /// <summary>Probably an effect at the latest look; found p, needed the level.</summary>
    public const string ProbablyMoreThanChance = "probably_more_than_chance";

    /// <summary>Within what chance gives; found p, needed alpha.</summary>
    public const string WithinChance = "within_chance";

    /// <summary>The smallest effect that the look would prove with 80 % chance; found, in the unit of the outcome.</summary>
    public const string MinimumDetectable = "minimum_detectable";

    /// <summary>The plain change against the others contradicts the effect; found B, needed half of A.</summary>
    public const string CrossCheckDisagrees = "cross_check_disagrees";

    /// <summary>The adopters' weeks jump about more or less than the donors'; found the ratio, needed the bound passed. Needed data: donors as steady as the adopters.</summary>
    public const string ScatterDiffers = "scatter_differs";

    /// <summary>A place of adopters has no other unit without the measure. Needed data: many places as units, or part of a place.</summary>
    public const string NoComparisonInPlace = "no_comparison_in_place";

    /// <summary>Found donors, needed donors.</summary>
    public const string TooFewDonors = "too_few_donors";

    /// <summary>Found weeks before the last L, needed weeks.</summary>
    public const string PastTooShort = "past_too_short";

    /// <summary>Use began before the first week of the panel, so there is no past. Found the week.</summary>
    public const string AdoptedBeforeFirstPeriod = "adopted_before_first_period";

    /// <summary>Found weeks in use so far, needed weeks of the look.</summary>
    public const string LookNotReached = "look_not_reached";

    /// <summary>Adopters with too few weeks; found how many, needed none.</summary>
    public const string AdopterGaps = "adopter_gaps";

    /// <summary>Donors left out for gaps, or alone in their place; found how many.</summary>
    public const string DonorsLeftOut = "donors_left_out";

    /// <summary>Registered donors that took the measure up before the look ended, so that the effect is understated; found their share, needed the most allowed.</summary>
    public const string DonorsAdopted = "donors_adopted";

    /// <summary>The donors' outcome does not vary, so chance cannot be told.</summary>
    public const string ConstantOutcome = "constant_outcome";

    /// <summary>A guardrail is harmed; found p, needed the level.</summary>
    public const string GuardrailBroken = "guardrail_broken";

    /// <summary>The adopters' mean of a guardrail passes its limit; found the mean, needed the limit.</summary>
    public const string GuardrailLimit = "guardrail_limit_passed";

    /// <summary>A guardrail has not the data to be judged by; proof is withheld until it has.</summary>
    public const string GuardrailNotComputable = "guardrail_not_computable";

    /// <summary>One unit alone can hardly ever be proven.</summary>
    public const string OneAdopter = "one_adopter";

    /// <summary>What the adopters were to come to without help, less their last weeks; found, in the unit of the outcome.</summary>
    public const string ExpectedRebound = "expected_rebound";
}
