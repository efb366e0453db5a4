namespace Pacesetter.Statistics.Assumptions;

/// <summary>Checks what methods need of their data.</summary>
public static class Require
{
    /// <summary>At least <paramref name="least"/> values.</summary>
    /// <exception cref="AssumptionException"><c>too_few</c>.</exception>
    public static void AtLeast(int least, ReadOnlySpan<double> values, string subject)
    {
        if (values.Length < least)
        {
            throw new AssumptionException("too_few", subject, $"{subject} has {values.Length} values; {least} are needed.");
        }
    }

    /// <summary>Every value is a finite number.</summary>
    /// <exception cref="AssumptionException"><c>not_finite</c>.</exception>
    public static void Finite(ReadOnlySpan<double> values, string subject)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new AssumptionException("not_finite", subject, $"{subject}[{i}] is not a finite number.");
            }
        }
    }
}
