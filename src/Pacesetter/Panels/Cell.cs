namespace Pacesetter.Panels;

/// <summary>The sums of the work records that share the keys asked for. Every figure is a plain sum net of signs, so cells add up.</summary>
/// <remarks>A key that was not asked for is null. Hours are hours, earned work is in standard minutes.</remarks>
public sealed record Cell
{
    /// <summary>The person's code.</summary>
    public string? Person { get; init; }

    /// <summary>The team's code.</summary>
    public string? Team { get; init; }

    /// <summary>The work centre's code.</summary>
    public string? WorkCentre { get; init; }

    /// <summary>The operation's code.</summary>
    public string? Operation { get; init; }

    /// <summary>The family of the operation.</summary>
    public string? Family { get; init; }

    /// <summary>The shift.</summary>
    public string? Shift { get; init; }

    /// <summary>The class of the work centre.</summary>
    public string? Class { get; init; }

    /// <summary>The code of the department above.</summary>
    public string? Department { get; init; }

    /// <summary>The code of the site above.</summary>
    public string? Site { get; init; }

    /// <summary>The code of the company above.</summary>
    public string? Company { get; init; }

    /// <summary>The code of the region above.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the person was still learning.</summary>
    public bool? Learner { get; init; }

    /// <summary>The first day of the period, or null when one period covers all.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Standard minutes earned by good units and set-ups.</summary>
    public decimal EarnedMinutes { get; init; }

    /// <summary>Hours worked on quota, as ticketed.</summary>
    public decimal OnQuotaHours { get; init; }

    /// <summary>Attended hours: each person-day counted once, whatever was ticketed.</summary>
    public decimal AttendedHours { get; init; }

    /// <summary>Scheduled hours where attendance names them, else attended hours.</summary>
    public decimal ScheduledHours { get; init; }

    /// <summary>Good units.</summary>
    public decimal Good { get; init; }

    /// <summary>Scrapped units.</summary>
    public decimal Scrap { get; init; }

    /// <summary>Reworked units.</summary>
    public decimal Rework { get; init; }

    /// <summary>Records, net of signs.</summary>
    public long Records { get; init; }

    /// <summary>Distinct persons, net of signs. A row booked on a team counts its heads.</summary>
    public long Persons { get; init; }

    /// <summary>Rows of sign −1: how often these figures were restated.</summary>
    public long Restated { get; init; }

    /// <summary>Moments of the logarithm of fulfilment, over rows with hours and good above zero; null unless asked for.</summary>
    public LogMoments? Log { get; init; }

    /// <summary>Moments of earned hours per hour, over rows with hours above zero; null unless asked for.</summary>
    public RateMoments? Rate { get; init; }
}

/// <summary>Sums over rows with hours and good above zero, where y = ln(earned hours ÷ hours) and h = hours.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Hours">Σ h.</param>
/// <param name="LogHours">Σ ln h.</param>
/// <param name="Y">Σ y.</param>
/// <param name="YSquared">Σ y².</param>
/// <param name="HoursY">Σ h y.</param>
/// <param name="HoursYSquared">Σ h y².</param>
public readonly record struct LogMoments(long Count, double Hours, double LogHours, double Y, double YSquared, double HoursY, double HoursYSquared);

/// <summary>Sums over rows with hours above zero, earned in hours.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Hours">Σ h.</param>
/// <param name="LogHours">Σ ln h.</param>
/// <param name="Earned">Σ earned hours.</param>
/// <param name="EarnedSquaredByHours">Σ earned² ÷ h.</param>
public readonly record struct RateMoments(long Count, double Hours, double LogHours, double Earned, double EarnedSquaredByHours);
