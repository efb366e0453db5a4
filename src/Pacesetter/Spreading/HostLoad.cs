using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;

namespace Pacesetter.Spreading;

/// <summary>What visitors cost a unit that shows its work. It has work of its own, so the hours of a week are capped.</summary>
public static class HostLoad
{
    /// <summary>Why a host cannot take visitors for so many hours in a week, or null.</summary>
    /// <param name="host">The unit visited.</param>
    /// <param name="day">A day of the week.</param>
    /// <param name="hours">The hours of what is asked for, beside all that stands already.</param>
    /// <param name="facts">What stands already.</param>
    /// <param name="but">The identifier of the entry that is asked for, and not counted as it stands.</param>
    public static Refusal? Over(string host, DateOnly day, decimal hours, Facts facts, string? but)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Period week = Period.WeekOf(day);
        decimal total = hours
            + facts.All<Adoption>().Where(it => it.SourceUnit == host && it.Id != but).AsEnumerable().SelectMany(it => it.Visits()).Where(it => week.Contains(it.On)).Sum(it => it.Hours)
            + facts.All<Conference>().Where(it => it.Id != but).AsEnumerable().Sum(it => Shown(it, host, week));
        return total <= facts.Policy.HostHoursWeek ? null : new(
            "host_load",
            string.Create(CultureInfo.InvariantCulture, $"{host} would spend {total} hours on visitors in the week of {week.First:yyyy-MM-dd}; {facts.Policy.HostHoursWeek} are allowed."),
            "Choose another week (the visit waits until then), or ask for a recording of the demonstration.");
    }

    /// <summary>The hours in which a conference's visitors occupy a host in a week.</summary>
    /// <param name="conference">The conference.</param>
    /// <param name="host">The unit visited.</param>
    /// <param name="week">The week.</param>
    public static decimal Shown(Conference conference, string host, Period week)
    {
        ArgumentNullException.ThrowIfNull(conference);
        return conference.Presentations.Where(it => it.Organisation == host && it.On is { } on && week.Contains(on)).Sum(it => it.HostHours());
    }
}
