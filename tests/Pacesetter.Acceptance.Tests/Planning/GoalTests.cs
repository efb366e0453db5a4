using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Planning;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Planning;

public sealed class GoalTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    // AT-03: 47 months of 100 each end on 1956-11-30 and reach 4,700; the plan ends on 1957-12-31.
    [Fact]
    public async Task A_plan_reached_on_the_last_of_November_is_396_days_early_on_its_basis_and_no_number_is_given_without_one()
    {
        await Steel();
        await Add("""{ "id": "five", "unit": "s", "metric": "steel", "from": "1953-01-01", "to": "1957-12-31", "target": 4700, "basis": "cumulative" }""");
        await Add("""{ "id": "open", "unit": "s", "metric": "steel", "from": "1953-01-01", "to": "1957-12-31", "target": 4700 }""");
        GoalsAnswer answer = await Goals(new() { To = new(1956, 12, 15) });
        GoalRow five = answer.Rows[0];
        Assert.Equal((new DateOnly(1956, 11, 30), 396, 13, 1.0), (five.ReachedOn, five.LeadDays, five.LeadMonths, five.ProbabilityInTime));
        Assert.Equal((4700m, 1m), (five.Done, five.Share));
        Assert.Equal(GoalStanding(answer.Rows[1]), (null, null, null, null, null, null, null, "basis_not_chosen"));
    }

    // A7 (ii): 12 months of 100 are a level of 1,200 from the first full year on, (iii): the plan's own day for what is done.
    [Fact]
    public async Task The_three_bases_say_different_things_of_the_same_output()
    {
        await Steel();
        await Add("""{ "id": "calendar", "unit": "s", "metric": "steel", "from": "1953-01-01", "to": "1957-12-31", "target": 6000, "basis": "calendar" }""");
        await Add("""{ "id": "level", "unit": "s", "metric": "steel", "from": "1953-01-01", "to": "1957-12-31", "target": 1200, "basis": "level" }""");
        GoalsAnswer answer = await Goals(new() { To = new(1954, 12, 31) });
        // 2,400 of 6,000 on 730 days of 1,826: 0.4 × 1,826 = 730.4.
        Assert.Equal((2400m, 0, "days"), (answer.Rows[0].Done, answer.Rows[0].LeadDays, answer.Rows[0].LeadIn));
        Assert.Equal((1200m, new DateOnly(1954, 1, 31)), (answer.Rows[1].Done, answer.Rows[1].ReachedOn));
    }

    [Fact]
    public async Task A_goal_under_way_has_days_in_order_and_the_same_for_a_seed()
    {
        Work(30);
        await Add("""{ "id": "g", "unit": "t", "metric": "earned_hours", "from": "2025-01-06", "to": "2025-12-31", "target": 1000, "basis": "cumulative" }""");
        GoalRow row = Assert.Single((await Goals(new())).Rows);
        Assert.True(row.Completion!.P10 <= row.Completion.P50 && row.Completion.P50 <= row.Completion.P80 && row.Completion.P80 <= row.Completion.P90);
        Assert.Equal(row.PlannedEnd!.Value.DayNumber - row.Completion.P50!.Value.DayNumber, row.LeadDays);
        Assert.InRange(row.ProbabilityInTime!.Value, 0.0, 1.0);
        Assert.Equal(row.Done / 1000m, row.Share);
        Assert.Equal(row.Completion.By, (await Goals(new())).Rows[0].Completion!.By);
        ScenariosAnswer scenarios = await new ForecastScenarios(shop.Workspace).Run(new() { To = new(2025, 6, 1) }, None);
        Assert.Equal("too_few_values", Assert.Single(scenarios.Rows).SpreadReason);
    }

    // The worse team is half as good as the better one: what it can learn brings the goal nearer, and one exchange is enough.
    [Fact]
    public async Task An_exchange_brings_a_goal_nearer_and_the_fewest_are_named()
    {
        shop.Import("units", "unit,parent,kind,name\nu1,s,team,One\nu2,s,team,Two\nu3,s,team,Three\n");
        shop.Import("people", "person,team\nq1,u1\nq2,u2\nq3,u3\n");
        shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(0, 450).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"r{i},{new DateOnly(2025, 1, 6).AddDays((i / 15 * 7) + (i / 3 % 5)):yyyy-MM-dd},q{(i % 3) + 1},mill,{(8 * (i % 3 == 2 ? 32 : 18 + (2 * (i % 3)))) + (i % 7)},0,8,,\n"))));
        await Add("""{ "id": "g", "unit": "s", "metric": "earned_hours", "from": "2025-01-06", "to": "2025-12-28", "target": 5800, "basis": "cumulative" }""");
        ForecastScenarios.Request request = new() { To = new(2025, 8, 3), Transfer = 1, Probability = 0.5 };
        ScenarioRow row = Assert.Single((await new ForecastScenarios(shop.Workspace).Run(request, None)).Rows);
        Assert.NotEmpty(row.WithSpread!.Exchanges);
        Assert.Contains(("u2", "u3"), row.WithSpread.Exchanges.Select(it => (it.Learner, it.Mentor)));
        Assert.DoesNotContain("u3", row.WithSpread.Exchanges.Select(it => it.Learner));
        Assert.True(row.WithSpread.Completion.P50 < row.Completion!.P50);
        Assert.True(row.WithSpread.Probability >= row.ProbabilityInTime);
        ScenarioRow soon = Assert.Single((await new ForecastScenarios(shop.Workspace).Run(request with { Day = row.WithSpread.Completion.P80, Probability = 0.5 }, None)).Rows);
        Assert.True(soon.SpreadReason == "none_needed" || soon.NeededSpread!.Probability >= 0.5);
    }

    // AT-32: four levels that each add 15 % make 1.15⁴ = 1.749.
    [Fact]
    public async Task Four_levels_that_add_fifteen_in_a_hundred_show_1_749()
    {
        Work(4);
        await Add("""{ "id": "g", "unit": "t", "metric": "good", "from": "2025-01-06", "to": "2025-12-31", "target": 174.900625, "basis": "cumulative", "levels": [{ "level": "ministry", "value": 100, "author": "a" }, { "level": "bureau", "value": 115, "author": "b" }, { "level": "works", "value": 132.25, "author": "c" }, { "level": "shop", "value": 152.0875, "author": "d" }, { "level": "team", "value": 174.900625, "author": "e" }] }""");
        Assert.Equal(1.749m, Math.Round(Assert.Single((await Goals(new())).Rows).MarkUp!.Value, 3));
    }

    [Fact]
    public async Task What_a_goal_lacks_is_said_beside_it_and_hides_no_other()
    {
        Work(5);
        shop.Import("metrics", "metric,better,role,aggregate\nrate,higher,driver,mean\n");
        foreach ((string id, string metric, string to) in ((string, string, string)[])[("a", "earned_hours", "2030-12-31"), ("b", "rate", "2030-12-31"), ("c", "nothing", "2030-12-31"), ("d", "good", "2025-01-07")])
        {
            await Add($$"""{ "id": "{{id}}", "unit": "t", "metric": "{{metric}}", "from": "2025-01-06", "to": "{{to}}", "target": 100000, "basis": "cumulative" }""");
        }

        Assert.Equal(["too_few_periods", "metric_not_summed", "metric_unknown", "plan_over"], (await Goals(new())).Rows.Select(it => it.Reason));
        Assert.Equal("entry_unknown", (await Assert.ThrowsAsync<RefusalException>(() => Goals(new() { Goal = "z" }))).Id);
        Assert.Equal("dates_reversed", (await Assert.ThrowsAsync<RefusalException>(() => Add("""{ "unit": "t", "metric": "good", "from": "2025-02-02", "to": "2025-02-01", "target": 1 }"""))).Id);
    }

    static (decimal?, decimal?, decimal?, DateOnly?, GoalCompletion?, int?, double?, string?) GoalStanding(GoalRow row) =>
        (row.Target, row.Done, row.Share, row.ReachedOn, row.Completion, row.LeadDays, row.ProbabilityInTime, row.Reason);

    async Task Steel()
    {
        shop.Import("metrics", "metric,better,role,aggregate\nsteel,higher,output,sum\n");
        var months = Enumerable.Range(0, 47).Select(i => new DateOnly(1953, 1, 1).AddMonths(i + 1).AddDays(-1));
        shop.Import("observations", "unit,date,metric,value\n" + string.Concat(months.Select(day => string.Create(CultureInfo.InvariantCulture, $"s,{day:yyyy-MM-dd},steel,100\n"))));
        await Task.CompletedTask;
    }

    // Mondays from 2025-01-06 on, ten hours' worth of good units each with a ripple.
    void Work(int weeks) => shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(0, weeks).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"r{i},{new DateOnly(2025, 1, 6).AddDays(7 * i):yyyy-MM-dd},p1,mill,{500 + (13 * (i % 4))},0,20,,\n"))));

    Task<Entry> Add(string json) => new Entries(shop.Workspace, Actor.Owner).Add(Nouns.Of(typeof(Goal)), JsonNode.Parse(json)!.AsObject(), null, None);

    Task<GoalsAnswer> Goals(ForecastGoals.Request request) => new ForecastGoals(shop.Workspace).Run(request, None);
}
