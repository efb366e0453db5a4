using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Acceptance.Tests.Samples;

public sealed class PlantTablesTests(WrittenQuarter plant) : IClassFixture<WrittenQuarter>
{
    [Fact]
    public void Every_input_table_is_written_with_its_own_columns()
    {
        foreach (Table table in Tables.All)
        {
            IReadOnlyList<string> columns = plant.List($"SELECT column_name FROM (DESCRIBE {table.Name})");
            Assert.Equal(table.Columns.Select(column => column.Name), columns);
        }
    }

    [Fact]
    public void Required_columns_are_never_empty()
    {
        foreach (Table table in Tables.All)
        {
            foreach (Column column in table.Columns.Where(column => column.Required))
            {
                Assert.Equal(0, plant.Ask($"SELECT count(*) FROM {table.Name} WHERE \"{column.Name}\" IS NULL"));
            }
        }
    }

    [Fact]
    public void Keys_are_unique()
    {
        foreach (Table table in Tables.All)
        {
            string key = string.Join(", ", table.Key.Select(name => $"\"{name}\""));
            Assert.Equal(0, plant.Ask($"SELECT count(*) FROM (SELECT 1 FROM {table.Name} GROUP BY {key} HAVING count(*) > 1)"));
        }
    }

    [Fact]
    public void Every_record_has_exactly_one_quota_in_force()
    {
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM in_force WHERE quota IS NULL"));
        Assert.Equal(
            plant.Ask("SELECT count(*) FROM work WHERE operation IS NOT NULL"),
            plant.Ask("SELECT count(*) FROM in_force"));
        Assert.True(plant.Ask("SELECT count(*) FROM in_force WHERE revision = 2") > 0);
    }

    [Theory]
    [InlineData("work", "team", "units", "unit")]
    [InlineData("work", "work_centre", "units", "unit")]
    [InlineData("work", "person", "people", "person")]
    [InlineData("work", "operation", "operations", "operation")]
    [InlineData("attendance", "person", "people", "person")]
    [InlineData("people", "team", "units", "unit")]
    [InlineData("quotas", "operation", "operations", "operation")]
    [InlineData("quotas", "class", "units", "class")]
    [InlineData("calendar", "unit", "units", "unit")]
    [InlineData("observations", "unit", "units", "unit")]
    [InlineData("observations", "metric", "metrics", "metric")]
    [InlineData("units", "parent", "units", "unit")]
    public void Every_code_is_known(string table, string column, string master, string code)
    {
        // A class without a work centre at this scale still has quotas; no record meets them.
        string where = column == "class" ? "operation IN (SELECT operation FROM work)" : "true";
        Assert.Equal(0, plant.Ask($"""
            SELECT count(*) FROM {table} AS t
            WHERE {column} IS NOT NULL AND {where} AND NOT EXISTS (SELECT 1 FROM {master} AS m WHERE m.{code} = t.{column})
            """));
    }

    [Fact]
    public void Everybody_works_in_the_team_they_belong_to_on_that_day()
    {
        Assert.Equal(0, plant.Ask("""
            SELECT count(*) FROM work WHERE person IS NOT NULL AND 1 <> (
                SELECT count(*) FROM people WHERE people.person = work.person AND people.team = work.team
                    AND work.date BETWEEN people."from" AND coalesce(people."to", DATE '9999-12-31'))
            """));
    }

    [Fact]
    public void Rows_of_a_crew_agree_and_each_has_hours_of_its_own()
    {
        Assert.Equal(0, plant.Ask("""
            SELECT count(*) FROM (SELECT 1 FROM work GROUP BY record
            HAVING count(DISTINCT (date, shift, team, work_centre, operation, good, scrap, rework, setups, state)) > 1
                OR count(*) > 4 OR (count(*) > 1 AND bool_or(person IS NULL OR hours IS NULL)))
            """));
        double share = plant.Ask("SELECT avg((n > 1)::INTEGER) FROM (SELECT count(*) AS n FROM work GROUP BY record)");
        Assert.InRange(share, 0.08, 0.16);
    }

    [Fact]
    public void Amounts_are_possible()
    {
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work WHERE least(good, scrap, rework, setups, hours, off_hours) < 0"));
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work WHERE good > 0 AND (hours IS NULL OR hours <= 0)"));
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work WHERE operation IS NULL AND (good IS NOT NULL OR off_hours IS NULL OR off_cause IS NULL)"));
        Assert.Equal(0, plant.Ask("SELECT count(*) FROM work WHERE person IS NULL AND coalesce(heads, 0) < 2"));
        Assert.InRange(plant.Ask("SELECT sum(off_hours) / (sum(hours) + sum(off_hours)) FROM work"), 0.06, 0.1);
        Assert.InRange(plant.Ask("SELECT sum(scrap) / sum(good + scrap) FROM work"), 0.01, 0.04);
    }
}
