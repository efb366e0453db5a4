namespace Pacesetter.Workspaces.Planning;

/// <summary>The goals with what is scheduled, and with the exchange plan.</summary>
/// <param name="AsOf">The day on which they stand so.</param>
/// <param name="Assumed">What is assumed of exchanges, for want of their own pooled effects.</param>
/// <param name="Rows">The goals, in the order of their codes.</param>
public sealed record ScenariosAnswer(DateOnly? AsOf, ScenarioAssumptions Assumed, IReadOnlyList<ScenarioRow> Rows);

/// <summary>What is assumed of an exchange.</summary>
/// <param name="Transfer">What part of the gap it closes, of the gap's lower end, where its practice has no pooled effect.</param>
/// <param name="StartWeek">The week ahead in which it begins to work.</param>
/// <param name="RampWeeks">The weeks in which it comes to work in full.</param>
public sealed record ScenarioAssumptions(double Transfer, int StartWeek, int RampWeeks);

/// <summary>A goal as <c>plan goals</c> has it, and what exchanges would change.</summary>
public sealed record ScenarioRow : GoalRow
{
    /// <summary>Adds scenarios to a goal.</summary>
    /// <param name="goal">With what is scheduled.</param>
    public ScenarioRow(GoalRow goal)
        : base(goal)
    {
    }

    /// <summary>With the whole exchange plan; null where it cannot touch the goal.</summary>
    public SpreadScenario? WithSpread { get; init; }

    /// <summary>With the fewest exchanges that reach the goal by the day with the probability; null where none are needed or all are too few.</summary>
    public SpreadScenario? NeededSpread { get; init; }

    /// <summary>Why a scenario is null: <c>not_touched</c>, <c>none_needed</c>, <c>not_enough</c>, or why no exchange plan can be made.</summary>
    public string? SpreadReason { get; init; }
}

/// <summary>A goal with some exchanges.</summary>
/// <param name="Exchanges">Who learns from whom.</param>
/// <param name="Completion">When it is reached.</param>
/// <param name="LeadDays">As in the goal.</param>
/// <param name="Probability">The chance of being reached by the day asked for.</param>
public sealed record SpreadScenario(IReadOnlyList<ScenarioPair> Exchanges, GoalCompletion Completion, int? LeadDays, double Probability);

/// <summary>One exchange, and what its gain rests on: <c>pooled</c> or <c>assumed</c>.</summary>
public sealed record ScenarioPair(string Learner, string Mentor, double Gain, string Basis)
{
    /// <summary>What it costs the host: hours in all.</summary>
    public double? CostHours { get; init; }
}
