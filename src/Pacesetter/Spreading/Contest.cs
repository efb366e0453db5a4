namespace Pacesetter.Spreading;

/// <summary>How the conditions of a campaign become a score, and scores a standing: the arithmetic of a contest.</summary>
/// <remarks>
/// <para>figure = the median over the unit's days, so that a rush at the end, or one record day, does not carry it .</para>
/// <para>attainment = figure ÷ target, or target ÷ figure where less is better; score = Σ weight × attainment ÷ Σ weight.</para>
/// <para>Units: figures and targets in the unit of the metric; attainment and score without unit, 1 = the target. Guardrails are gates and earn nothing.</para>
/// <para>Full text, and what it was checked against: docs/methods/contest.md.</para>
/// </remarks>
public static class Contest
{
    /// <summary>Digits of a score as it is shown; units equal in these are tied.</summary>
    public const int Digits = 3;

    /// <summary>The middle of the values, of an even number the mean of the middle two; null of none.</summary>
    public static decimal? Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2m;
    }

    /// <summary>How far a target was reached; null where less is better and the figure is not above zero.</summary>
    /// <param name="figure">What was reached.</param>
    /// <param name="target">What was to be reached, above zero; null leaves the figure as it is.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    public static decimal? Attainment(decimal figure, decimal? target, bool higherIsBetter) =>
        target is not { } asked ? (higherIsBetter ? figure : null)
        : higherIsBetter ? figure / asked
        : figure > 0 ? asked / figure : null;

    /// <summary>The weighted mean of attainments; where nothing has a weight, all weigh the same. Null of none.</summary>
    public static decimal? Score(IReadOnlyCollection<(decimal Weight, decimal Attainment)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        bool equal = parts.All(it => it.Weight == 0);
        decimal weights = parts.Sum(it => equal ? 1m : it.Weight);
        return weights == 0 ? null : Shown(parts.Sum(it => (equal ? 1m : it.Weight) * it.Attainment) / weights);
    }

    /// <summary>A score to the digits in which it is shown.</summary>
    public static decimal Shown(decimal score) => Math.Round(score, Digits, MidpointRounding.AwayFromZero);

    /// <summary>The place of a score: one more than there are better ones, so equals share a place.</summary>
    public static int Place(decimal score, IEnumerable<decimal> among) => 1 + among.Count(it => Shown(it) > Shown(score));

    /// <summary>The share of the output that fell on the last days; null where there are too few days, or nothing was made.</summary>
    /// <param name="output">The output of each day, in order.</param>
    /// <param name="last">How many days count as the last.</param>
    public static EndRush? Rush(IReadOnlyList<decimal> output, int last)
    {
        ArgumentNullException.ThrowIfNull(output);
        decimal all = output.Sum();
        return output.Count <= 2 * last || all <= 0 ? null : new(output.TakeLast(last).Sum() / all, (decimal)last / output.Count);
    }
}

/// <summary>How much of the output fell on the last days of a campaign.</summary>
/// <param name="Share">Output of the last days ÷ all output.</param>
/// <param name="Even">The same at an even pace: last days ÷ days.</param>
public readonly record struct EndRush(decimal Share, decimal Even)
{
    /// <summary>More than twice the even pace: storming (AT-54).</summary>
    public bool IsStorming => Share > 2m * Even;
}
