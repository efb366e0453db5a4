using Pacesetter.Panels;

namespace Pacesetter.Access;

/// <summary>A question about people as far as the lattice minds it.</summary>
/// <param name="Grain">The length of the periods.</param>
/// <param name="Period">The days asked for, or null for all.</param>
/// <param name="OneOperation">True where it is about one operation and not a family.</param>
/// <param name="ByPerson">True where it shows persons.</param>
public sealed record LatticeQuestion(Grain Grain, Period? Period, bool OneOperation, bool ByPerson);

/// <summary>What may be asked without the right to see named data.</summary>
public static class LatticeRules
{
    /// <summary>The id of the refusal, or null where the question may be asked.</summary>
    public static string? Check(LatticeQuestion question, LatticePolicy policy, bool hasNamedRight)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(policy);
        return question switch
        {
            _ when hasNamedRight => null,
            { ByPerson: true } => "persons_not_allowed",
            { OneOperation: true } => "operation_finer_than_family",
            { Grain: Grain.Day } => "day_finer_than_lattice",
            { Grain: Grain.Week or Grain.Month } when question.Grain != policy.Period => "other_calendar",
            { Period: { } period } when !Whole(period, policy.Period) => "part_of_a_period",
            _ => null,
        };
    }

    static bool Whole(Period period, Grain calendar) => calendar == Grain.Week
        ? Period.WeekOf(period.First).First == period.First && Period.WeekOf(period.Last).Last == period.Last
        : Period.MonthOf(period.First).First == period.First && Period.MonthOf(period.Last).Last == period.Last;
}
