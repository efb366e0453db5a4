using System.Globalization;
using Pacesetter.Lifecycles;

namespace Pacesetter.Exchanging;

/// <summary>One item of the programme.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Practice">The practice presented.</param>
/// <param name="Organisation">The unit that presents, where it is not persons; of a demonstration, the unit visited.</param>
/// <param name="Demonstration">True where the work is shown, not told.</param>
public sealed record Presentation(string Title, string? Practice = null, string? Organisation = null, bool Demonstration = false)
{
    const int LongestDay = 24 * 60;

    /// <summary>The day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The time of day at the place: <c>09:30</c>.</summary>
    public string? At { get; init; }

    /// <summary>How long it takes, in minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>The room, or where visitors meet.</summary>
    public string? Room { get; init; }

    /// <summary>The trade's section it is for; none means all.</summary>
    public string? Section { get; init; }

    /// <summary>The persons who present.</summary>
    public IReadOnlyList<string> Presenters { get; init; } = [];

    /// <summary>What was asked.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Of a demonstration: how many visitors have room.</summary>
    public int? Places { get; init; }

    /// <summary>Where a recording is found, for those who could not come.</summary>
    public string? Recording { get; init; }

    /// <summary>Of a demonstration: who comes.</summary>
    public IReadOnlyList<VisitBooking> Bookings { get; init; } = [];

    /// <summary>Of a demonstration: who comes if others stay away, in the order of asking.</summary>
    public IReadOnlyList<VisitBooking> Waiting { get; init; } = [];

    /// <summary>The time of day; null where it is not said.</summary>
    public TimeOnly? Time() => TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;

    /// <summary>The hours a demonstration occupies its host once anybody comes.</summary>
    public decimal HostHours() => Demonstration && Bookings.Count > 0 ? HoursAsked() : 0m;

    /// <summary>The hours it would occupy its host.</summary>
    public decimal HoursAsked() => (Minutes ?? 60) / 60m;

    /// <summary>What is wrong with it, or null.</summary>
    public Refusal? Fault() =>
        Title.Length == 0 ? new("presentation_untitled", "An item of the programme has no title.", "Set title.")
        : At is not null && Time() is null ? new("time_malformed", $"{At} is no time of day.", "Write it as 09:30.")
        : Minutes is < 1 or > LongestDay || Places < 1 ? new("presentation_out_of_range", $"{Title} takes between 1 and {LongestDay} minutes, and has room for one visitor at least.", "Mend minutes and places.")
        : Places is { } room && Bookings.Sum(it => it.Persons) > room ? new("visit_full", $"{Title} has room for {room} visitors.", "Let others wait, or add a day.")
        : null;
}

/// <summary>A unit comes to see a demonstration.</summary>
/// <param name="Unit">Who comes.</param>
/// <param name="Persons">How many.</param>
/// <param name="By">Who booked it.</param>
public sealed record VisitBooking(string Unit, int Persons, string? By = null);
