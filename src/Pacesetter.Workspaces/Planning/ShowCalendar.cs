using Pacesetter.Workspaces.Planning.Holidays;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>Writes a working calendar from a country's holidays, to be mended and imported.</summary>
[UseCase("plan", "calendar", "A working calendar by a country's holidays, as rows of the table calendar", Examples =
[
    "plan calendar --unit S1 --country DE --from 2026-01-01 --to 2026-12-31 --shifts 2 --output csv --out calendar.csv",
    "plan calendar --unit S1 --country CN --from 2026-01-01 --to 2026-12-31 --work-days 6",
])]
public sealed class ShowCalendar : IUseCase<ShowCalendar.Request, ShowCalendar.Answer>
{
    const int MostDays = 20 * 366;

    public Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        CountryHolidays holidays = CountryHolidays.Of(request.Country);
        if (request.To < request.From || request.To.DayNumber - request.From.DayNumber >= MostDays)
        {
            throw new RefusalException(RefusalKind.Usage, request.To < request.From ? "dates_reversed" : "too_many_days", request.To < request.From ? "The calendar ends before it begins." : "A calendar has 20 years at most.", "Mend --from and --to.");
        }

        WorkDays.Checked(request.WorkDays);
        if (request.Shifts <= 0)
        {
            throw new RefusalException(RefusalKind.Usage, "shifts_not_positive", $"--shifts {request.Shifts} is no number of shifts.", "Write the shifts of a working day.");
        }

        return Task.FromResult(new Answer([.. Enumerable.Range(0, request.To.DayNumber - request.From.DayNumber + 1)
            .Select(request.From.AddDays)
            .Select(day => new CalendarRow(request.Unit, day, holidays.Works(day, request.WorkDays) ? request.Shifts : 0))]));
    }

    public sealed record Request
    {
        [Field("The unit", Value = "UNIT")]
        public required string Unit { get; init; }

        [Field("The country, by its two letters", Value = "COUNTRY")]
        public required string Country { get; init; }

        [Field("First day, inclusive", Value = "DATE")]
        public required DateOnly From { get; init; }

        [Field("Last day, inclusive", Value = "DATE")]
        public required DateOnly To { get; init; }

        [Field("Shifts of a working day", Value = "N")]
        public decimal Shifts { get; init; } = 1;

        [Field("Working days a week, from Monday on", Value = "N")]
        public int WorkDays { get; init; } = 5;
    }

    public sealed record Answer(IReadOnlyList<CalendarRow> Rows);
}

/// <summary>A row of the table <c>calendar</c>.</summary>
public sealed record CalendarRow(string Unit, DateOnly Date, decimal Shifts);

/// <summary>The working days of a week.</summary>
static class WorkDays
{
    /// <exception cref="RefusalException">They are not 1 to 7.</exception>
    public static void Checked(int days)
    {
        if (days is < 1 or > 7)
        {
            throw new RefusalException(RefusalKind.Usage, "work_days_out_of_range", $"--work-days {days} does not lie between 1 and 7.", "Write 5 for Monday to Friday.");
        }
    }
}
