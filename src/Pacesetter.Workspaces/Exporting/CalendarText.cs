using System.Globalization;
using System.Text;

namespace Pacesetter.Workspaces.Exporting;

/// <summary>Writes events as an iCalendar file (RFC 5545): CRLF, lines of at most 75 octets, texts escaped. The same event always has the same UID, so that a calendar replaces it.</summary>
public static class CalendarText
{
    const int LongestLine = 75;

    /// <summary>The file's text.</summary>
    /// <param name="events">The events, in the order to write.</param>
    /// <param name="domain">What makes UIDs the workspace's own: a name that does not change, such as <c>plant-a.example.org</c>.</param>
    /// <param name="written">When the file is written.</param>
    /// <exception cref="ArgumentException">An event ends before it begins.</exception>
    public static string Of(IEnumerable<CalendarEvent> events, string domain, DateTimeOffset written)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Pacesetter//Pacesetter//EN");
        Line(text, "CALSCALE:GREGORIAN");
        foreach (CalendarEvent one in events)
        {
            Event(text, one, domain, written);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    static void Event(StringBuilder text, CalendarEvent one, string domain, DateTimeOffset written)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Uid(one, domain)}");
        Line(text, "DTSTAMP:" + written.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line(text, "SEQUENCE:" + one.Version.ToString(CultureInfo.InvariantCulture));
        Times(text, one);
        Line(text, "SUMMARY:" + Escaped(one.Summary));
        Optional(text, "LOCATION", one.Place);
        Optional(text, "DESCRIPTION", one.Description);
        Line(text, one.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "END:VEVENT");
    }

    static void Times(StringBuilder text, CalendarEvent one)
    {
        DateOnly last = one.Last ?? one.First;
        if (one.Start is not { } start)
        {
            NotReversed(last >= one.First, one);
            Line(text, "DTSTART;VALUE=DATE:" + Day(one.First));
            // The end of whole days is the first day after them.
            Line(text, "DTEND;VALUE=DATE:" + Day(last.AddDays(1)));
            return;
        }

        DateTime begins = one.First.ToDateTime(start);
        DateTime? ends = one.End is { } end ? last.ToDateTime(end) : null;
        NotReversed(ends is null || ends > begins, one);
        Line(text, "DTSTART:" + Moment(begins));
        if (ends is { } moment)
        {
            Line(text, "DTEND:" + Moment(moment));
        }
    }

    static void NotReversed(bool ordered, CalendarEvent one)
    {
        if (!ordered)
        {
            throw new ArgumentException($"{one.Noun} {one.Id} ends before it begins.", nameof(one));
        }
    }

    // Codes may be of any script and hold blanks; a UID is an identifier that programs compare.
    static string Uid(CalendarEvent one, string domain) => $"{one.Noun}-{Uri.EscapeDataString(one.Id)}@{domain}";

    static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    static string Moment(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static void Optional(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line(text, $"{name}:{Escaped(value)}");
        }
    }

    static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (char c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                // A line holds no control character but the tab.
                _ when char.IsControl(c) && c != '\t' => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // Folds between characters, never inside one; the blank that leads a folded line counts.
    static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
