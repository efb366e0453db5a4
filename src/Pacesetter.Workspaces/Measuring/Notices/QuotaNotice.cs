using Pacesetter.Measuring;
using Pacesetter.Workspaces.Bulletins;

namespace Pacesetter.Workspaces.Measuring.Notices;

/// <summary>What those who work under the quota of an operation are told of it in writing.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="On">The day the notice is of.</param>
public sealed record QuotaNotice(Named Operation, DateOnly On)
{
    /// <summary>What is counted: pieces, pairs, tonnes.</summary>
    public string? OutputUnit { get; init; }

    /// <summary>The quotas in force, one for each class of work centre that has its own; the one for any class first.</summary>
    public required IReadOnlyList<NotedQuota> InForce { get; init; }

    /// <summary>Those already fixed for a later day.</summary>
    public required IReadOnlyList<NotedQuota> Announced { get; init; }

    /// <summary>What is added to the basic time, where a revision itemises it.</summary>
    public IReadOnlyList<Allowance> Allowances { get; init; } = [];

    /// <summary>The last day on which running campaigns keep the quota as it is; null where none does.</summary>
    public DateOnly? FrozenUntil { get; init; }

    /// <summary>Days of notice before a quota changes.</summary>
    public int NoticeDays { get; init; }

    /// <summary>Hours of the period that the amount is stated for.</summary>
    public decimal PeriodHours { get; init; }

    /// <summary>What the site attaches to falling short, in its own words; null where it attaches nothing.</summary>
    public string? Consequence { get; init; }

    /// <summary>How many persons have acknowledged the notice of the quotas in force.</summary>
    public int Acknowledged { get; init; }
}

/// <summary>One quota of a notice.</summary>
/// <param name="Class">The class of work centres; null for any.</param>
/// <param name="Minutes">Minutes allowed for one good unit; null where the rate alone is stated.</param>
/// <param name="PerHour">Units an hour.</param>
/// <param name="SetupMinutes">Minutes allowed for setting up.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, if one is set.</param>
/// <param name="Revision">The revision it came by.</param>
/// <param name="Basis">How it was found.</param>
public sealed record NotedQuota(string? Class, decimal? Minutes, decimal? PerHour, decimal? SetupMinutes, DateOnly From, DateOnly? To, string? Revision, string? Basis);
