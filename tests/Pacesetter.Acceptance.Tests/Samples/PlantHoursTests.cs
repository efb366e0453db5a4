namespace Pacesetter.Acceptance.Tests.Samples;

public sealed class PlantHoursTests(WrittenPlant plant) : IClassFixture<WrittenPlant>
{
    const string PersonDays = """
        SELECT person, date, sum(coalesce(work.hours, 0) + coalesce(off_hours, 0)) AS ticketed, any_value(attendance.hours) AS attended
        FROM work LEFT JOIN attendance USING (person, date)
        WHERE person IS NOT NULL AND person NOT IN (SELECT code FROM truth WHERE kind = 'two_machines')
        GROUP BY person, date
        """;

    [Fact]
    public void Tickets_cover_most_of_attendance_and_never_more()
    {
        Assert.Equal(0, plant.Ask($"SELECT count(*) FROM ({PersonDays}) WHERE attended IS NULL OR ticketed > attended OR ticketed < 0.9 * attended"));
        Assert.True(plant.Ask($"SELECT max(ticketed) FROM ({PersonDays})") <= 12);
    }

    [Fact]
    public void A_clocked_interval_is_as_long_as_its_hours()
    {
        Assert.Equal(0, plant.Ask("""
            SELECT count(*) FROM work WHERE start IS NOT NULL AND round(coalesce(hours, 0) + coalesce(off_hours, 0), 2) <>
                round(((date_diff('minute', start::TIME, "end"::TIME) + 1440) % 1440) / 60.0, 2)
            """));
    }

    [Fact]
    public void Night_shifts_cross_midnight_and_belong_to_their_first_day()
    {
        Assert.True(plant.Ask("""SELECT count(*) FROM attendance WHERE shift = 'night' AND "end" < start""") > 0);
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work LEFT JOIN attendance USING (person, date, shift) WHERE work.person IS NOT NULL AND attendance.hours IS NULL"));
    }

    [Fact]
    public void Nobody_works_on_a_day_the_calendar_closes()
    {
        Assert.Equal(0, plant.Ask("""
            SELECT count(*) FROM work JOIN units ON units.unit = work.team
            JOIN calendar ON calendar.unit = units.parent AND calendar.date = work.date WHERE calendar.shifts = 0
            """));
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work WHERE dayofweek(date) = 0"));
    }

    [Fact]
    public void Only_the_last_days_are_still_as_entered()
    {
        Assert.Equal(plant.Ask("SELECT count(*) FROM work WHERE date > DATE '2026-10-28'"), plant.Ask("SELECT count(*) FROM work WHERE state = 'entered'"));
        Assert.True(plant.Ask("SELECT avg((state = 'verified')::INTEGER) FROM work") > 0.97);
    }
}
