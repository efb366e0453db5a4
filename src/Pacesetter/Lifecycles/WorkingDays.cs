namespace Pacesetter.Lifecycles;

/// <summary>Days from Monday to Friday. Assumes no holidays: a notice period is never shorter than this says, and may be set longer by policy.</summary>
public static class WorkingDays
{
    /// <summary>The first day after <paramref name="count"/> whole working days have followed a day; without any, the day itself.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        DateOnly at = day;
        for (int passed = 0; passed < count;)
        {
            at = at.AddDays(1);
            passed += at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return count == 0 ? day : at.AddDays(1);
    }
}
