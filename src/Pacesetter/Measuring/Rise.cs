namespace Pacesetter.Measuring;

/// <summary>How much more was made after than before: in all, per head and per person-hour (F4).</summary>
/// <remarks>
/// <para>rise = after ÷ before − 1, each the mean of its window.</para>
/// <para>Units: ratios without unit, 0.333 = a third more. Null where a window does not say.</para>
/// <para>Not for: the effect of a practice; a rise has no comparison group.</para>
/// </remarks>
/// <param name="Total">The rise of output a day.</param>
/// <param name="PerHead">The rise of output a person and day.</param>
/// <param name="PerPersonHour">The rise of output a person-hour.</param>
/// <param name="Reading">What the three say together.</param>
public sealed record Rise(decimal? Total, decimal? PerHead, decimal? PerPersonHour, RiseReading Reading)
{
    /// <summary>Compares two windows of the same unit and product.</summary>
    public static Rise Between(OutputWindow before, OutputWindow after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(
            Of(before.Output, before.Days, after.Output, after.Days),
            Of(before.Output, before.PersonDays, after.Output, after.PersonDays),
            Of(before.Output, before.PersonHours, after.Output, after.PersonHours),
            Read(before, after));
    }

    // (after ÷ base) ÷ (before ÷ base) − 1, crossed so that one division is left and equal windows give exactly zero.
    static decimal? Of(decimal before, decimal? beforeBase, decimal after, decimal? afterBase) =>
        before > 0 && beforeBase > 0 && afterBase > 0 ? (after * beforeBase / (before * afterBase)) - 1m : null;

    static RiseReading Read(OutputWindow before, OutputWindow after)
    {
        if (before.Output <= 0 || before.Days <= 0 || after.Days <= 0)
        {
            return RiseReading.NotComputable;
        }

        if (after.Output * before.Days <= before.Output * after.Days)
        {
            return RiseReading.NotRisen;
        }

        return (before.PersonHours, after.PersonHours) switch
        {
            ( > 0, > 0) => after.Output * before.PersonHours <= before.Output * after.PersonHours
                ? RiseReading.ExplainedByMoreLabour
                : RiseReading.Risen,
            _ => RiseReading.NotComputable,
        };
    }
}

/// <summary>What a unit made in a window of days, and with how much labour.</summary>
/// <param name="Output">Good units in all.</param>
/// <param name="Days">Days worked.</param>
/// <param name="PersonDays">Heads added up over the days, or null where unknown.</param>
/// <param name="PersonHours">Hours of all heads, or null where unknown.</param>
public sealed record OutputWindow(decimal Output, int Days, decimal? PersonDays, decimal? PersonHours);

/// <summary>What a rise in all, per head and per person-hour say together.</summary>
public enum RiseReading
{
    /// <summary>There is no base, or the labour is unknown (A9).</summary>
    NotComputable,

    /// <summary>No more a day than before.</summary>
    NotRisen,

    /// <summary>More a day, but no more a person-hour.</summary>
    ExplainedByMoreLabour,

    /// <summary>More a day and more a person-hour.</summary>
    Risen,
}
