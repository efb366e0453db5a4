namespace Pacesetter.Acceptance.Tests.Samples;

public sealed class PlantTruthTests(WrittenQuarter plant) : IClassFixture<WrittenQuarter>
{
    // Tickets of one person, against the first revision: a later one must not pass for a change of pace.
    const string Pace = """
        WITH first_quota AS (
            SELECT quotas.operation, quotas.class, coalesce(quotas.minutes, 60 / quotas.per_hour) AS minutes, coalesce(quotas.setup_minutes, 0) AS setup
            FROM quotas WHERE revision = 1),
        pace AS (
            SELECT work.team, work.person, work.date, work.operation, work.work_centre, operations.family,
                ln((work.good * q.minutes + work.setups * q.setup) / 60 / work.hours) AS y
            FROM work JOIN units ON units.unit = work.work_centre
            JOIN first_quota AS q ON q.operation = work.operation AND coalesce(q.class, units.class) = units.class
            JOIN operations ON operations.operation = work.operation
            WHERE work.good > 0
            QUALIFY count(*) OVER (PARTITION BY work.record) = 1)
        """;

    [Fact]
    public void The_planted_practice_is_in_the_records_and_the_useless_one_is_not()
    {
        const string Change = Pace + """
            , planted AS (
                SELECT split_part(code, '/', 1) AS team, split_part(code, '/', 2) AS family, split_part(code, '/', 3)::DATE AS day, effect
                FROM truth WHERE kind = 'practice' AND (effect > 0) = $works),
            cells AS (
                SELECT pace.team = planted.team AS adopter, pace.date >= planted.day AS after, pace.operation, avg(pace.y) AS y
                FROM pace, planted
                WHERE pace.family = planted.family
                    AND (pace.team = planted.team OR pace.team NOT IN (SELECT split_part(code, '/', CASE kind WHEN 'adoption' THEN 2 ELSE 1 END) FROM truth WHERE kind IN ('practice', 'step', 'adoption')))
                GROUP BY ALL)
            SELECT avg(y) FILTER (adopter AND after) - avg(y) FILTER (adopter AND NOT after)
                - avg(y) FILTER (NOT adopter AND after) + avg(y) FILTER (NOT adopter AND NOT after) FROM cells
            """;

        // Weekly noise of 0.03 over 40 weeks before and 35 after, persons who come and go: about 0.015.
        Assert.InRange(plant.Ask(Change.Replace("$works", "true", StringComparison.Ordinal)), 0.077 - 0.045, 0.077 + 0.045);
        Assert.InRange(plant.Ask(Change.Replace("$works", "false", StringComparison.Ordinal)), -0.045, 0.045);
    }

    [Fact]
    public void Persons_differ_as_the_truth_says()
    {
        double correlation = plant.Ask(Pace + """
            , persons AS (SELECT person, avg(y - o.effect) AS y FROM pace JOIN truth AS o ON o.kind = 'operation' AND o.code = pace.operation GROUP BY person)
            SELECT corr(persons.y, truth.effect) FROM persons JOIN truth ON truth.kind = 'person' AND truth.code = persons.person
            """);
        Assert.True(correlation > 0.8, $"Persons' mean pace correlates with the truth at {correlation:F2}.");
        Assert.InRange(plant.Ask("SELECT stddev(effect) FROM truth WHERE kind = 'person'"), 0.1, 0.14);
        Assert.InRange(plant.Ask("SELECT stddev(effect) FROM truth WHERE kind = 'work_centre'"), 0.045, 0.075);
    }

    [Fact]
    public void Some_quotas_are_loose_and_some_tight()
    {
        const string Medians = "SELECT operation, exp(median(y)) AS fulfilment FROM pace GROUP BY operation";
        Assert.InRange(plant.Ask($"{Pace} SELECT count(*) FROM ({Medians}) WHERE fulfilment > 1.27"), 5, 30);
        Assert.InRange(plant.Ask($"{Pace} SELECT count(*) FROM ({Medians}) WHERE fulfilment < 0.9"), 5, 30);
    }

    [Fact]
    public void A_few_persons_reach_one_and_a_half_in_the_last_month()
    {
        double share = plant.Ask("""
            WITH earned AS (
                SELECT person, hours, good * quota * hours / sum(hours) OVER (PARTITION BY record) / 60 AS earned, date FROM in_force),
            persons AS (SELECT person, sum(earned) / sum(hours) AS fulfilment FROM earned WHERE date >= DATE '2026-10-01' AND person IS NOT NULL GROUP BY person)
            SELECT avg((fulfilment >= 1.5)::INTEGER) FROM persons
            """);
        Assert.InRange(share, 0.01, 0.1);
    }

    [Fact]
    public void One_furnace_is_best_and_one_outdated()
    {
        double Fuel(string kind) => plant.Ask($"""
            SELECT sum(value) FILTER (metric = 'fuel') / sum(value) FILTER (metric = 'steel_output')
            FROM observations WHERE unit IN (SELECT code FROM truth WHERE kind = '{kind}')
            """);
        Assert.True(Fuel("furnace_best") < 0.8 * Fuel("furnace_outdated"));
    }

    [Fact]
    public void Who_serves_two_machines_has_overlapping_clock_times()
    {
        double rows = plant.Ask("SELECT count(*) FROM work WHERE person IN (SELECT code FROM truth WHERE kind = 'two_machines')");
        Assert.True(rows > 0);
        Assert.True(plant.Ask("""
            SELECT count(*) FROM work AS a JOIN work AS b USING (person, date, start)
            WHERE a.record < b.record AND a.work_centre <> b.work_centre
            """) > rows / 10);
    }
}
