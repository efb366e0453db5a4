namespace Pacesetter.Measuring;

/// <summary>What a group made in a window, and with how much labour.</summary>
/// <param name="Output">Units a day, or any other amount a step of time.</param>
/// <param name="Heads">Persons.</param>
/// <param name="PersonHours">Hours of work in the same step of time.</param>
public readonly record struct Window(decimal Output, decimal Heads, decimal PersonHours);

/// <summary>How much more was made after than before (F4): in all, a head, and a person-hour.</summary>
/// <remarks>rise = after ÷ before − 1. A rise in all that is none a person-hour is explained by more labour.</remarks>
/// <param name="Total">Of the whole output.</param>
/// <param name="PerHead">Of output a head; null where heads are unknown.</param>
/// <param name="PerPersonHour">Of output a person-hour; null where hours are unknown.</param>
public sealed record Rise(decimal Total, decimal? PerHead, decimal? PerPersonHour)
{
    /// <summary>True where there is a rise in all but none a person-hour.</summary>
    public bool ExplainedByMoreLabour => Total > 0 && PerPersonHour <= 0;

    /// <summary>The rise from one window to another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was made before, so there is nothing to compare with.</exception>
    public static Rise Of(Window before, Window after)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(before.Output);
        return new Rise(
            (after.Output / before.Output) - 1,
            Ratio(before.Output, before.Heads, after.Output, after.Heads),
            Ratio(before.Output, before.PersonHours, after.Output, after.PersonHours));
    }

    static decimal? Ratio(decimal before, decimal by, decimal after, decimal with) =>
        by > 0 && with > 0 ? (after * by / (with * before)) - 1 : null;
}
