using Pacesetter.Measuring;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The figures of one unit in one period. A figure that could not be computed is null, and <see cref="Reason"/> says why.</summary>
public sealed record FulfilmentRow
{
    /// <summary>The unit's code; null for work that has none, such as work without a machine.</summary>
    public string? Unit { get; init; }

    public required string Period { get; init; }

    public decimal EarnedHours { get; init; }

    public decimal OnQuotaHours { get; init; }

    public decimal AttendedHours { get; init; }

    public decimal? FulfilmentOnQuota { get; init; }

    public decimal? FulfilmentAttended { get; init; }

    public decimal? MixAdjusted { get; init; }

    public decimal Good { get; init; }

    public decimal Scrap { get; init; }

    public decimal? FirstPassYield { get; init; }

    public long Records { get; init; }

    public long Persons { get; init; }

    public decimal? Coverage { get; init; }

    /// <summary>How many rows were taken back and written anew.</summary>
    public long Restated { get; init; }

    public string? Reason { get; init; }

    public static FulfilmentRow Of(string? unit, string period, Cell cell, decimal? mixAdjusted)
    {
        Fulfilment fulfilment = Fulfilment.Of(cell);
        return new FulfilmentRow
        {
            Unit = unit,
            Period = period,
            EarnedHours = cell.EarnedMinutes / 60m,
            OnQuotaHours = cell.OnQuotaHours,
            AttendedHours = cell.AttendedHours,
            FulfilmentOnQuota = fulfilment.OnQuota,
            FulfilmentAttended = fulfilment.Attended,
            MixAdjusted = mixAdjusted,
            Good = cell.Good,
            Scrap = cell.Scrap,
            FirstPassYield = Pacesetter.Measuring.FirstPassYield.Of(cell.Good, cell.Scrap, cell.Rework),
            Records = cell.Records,
            Persons = cell.Persons,
            Coverage = Pacesetter.Measuring.Coverage.Of(cell.OnQuotaHours, cell.AttendedHours),
            Restated = cell.Restated,
            Reason = fulfilment switch
            {
                { AttendedHours: 0, OnQuotaHours: 0 } => "no_hours",
                { OnQuotaHours: 0 } => "no_hours_on_quota",
                _ when mixAdjusted is null => "no_cohort",
                _ => null,
            },
        };
    }
}
