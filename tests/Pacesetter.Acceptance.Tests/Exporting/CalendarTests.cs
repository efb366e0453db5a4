using System.Text;
using CsCheck;
using Ical.Net;
using Pacesetter.Workspaces.Exporting;

namespace Pacesetter.Acceptance.Tests.Exporting;

public sealed class CalendarTests
{
    static readonly DateTimeOffset Written = new(2026, 2, 13, 9, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_conference_of_two_days_ends_on_the_day_after_its_last()
    {
        string text = CalendarText.Of([new("conference", "8th", "Eighth congress", new(2026, 4, 30), new(2026, 5, 1), "Hall 3; east, upper floor") { Version = 2 }], "a.pacesetter", Written);

        Assert.All(
            (string[])["UID:conference-8th@a.pacesetter", "DTSTAMP:20260213T013000Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20260430", "DTEND;VALUE=DATE:20260502", "SUMMARY:Eighth congress", @"LOCATION:Hall 3\; east\, upper floor"],
            line => Assert.Contains($"\r\n{line}\r\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_appointment_of_an_entry_keeps_its_own_identifier() =>
        Assert.Contains("\r\nUID:adoption-AD%207%2F%E6%A3%80%E6%9F%A5-step-2@a\r\n", CalendarText.Of([new("adoption", "AD 7/检查", "Check", new(2026, 3, 2), new(2026, 3, 2), null) { Key = "step-2" }], "a", Written), StringComparison.Ordinal);

    [Fact]
    public void Chinese_text_is_folded_between_characters()
    {
        string title = string.Concat(Enumerable.Repeat("细纱工作法先进经验交流会，", 12));
        string text = CalendarText.Of([new("conference", "c", title, new(2026, 3, 2), new(2026, 3, 2), null)], "a", Written);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(title, Calendar.Load(text)!.Events.Single().Summary);
    }

    [Fact]
    public void Any_title_is_read_again_as_it_was() =>
        Gen.String.Sample(title =>
        {
            string given = "|" + new string([.. title.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]) + "|";
            Assert.Equal(given, Calendar.Load(CalendarText.Of([new("visit", "v", given, new(2026, 3, 2), new(2026, 3, 2), null)], "a", Written))!.Events.Single().Summary);
        });
}
