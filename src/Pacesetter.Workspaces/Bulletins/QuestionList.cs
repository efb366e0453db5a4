namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The strongest questions that the period's figures give cause to ask, on operations, teams and the whole; on no single person.</summary>
/// <param name="Tests">How many tests were made together.</param>
/// <param name="FalseShare">The share of questions that may be chance.</param>
/// <param name="Rows">The strongest, one for each matter.</param>
/// <param name="More">How many further matters there are.</param>
public sealed record QuestionList(int Tests, decimal FalseShare, IReadOnlyList<FigureQuestion> Rows, int More)
{
    /// <summary>The greatest median fulfilment at which a quota is held to fit.</summary>
    public required decimal MedianHigh { get; init; }
}
