using Pacesetter.Panels;

namespace Pacesetter.Access;

/// <summary>What may be asked without the right to filter freely over persons.</summary>
public static class LatticeRules
{
    /// <summary>Figures of single persons.</summary>
    public const string Persons = "lattice_persons";

    /// <summary>Days that are not whole periods of the lattice.</summary>
    public const string WholePeriods = "lattice_whole_periods";

    /// <summary>Another length of period than the lattice's.</summary>
    public const string Grain = "lattice_grain";

    /// <summary>Something finer than a unit and a family of operations.</summary>
    public const string Operation = "lattice_operation";

    const Keys Places = Keys.Team | Keys.WorkCentre | Keys.Department | Keys.Site | Keys.Company | Keys.Region | Keys.Family;

    /// <summary>The stable id of the rule that a question breaks, or null where it may be asked.</summary>
    /// <param name="question">The question.</param>
    /// <param name="policy">The lattice.</param>
    /// <param name="mayFilterFreely">Whether the asker has the named right; then every question may be asked.</param>
    public static string? Check(LatticeQuestion question, LatticePolicy policy, bool mayFilterFreely)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(policy);
        return mayFilterFreely ? null
            : question.Keys.HasFlag(Keys.Person) ? Persons
            : question.ByOperation || (question.Keys & ~Places) != Keys.None ? Operation
            : question.Per != Panels.Grain.All && question.Per != policy.Period ? Grain
            : question.Span is { } span && !IsWhole(span, policy.Period) ? WholePeriods
            : null;
    }

    static bool IsWhole(Period span, Grain grain) => grain switch
    {
        Panels.Grain.Month => span.First == Period.MonthOf(span.First).First && span.Last == Period.MonthOf(span.Last).Last,
        Panels.Grain.Week => span.First == Period.WeekOf(span.First).First && span.Last == Period.WeekOf(span.Last).Last,
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "a lattice has months or weeks"),
    };
}

/// <summary>What is asked of the ledger, as far as it bears on persons.</summary>
/// <param name="Keys">What the answer is grouped by.</param>
/// <param name="Per">The length of its periods.</param>
/// <param name="Span">The days asked for, or null for everything.</param>
/// <param name="ByOperation">Whether it is narrowed to single operations.</param>
public sealed record LatticeQuestion(Keys Keys, Grain Per, Period? Span, bool ByOperation);
