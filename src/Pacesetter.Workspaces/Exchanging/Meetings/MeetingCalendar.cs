using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Workspaces.Exporting;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>The days of a conference for a calendar: itself, and each item of its programme that has a day.</summary>
public static class MeetingCalendar
{
    /// <summary>The calendar file.</summary>
    public static Task<string> Of(Workspace workspace, Conference it, CancellationToken cancel) => CalendarText.Of(Days(it), workspace, cancel);

    static IEnumerable<AgendaItem> Days(Conference it)
    {
        if (it.From is { } first)
        {
            yield return new AgendaItem("conference", it.Id, it.Title, first, it.To ?? first, it.Place) { Version = it.Version };
        }

        foreach ((int at, Presentation item) in it.Presentations.Index())
        {
            if (item.On is { } on)
            {
                yield return new AgendaItem("conference", it.Id, item.Title, on, on, item.Room ?? item.Organisation ?? it.Place)
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"item-{at + 1}"),
                    Version = it.Version,
                    Time = item.Time(),
                    Minutes = item.Minutes,
                };
            }
        }
    }
}
