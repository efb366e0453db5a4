using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Workspaces.Exporting;

/// <summary>Writes appointments as an iCalendar file (RFC 5545). The same appointment always has the same UID, so that a calendar replaces it.</summary>
static class CalendarText
{
    /// <summary>The file's text, with the UIDs of a workspace.</summary>
    public static async Task<string> Of(IEnumerable<AgendaItem> items, Workspace workspace, CancellationToken cancel)
    {
        // The first link of the audit chain is each workspace's own, and never changes.
        byte[] link = await workspace.Registry.AuditEntries.AsNoTracking().OrderBy(it => it.Sequence).Select(it => it.Hash).FirstAsync(cancel);
        return Of(items, $"{Convert.ToHexStringLower(link[..8])}.pacesetter", workspace.Clock.GetUtcNow());
    }

    /// <summary>The file's text.</summary>
    /// <param name="items">The appointments, in the order to write; of whole days, or at a time of the place, whatever its zone.</param>
    /// <param name="domain">What makes UIDs the workspace's own.</param>
    /// <param name="written">When the file is written.</param>
    public static string Of(IEnumerable<AgendaItem> items, string domain, DateTimeOffset written)
    {
        var calendar = new Calendar { ProductId = "-//Pacesetter//Pacesetter//EN" };
        foreach (AgendaItem item in items)
        {
            calendar.Events.Add(new CalendarEvent
            {
                // Codes may be of any script and hold blanks; a UID is an identifier that programs compare.
                Uid = $"{item.Noun}-{Uri.EscapeDataString(item.Id)}{(item.Key.Length > 0 ? "-" + item.Key : "")}@{domain}",
                DtStamp = new CalDateTime(written.UtcDateTime, "UTC"),
                Sequence = item.Version,
                Start = item.Time is { } begin ? new CalDateTime(item.First, begin) : new CalDateTime(item.First),
                // The end of whole days is the first day after them.
                End = item.Time is { } time ? Ended(item.First.ToDateTime(time).AddMinutes(item.Minutes ?? 60)) : new CalDateTime(item.Last.AddDays(1)),
                Summary = item.Title,
                Location = item.Place,
                Description = $"{item.Noun} {item.Id}",
            });
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    static CalDateTime Ended(DateTime end) => new(DateOnly.FromDateTime(end), TimeOnly.FromDateTime(end));
}
