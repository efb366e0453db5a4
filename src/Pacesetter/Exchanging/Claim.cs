using Pacesetter.Lifecycles;
using Pacesetter.Recognising;

namespace Pacesetter.Exchanging;

/// <summary>A figure somebody reported. It is not a fact until a second person has found it so.</summary>
public sealed class Claim : Entry<ClaimState>
{
    /// <summary>Where it was reported.</summary>
    public string Source { get; set; } = "";

    /// <summary>The sentence as it was printed.</summary>
    public string Sentence { get; set; } = "";

    /// <summary>The figure.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>How the figure is meant.</summary>
    public Comparator Comparator { get; set; }

    /// <summary>The unit it is measured in.</summary>
    public string? MeasureUnit { get; set; }

    /// <summary>Of whom or what.</summary>
    public string? Population { get; set; }

    /// <summary>Against what.</summary>
    public string? Basis { get; set; }

    /// <summary>The work record it speaks of, where it speaks of one.</summary>
    public string? Record { get; set; }

    /// <summary>What the records say.</summary>
    public decimal? Computed { get; set; }

    /// <summary>What bears it out.</summary>
    public IReadOnlyList<Evidence> Evidence { get; set; } = [];

    /// <summary>A count made on the spot, for figures beyond belief.</summary>
    public SiteStudy? Study { get; set; }

    /// <summary>What favoured it: the best machine, first choice of material, helpers beside the line. Empty where it was made as on any day.</summary>
    public IReadOnlyList<string> Favoured { get; set; } = [];

    /// <summary>The work records of ordinary shifts in which it was reached again.</summary>
    public IReadOnlyList<string> Repeated { get; set; } = [];

    /// <summary>What was found; null while it is only reported.</summary>
    public Finding? Finding => State switch
    {
        ClaimState.Verified => Exchanging.Finding.Confirmed,
        ClaimState.NotConfirmed => Exchanging.Finding.NotConfirmed,
        ClaimState.NotComputable => Exchanging.Finding.NotComputable,
        _ => null,
    };

    /// <summary>What the figure of the records says of it, while nobody has found anything; null where there is none.</summary>
    public Finding? ByRecords => Quantity is not { } claimed || Computed is not { } computed ? null
        : Comparator.Holds(computed, 1m, claimed) ? Exchanging.Finding.Confirmed
        : Exchanging.Finding.NotConfirmed;

    /// <inheritdoc/>
    public override string Searched() => $"{Sentence}\n{Source}";

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Source.Length == 0 || Sentence.Length == 0)
        {
            yield return new("source_missing", "A claim says where it was reported, and in which words.", "Set source and sentence.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == ClaimState.Reported ? [] : ["source", "sentence", "quantity", "comparator", "measure_unit", "population", "basis", "computed", "evidence", "favoured", "repeated"];
}

/// <summary>Where a claim stands.</summary>
public enum ClaimState
{
    /// <summary>Somebody says so.</summary>
    Reported,

    /// <summary>A second person found it so.</summary>
    Verified,

    /// <summary>A second person found otherwise.</summary>
    NotConfirmed,

    /// <summary>The records cannot tell.</summary>
    NotComputable,
}

/// <summary>What was found of a claim.</summary>
public enum Finding
{
    /// <summary>It is so.</summary>
    Confirmed,

    /// <summary>It is not so.</summary>
    NotConfirmed,

    /// <summary>The records cannot tell.</summary>
    NotComputable,
}

/// <summary>A count made on the spot.</summary>
/// <param name="Observer">Who counted.</param>
/// <param name="On">The day.</param>
/// <param name="Count">How much was counted.</param>
public sealed record SiteStudy(string Observer, DateOnly On, decimal Count);
