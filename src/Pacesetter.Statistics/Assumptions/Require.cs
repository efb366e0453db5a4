using System.Globalization;

namespace Pacesetter.Statistics.Assumptions;

/// <summary>The checks that stand at the entry of a method.</summary>
public static class Require
{
    /// <summary>Needs at least <paramref name="count"/> values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="count">The fewest that will do.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>.</exception>
    public static void AtLeast(ReadOnlySpan<double> values, int count, string subject)
    {
        if (values.Length < count)
        {
            throw new AssumptionException(Assumption.TooFewValues, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: {values.Length} given, at least {count} needed"));
        }
    }

    /// <summary>Needs values that are neither infinite nor NaN.</summary>
    /// <param name="values">The values.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/>.</exception>
    public static void Finite(ReadOnlySpan<double> values, string subject)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new AssumptionException(Assumption.NotFinite, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: value {i + 1} is {values[i]}"));
            }
        }
    }

    /// <summary>Needs finite values above zero.</summary>
    /// <param name="values">The values.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/> or <see cref="Assumption.NotPositive"/>.</exception>
    public static void Positive(ReadOnlySpan<double> values, string subject)
    {
        Finite(values, subject);
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] > 0))
            {
                throw new AssumptionException(Assumption.NotPositive, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: value {i + 1} is {values[i]}, above zero needed"));
            }
        }
    }

    /// <summary>Needs values from one bound to another, both allowed.</summary>
    /// <param name="values">The values.</param>
    /// <param name="bounds">The least and the greatest allowed.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.OutOfRange"/>.</exception>
    public static void Within(ReadOnlySpan<double> values, (double Least, double Greatest) bounds, string subject)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= bounds.Least && values[i] <= bounds.Greatest))
            {
                throw new AssumptionException(Assumption.OutOfRange, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: value {i + 1} is {values[i]}, {bounds.Least} to {bounds.Greatest} needed"));
            }
        }
    }

    /// <summary>Needs values that are not all the same.</summary>
    /// <param name="values">The values.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.AllEqual"/>.</exception>
    public static void Varying(ReadOnlySpan<double> values, string subject)
    {
        if (values.Length > 0 && values.IndexOfAnyExcept(values[0]) < 0)
        {
            throw new AssumptionException(Assumption.AllEqual, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: all {values.Length} are {values[0]}"));
        }
    }

    /// <summary>Needs a series long enough and without holes; a hole is a period whose value is not a number.</summary>
    /// <param name="values">The values in time order.</param>
    /// <param name="count">The fewest periods that will do.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewPeriods"/>, <see cref="Assumption.SeriesWithHoles"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public static void Series(ReadOnlySpan<double> values, int count, string subject)
    {
        if (values.Length < count)
        {
            throw new AssumptionException(Assumption.TooFewPeriods, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: {values.Length} periods given, at least {count} needed"));
        }

        for (int t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t]))
            {
                throw new AssumptionException(Assumption.SeriesWithHoles, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: period {t + 1} has no value"));
            }
        }

        Finite(values, subject);
    }

    /// <summary>Needs values of zero or more.</summary>
    /// <param name="values">The values.</param>
    /// <param name="subject">What the values are, for the message.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NegativeOutput"/>.</exception>
    public static void NotNegative(ReadOnlySpan<double> values, string subject)
    {
        for (int t = 0; t < values.Length; t++)
        {
            if (values[t] < 0)
            {
                throw new AssumptionException(Assumption.NegativeOutput, subject, string.Create(CultureInfo.InvariantCulture, $"{subject}: value {t + 1} is {values[t]}, below zero"));
            }
        }
    }
}
