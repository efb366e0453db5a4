using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Bulletins;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>What a question is about.</summary>
enum SubjectKind
{
    All,
    File,
    Team,
    Operation,
    Person,
}

/// <summary>Whom or what a question is about.</summary>
readonly record struct Subject(SubjectKind Kind, Named Name);

/// <summary>One test that was made, whether it found something or not.</summary>
/// <param name="About">Whom or what it is about.</param>
/// <param name="Test">The stable id of the pattern; the wording has <c>question.ID</c>.</param>
/// <param name="Pattern">What was seen.</param>
sealed record Asked(Subject About, string Test, PatternQuestion Pattern)
{
    /// <summary>False where chance is excluded but the effect is too small to ask about.</summary>
    public bool Strong { get; init; } = true;

    /// <summary><c>quota</c>, <c>target</c>, a number, a month, or <c>months</c>.</summary>
    public string? At { get; init; }

    /// <summary>Two counts or two levels, where the question names them: below and above, lower and upper.</summary>
    public (double Low, double High)? Pair { get; init; }

    /// <summary>Over the whole family.</summary>
    public double QValue { get; init; } = 1;

    /// <summary>As figures, to be put in words.</summary>
    public FigureQuestion Figures => new(About.Kind == SubjectKind.All ? null : About.Name, Test, Pattern.Estimate, Pattern.Observations, Pattern.PValue, QValue)
    {
        At = At,
        Low = Pair?.Low,
        High = Pair?.High,
    };
}
