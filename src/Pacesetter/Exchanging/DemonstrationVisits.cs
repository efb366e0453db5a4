using Pacesetter.Lifecycles;

namespace Pacesetter.Exchanging;

/// <summary>Booking of visits to where the work is shown.</summary>
public static class DemonstrationVisits
{
    /// <summary>The programme with a booking added, on the waiting list where the unit agrees to wait.</summary>
    /// <param name="it">The item of the programme.</param>
    /// <param name="booking">Who comes.</param>
    /// <param name="waits">Whether they would wait.</param>
    /// <param name="refused">Why they cannot be received, or null: no room, or too many hours for the host.</param>
    public static (Presentation Item, Refusal? Against) Book(Presentation it, VisitBooking booking, bool waits, Func<Presentation, Refusal?> refused)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(refused);
        if (Malformed(it, booking) is { } malformed)
        {
            return (it, malformed);
        }

        Presentation booked = it with { Bookings = [.. it.Bookings, booking] };
        return (booked.Fault() ?? refused(booked)) is not { } against ? (booked, null)
            : waits ? (it with { Waiting = [.. it.Waiting, booking] }, null)
            : (it, against);
    }

    /// <summary>The programme without a unit's booking; those who wait and now have room come instead.</summary>
    /// <param name="it">The item of the programme.</param>
    /// <param name="unit">Who stays away.</param>
    public static Presentation Cancel(Presentation it, string unit)
    {
        ArgumentNullException.ThrowIfNull(it);
        Presentation left = it with { Bookings = [.. it.Bookings.Where(one => one.Unit != unit)], Waiting = [.. it.Waiting.Where(one => one.Unit != unit)] };
        foreach (VisitBooking next in left.Waiting)
        {
            Presentation with = left with { Bookings = [.. left.Bookings, next], Waiting = [.. left.Waiting.Where(one => one != next)] };
            left = with.Fault() is null ? with : left;
        }

        return left;
    }

    static Refusal? Malformed(Presentation it, VisitBooking booking) =>
        !it.Demonstration || it.Organisation is null || it.On is null ? new("not_a_demonstration", $"{it.Title} is no demonstration with a host and a day.", "Choose one that is.")
        : booking.Persons < 1 ? new("visitors_missing", "At least one person comes.", "Say how many.")
        : it.Bookings.Concat(it.Waiting).Any(one => one.Unit == booking.Unit) ? new("booked_already", $"{booking.Unit} has asked for {it.Title} already.", "Take that back first.")
        : null;
}
