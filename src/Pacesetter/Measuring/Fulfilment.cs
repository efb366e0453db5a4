using Pacesetter.Panels;

namespace Pacesetter.Measuring;

/// <summary>How much of the quota was fulfilled: earned time over worked time, on two bases.</summary>
/// <remarks>
/// <para>F1a = Σ good × standard minutes ÷ (60 × hours on quota); F1b = the same ÷ (60 × attended hours).</para>
/// <para>Units: ratios without unit, 1.5 = twelve hours' work in eight. Scrap earns nothing.</para>
/// </remarks>
/// <param name="EarnedMinutes">Standard minutes earned.</param>
/// <param name="OnQuotaHours">Hours worked on quota, as ticketed.</param>
/// <param name="AttendedHours">Attended hours, each person-day once.</param>
public readonly record struct Fulfilment(decimal EarnedMinutes, decimal OnQuotaHours, decimal AttendedHours)
{
    /// <summary>F1a, or null without hours on quota.</summary>
    public decimal? OnQuota => OnQuotaHours > 0 ? EarnedMinutes / (60m * OnQuotaHours) : null;

    /// <summary>F1b, or null without attended hours.</summary>
    public decimal? Attended => AttendedHours > 0 ? EarnedMinutes / (60m * AttendedHours) : null;

    /// <summary>The lower of the two, which titles use; null unless both exist.</summary>
    public decimal? Lower => OnQuota is { } a && Attended is { } b ? Math.Min(a, b) : null;

    /// <summary>The sums of a cell as fulfilment.</summary>
    public static Fulfilment Of(Cell cell) => new(cell.EarnedMinutes, cell.OnQuotaHours, cell.AttendedHours);

    /// <summary>True where earned ≥ threshold × 60 × hours on both bases; nothing is divided, so the boundary is exact.</summary>
    public bool Reaches(decimal threshold) =>
        OnQuotaHours > 0 && AttendedHours > 0
        && EarnedMinutes >= threshold * 60m * OnQuotaHours
        && EarnedMinutes >= threshold * 60m * AttendedHours;
}
