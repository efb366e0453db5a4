using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>Which sums a roll-up carries beside the totals.</summary>
[Flags]
public enum Figures
{
    /// <summary>Earned minutes, hours, good, scrap, rework, records.</summary>
    Totals = 0,

    /// <summary>Distinct persons net of signs.</summary>
    Persons = 1,

    /// <summary>Moments of the logarithm of fulfilment.</summary>
    Log = 2,

    /// <summary>Moments of earned hours per hour.</summary>
    Rate = 4,
}

/// <summary>A question to the ledger: sum the work records by these keys.</summary>
/// <param name="Keys">What to group by.</param>
/// <param name="Grain">The length of the periods.</param>
/// <param name="Where">Which records.</param>
/// <param name="Figures">Which sums beside the totals.</param>
public sealed record RollUp(Keys Keys, Grain Grain, Scope Where, Figures Figures = Figures.Totals);

/// <summary>Which work records a question is about.</summary>
public sealed record Scope
{
    /// <summary>The days, or null for all.</summary>
    public Period? Period { get; init; }

    /// <summary>This unit and everything below it.</summary>
    public string? Under { get; init; }

    public string? Operation { get; init; }

    public string? Class { get; init; }

    public string? Person { get; init; }

    /// <summary>Only records in state <c>verified</c>.</summary>
    public bool VerifiedOnly { get; init; }
}
