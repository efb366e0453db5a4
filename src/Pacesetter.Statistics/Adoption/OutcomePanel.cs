using System.Globalization;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>One outcome of n units over T periods of equal length; a gap is a period without a value.</summary>
/// <remarks>Units: those of the outcome, the same for all. Rows are units, counted from 0; columns are periods, counted from 0.</remarks>
public sealed class OutcomePanel
{
    /// <summary>The period of first use of a unit that never takes the measure up.</summary>
    public const int Never = int.MaxValue;

    readonly double[] values; // n × T, unit by unit; NaN where there is a gap

    OutcomePanel(int units, int periods, double[] values) => (Units, Periods, this.values) = (units, periods, values);

    /// <summary>n.</summary>
    public int Units { get; }

    /// <summary>T.</summary>
    public int Periods { get; }

    /// <summary>The T values of a unit; NaN where there is a gap.</summary>
    /// <param name="unit">0 … n − 1.</param>
    public ReadOnlySpan<double> this[int unit] => values.AsSpan(unit * Periods, Periods);

    /// <summary>True where a unit has no gap.</summary>
    /// <param name="unit">0 … n − 1.</param>
    public bool Complete(int unit)
    {
        foreach (double value in this[unit])
        {
            if (double.IsNaN(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A panel from a full table.</summary>
    /// <param name="units">n.</param>
    /// <param name="periods">T.</param>
    /// <param name="values">n × T values, unit by unit; NaN where there is a gap.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/> for an infinite value.</exception>
    public static OutcomePanel Of(int units, int periods, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periods);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, units * periods, nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
            {
                throw new AssumptionException(Assumption.NotFinite, "outcome", string.Create(CultureInfo.InvariantCulture, $"outcome: unit {(i / periods) + 1}, period {(i % periods) + 1} is infinite"));
            }
        }

        return new(units, periods, values.ToArray());
    }

    /// <summary>A panel from records in any order; what no record names is a gap.</summary>
    /// <param name="units">The unit of every record, 0 … n − 1.</param>
    /// <param name="periods">The period of every record, 0 … T − 1.</param>
    /// <param name="outcomes">The finite value of every record.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.DuplicateUnitPeriod"/>.</exception>
    public static OutcomePanel FromRecords(ReadOnlySpan<int> units, ReadOnlySpan<int> periods, ReadOnlySpan<double> outcomes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(periods.Length, units.Length, nameof(periods));
        ArgumentOutOfRangeException.ThrowIfNotEqual(outcomes.Length, units.Length, nameof(outcomes));
        Require.AtLeast(outcomes, 1, "outcome");
        Require.Finite(outcomes, "outcome");
        int n = 0;
        int t = 0;
        for (int i = 0; i < units.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(units[i], nameof(units));
            ArgumentOutOfRangeException.ThrowIfNegative(periods[i], nameof(periods));
            (n, t) = (Math.Max(n, units[i] + 1), Math.Max(t, periods[i] + 1));
        }

        var table = new double[n * t];
        Array.Fill(table, double.NaN);
        for (int i = 0; i < units.Length; i++)
        {
            ref double cell = ref table[(units[i] * t) + periods[i]];
            if (!double.IsNaN(cell))
            {
                throw new AssumptionException(Assumption.DuplicateUnitPeriod, "outcome", string.Create(CultureInfo.InvariantCulture, $"outcome: unit {units[i] + 1} has two values for period {periods[i] + 1}; add them up or strike one out"));
            }

            cell = outcomes[i];
        }

        return new(n, t, table);
    }
}
