namespace Pacesetter.Exchanging;

/// <summary>Somebody put forward by their unit, with the file that speaks for them.</summary>
/// <param name="Person">The person's code.</param>
/// <param name="Unit">The unit whose seat it is about.</param>
/// <param name="Section">The trade's section they would sit in.</param>
/// <param name="By">Who put them forward.</param>
/// <param name="Deeds">What they did, in words.</param>
public sealed record Nomination(string Person, string Unit, string? Section = null, string? By = null, string? Deeds = null)
{
    /// <summary>The work records that bear it out, all of them verified.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The day on which the person saw the file.</summary>
    public DateOnly? SeenOn { get; init; }

    /// <summary>What the person asks to have corrected.</summary>
    public string? Correction { get; init; }

    /// <summary>What was answered to that.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether a correction waits for its answer.</summary>
    public bool IsContested() => Correction is not null && string.IsNullOrWhiteSpace(Answer);
}

/// <summary>Somebody has voted.</summary>
/// <param name="Unit">The unit whose seats it was about.</param>
/// <param name="Person">Who voted.</param>
public sealed record Ballot(string Unit, string Person);

/// <summary>The votes of somebody put forward.</summary>
/// <param name="Person">Who was voted for.</param>
/// <param name="Votes">How often.</param>
public sealed record Tally(string Person, int Votes);
