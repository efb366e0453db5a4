using System.Text;
using CsCheck;
using Pacesetter.Workspaces.Exporting;

namespace Pacesetter.Acceptance.Tests.Exporting;

public sealed class CalendarTests
{
    static readonly DateTimeOffset Written = new(2026, 2, 13, 9, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_conference_of_two_days_ends_on_the_day_after_its_last()
    {
        var conference = new CalendarEvent("conference", "8th", "Eighth congress", new(2026, 4, 30)) { Last = new(2026, 5, 1), Place = "Hall 3; east, upper floor", Version = 2 };

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Pacesetter//Pacesetter//EN
            CALSCALE:GREGORIAN
            BEGIN:VEVENT
            UID:conference-8th@plant-a.example.org
            DTSTAMP:20260213T013000Z
            SEQUENCE:2
            DTSTART;VALUE=DATE:20260430
            DTEND;VALUE=DATE:20260502
            SUMMARY:Eighth congress
            LOCATION:Hall 3\; east\, upper floor
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            CalendarText.Of([conference], "plant-a.example.org", Written));
    }

    [Fact]
    public void Times_are_those_of_the_place_and_a_call_off_is_said()
    {
        string text = CalendarText.Of([new("adoption", "AD 7/检查", "Check", new(2026, 3, 2)) { Start = new(22, 0), Last = new(2026, 3, 3), End = new(6, 0), Cancelled = true }], "a.org", Written);

        Assert.Contains("\r\nDTSTART:20260302T220000\r\nDTEND:20260303T060000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nUID:adoption-AD%207%2F%E6%A3%80%E6%9F%A5@a.org\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_text_is_folded_between_characters()
    {
        string summary = string.Concat(Enumerable.Repeat("细纱工作法先进经验交流会，", 12));
        string text = CalendarText.Of([new("conference", "c", summary, new(2026, 3, 2))], "a.org", Written);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Assert.Contains($"\r\nSUMMARY:{summary}\r\n", Unfolded(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_again_as_it_was() =>
        Gen.String.Sample(description =>
        {
            string given = new([.. description.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !(char.IsControl(c) || char.IsSurrogate(c)))]);
            string text = CalendarText.Of([new("visit", "v", "x", new(2026, 3, 2)) { Description = "|" + given }], "a.org", Written);
            Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            string line = Unfolded(text).Split("\r\n").Single(it => it.StartsWith("DESCRIPTION:", StringComparison.Ordinal))["DESCRIPTION:".Length..];
            Assert.Equal("|" + given, Unescaped(line));
        });

    [Fact]
    public void What_ends_before_it_begins_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CalendarText.Of([new("visit", "v", "x", new(2026, 3, 2)) { Last = new(2026, 3, 1) }], "a.org", Written));
        Assert.Throws<ArgumentException>(() => CalendarText.Of([new("visit", "v", "x", new(2026, 3, 2)) { Start = new(9, 0), End = new(9, 0) }], "a.org", Written));
    }

    static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
