using Pacesetter.Panels;

namespace Pacesetter.Access;

/// <summary>What may be asked without the right to filter freely over persons.</summary>
public static class LatticeRules
{
    /// <summary>Figures of single persons.</summary>
    public const string Persons = "lattice_persons";

    /// <summary>Days that are not whole periods of the lattice.</summary>
    public const string WholePeriods = "lattice_whole_periods";

    /// <summary>Another length of period than the lattice's, or several of its periods in one sum.</summary>
    public const string Grain = "lattice_grain";

    /// <summary>Something that is no unit on the lattice, or finer than a family of operations.</summary>
    public const string Operation = "lattice_operation";

    // Machines lie across teams: figures of both would give away what either hides.
    const Keys Places = Keys.Team | Keys.Department | Keys.Site | Keys.Company | Keys.Region | Keys.Family;

    /// <summary>The stable id of the rule that a question breaks, or null where it may be asked.</summary>
    /// <param name="question">The question.</param>
    /// <param name="policy">The lattice.</param>
    public static string? Check(LatticeQuestion question, LatticePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(policy);
        return question.Keys.HasFlag(Keys.Person) ? Persons
            : question.ByOperation || (question.Keys & ~Places) != Keys.None ? Operation
            : question.Per != Panels.Grain.All && question.Per != policy.Period ? Grain
            : question.Span is { } span && !IsWhole(span, policy.Period) ? WholePeriods
            : question.Per == Panels.Grain.All && (question.Span is not { } sum || sum != PeriodOf(sum.First, policy.Period)) ? Grain
            : null;
    }

    /// <summary>The period of the lattice that a day lies in.</summary>
    public static Period PeriodOf(DateOnly day, Grain grain) => grain switch
    {
        Panels.Grain.Month => Period.MonthOf(day),
        Panels.Grain.Week => Period.WeekOf(day),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "a lattice has months or weeks"),
    };

    /// <summary>Whether a span is made of whole periods of the lattice.</summary>
    public static bool IsWhole(Period span, Grain grain) => span.First == PeriodOf(span.First, grain).First && span.Last == PeriodOf(span.Last, grain).Last;
}

/// <summary>What is asked of the ledger, as far as it bears on persons.</summary>
/// <param name="Keys">What the answer is grouped by.</param>
/// <param name="Per">The length of its periods.</param>
/// <param name="Span">The days asked for, or null for everything there is.</param>
/// <param name="ByOperation">Whether it is narrowed to single operations, or otherwise across units.</param>
public sealed record LatticeQuestion(Keys Keys, Grain Per, Period? Span, bool ByOperation);
