using Pacesetter.Panels;

namespace Pacesetter.Measuring;

/// <summary>Fulfilment with easy and hard jobs taken out: observed over expected (F6).</summary>
/// <remarks>
/// <para>O ÷ E, where O = Σ earned hours and E = Σ_j hours_j × cohort mean fulfilment of job j.</para>
/// <para>Cohort mean of a job = Σ earned hours ÷ Σ hours of everybody who did it, learners left out.</para>
/// <para>Units: a ratio; 1.00 = as the cohort on the same jobs. Assumes that a job is equally hard for all who do it.</para>
/// </remarks>
public sealed class MixAdjustment
{
    readonly Dictionary<string, decimal> expectedMinutesPerHour;

    MixAdjustment(Dictionary<string, decimal> expectedMinutesPerHour, decimal? overall) => (this.expectedMinutesPerHour, Overall) = (expectedMinutesPerHour, overall);

    /// <summary>The fulfilment of the cohort over all its operations, or null where it did none. O ÷ E times it is the fulfilment on the cohort's own mix of jobs (indirect standardisation).</summary>
    public decimal? Overall { get; }

    /// <summary>The cohort means of the operations in these cells.</summary>
    public static MixAdjustment Cohort(IEnumerable<Cell> cells)
    {
        var sums = new Dictionary<string, (decimal Earned, decimal Hours)>(StringComparer.Ordinal);
        foreach (Cell cell in cells.Where(cell => cell is { Operation: not null, OnQuotaHours: > 0, Learner: not true }))
        {
            (decimal earned, decimal hours) = sums.GetValueOrDefault(cell.Operation!);
            sums[cell.Operation!] = (earned + cell.EarnedMinutes, hours + cell.OnQuotaHours);
        }

        decimal? overall = sums.Count == 0 ? null : sums.Values.Sum(sum => sum.Earned) / 60m / sums.Values.Sum(sum => sum.Hours);
        return new(sums.ToDictionary(sum => sum.Key, sum => sum.Value.Earned / sum.Value.Hours, StringComparer.Ordinal), overall);
    }

    /// <summary>The mean fulfilment of an operation in the cohort, or null where the cohort never did it.</summary>
    public decimal? Mean(string operation) => expectedMinutesPerHour.TryGetValue(operation, out decimal minutes) ? minutes / 60m : null;

    /// <summary>O ÷ E of one unit over its cells by operation; operations unknown to the cohort count in neither. Null where nothing was expected.</summary>
    public decimal? Adjusted(IEnumerable<Cell> cells)
    {
        decimal observed = 0;
        decimal expected = 0;
        foreach (Cell cell in cells)
        {
            if (cell.Operation is not null && expectedMinutesPerHour.TryGetValue(cell.Operation, out decimal minutes))
            {
                observed += cell.EarnedMinutes;
                expected += cell.OnQuotaHours * minutes;
            }
        }

        return expected > 0 ? observed / expected : null;
    }
}
