using System.Globalization;
using System.Text;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>Where the units of a campaign stand: like for like, on the median day, guardrails as gates, ties kept.</summary>
public sealed class CampaignStandingsTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    const string Quota = """{ "metric": "fulfilment", "text": "More of the quota", "target": 1.15, "weight": 1, "basis": "quota" }""";
    const string Heats = """{ "metric": "heat_hours", "text": "Shorter heats", "target": 9, "weight": 1 }""";
    const string Unhurt = """{ "metric": "injuries", "text": "Nobody hurt", "target": 0, "guardrail": true }""";

    readonly Desk desk = new(RegistryTrial.Sqlite);
    readonly StringBuilder work = new("record,date,person,operation,good,hours\n");
    readonly StringBuilder observed = new("unit,date,metric,value\n");

    public void Dispose() => desk.Dispose();

    // Turning: quota 80 pieces in 8 h. Ann makes 88 (1.10), Vera 72 (0.90): everybody who turns, 1.00.
    // Milling: quota 160. Bo and Vic make 208 (1.30): everybody who mills, 1.30; its quota is easy.
    // A: 1.10 / 1.00 = 1.10 of what was expected; B: 1.30 / 1.30 = 1.00. All four: (528 + 432 + 624 + 624) / 1920 min = 1.15.
    // In quotas A stands at 1.10 × 1.15 = 1.265 and B at 1.15; of the target 1.15 that is 1.100 and 1.000. Raw, B would have won by its job.
    [Fact]
    public async Task Easy_jobs_win_nothing()
    {
        foreach (int day in (int[])[2, 3, 4])
        {
            Work(day, ("ann", "turn", 88), ("vera", "turn", 72), ("bo", "mill", 208), ("vic", "mill", 208));
        }

        ContestAnswer answer = await Stand(["A", "B"], Quota);
        Assert.Equal(["A 1 1.1 1.265", "B 2 1 1.15"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Score:0.###} {it.Figures[0].Figure:0.###}")));
        Assert.All(answer.Rows, it => Assert.Equal((3, "team", 2), (it.Figures[0].Days, it.Class, it.Compared)));
    }

    // Both turn and nobody else does. A: 80, 80, 80, 80, 240; B: 88 on each of five days. All: 1000 pieces in 80 h at 10 an hour = 1.25 for A and B together.
    // Of what was expected (1.25) A's median day is 1.00 / 1.25 = 0.80 and B's 1.10 / 1.25 = 0.88; times 1.25 again 1.00 and 1.10. By its sum A would lead: 560 against 440.
    [Fact]
    public async Task One_record_day_does_not_carry_a_contest()
    {
        foreach (int day in (int[])[2, 3, 4, 5, 6])
        {
            Work(day, ("ann", "turn", day == 6 ? 240 : 80), ("bo", "turn", 88));
        }

        ContestAnswer answer = await Stand(["A", "B"], Quota);
        Assert.Equal(["B 1 1.1", "A 2 1"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Figures[0].Figure:0.###}")));
    }

    // 9 / 7.68 = 1.171875 and 9 / 7.6795 = 1.171951…: both are 1.172 as shown, so both hold it. 9 / 9.6 = 0.9375 is third, not second.
    [Fact]
    public async Task AT_53_Two_at_1_172_share_the_place_as_shown()
    {
        Furnaces();
        Observe("F1", "heat_hours", 7.68m);
        Observe("F2", "heat_hours", 7.6795m);
        Observe("F3", "heat_hours", 9.6m);
        ContestAnswer answer = await Stand(["F1", "F2", "F3"], Heats);
        Assert.Equal(["F1 1 True 1.172", "F2 1 True 1.172", "F3 3 False 0.938"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Tied} {it.Score}")));
    }

    [Fact]
    public async Task A_broken_guardrail_puts_a_unit_outside_and_takes_no_points()
    {
        Furnaces();
        foreach ((string unit, decimal hours, decimal hurt) in ((string, decimal, decimal)[])[("F1", 7.5m, 1), ("F2", 9m, 0), ("F3", 10m, 0)])
        {
            Observe(unit, "heat_hours", hours);
            Observe(unit, "injuries", hurt);
        }

        ContestAnswer answer = await Stand(["F1", "F2", "F3"], $"{Heats}, {Unhurt}");
        // F1's score of 9 / 7.5 stays as it is; F2 is first of the two that stand.
        Assert.Equal(["F2 1 1 ", "F3 2 0.9 ", "F1  1.2 guardrail_broken"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Score:0.###} {it.Outside}")));
        Assert.Equal((1m, 0m, false), (answer.Rows[2].Gates[0].Figure!.Value, answer.Rows[2].Gates[0].Limit!.Value, answer.Rows[2].Gates[0].Holds!.Value));

        // What a check found is a gate, too, and the latest counts.
        await desk.Edit("campaign", "march", """{ "checks": [{ "on": "2026-03-03", "unit": "F2", "checked_by": "F3", "guardrails_hold": false }, { "on": "2026-03-02", "unit": "F2", "checked_by": "F3", "guardrails_hold": true }] }""", "c:committee");
        Assert.Equal("check_failed", (await Stand()).Rows.Single(it => it.Unit == "F2").Outside);
    }

    // Rated 200 t a day, 210 carried: 1.05. F1 leads with it, and its score waits for maintenance; a later day above it makes it wait anew. F2 bore just what it is rated for.
    [Fact]
    public async Task AT_46_Load_above_what_is_rated_holds_a_score_back_until_maintenance_has_signed()
    {
        Furnaces();
        desk.Import("units", "unit,parent,kind,name,class\nF1a,F1,work_centre,Crane,crane\n");
        desk.Import("metrics", "metric,better,role,aggregate,limit\nload,lower,guardrail,mean,1\n");
        foreach ((string unit, decimal hours, string carries, decimal load) in ((string, decimal, string, decimal)[])[("F1", 7.5m, "F1a", 1.05m), ("F2", 9m, "F2", 1m), ("F3", 10m, "F3", 0.7m)])
        {
            Observe(unit, "heat_hours", hours);
            Observe(carries, "load", load);
        }

        ContestAnswer answer = await Stand(["F1", "F2", "F3"], Heats);
        Assert.Equal(["F2 1 1 ", "F3 2 0.9 ", "F1  1.2 overloaded"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Score:0.###} {it.Outside}")));
        ContestOverload overload = answer.Rows[2].Overload!;
        Assert.Equal(("load", 1, 1.05m, 1m, new DateOnly(2026, 3, 2), false), (overload.Metric, overload.Days, overload.Worst, overload.Limit, overload.Last, overload.Cleared));
        Assert.All(answer.Rows.Take(2), it => Assert.Null(it.Overload));

        desk.Today = new(2026, 3, 20);
        // While it runs, whoever sees sums alone reads of no unit, and maintenance of what waits for it.
        Actor max = new("max", Roles.Maintenance) { Reach = new([new Grant(Roles.Maintenance, "F1")]) };
        Assert.Equal(["F1 overloaded 1.05", "F2 not_over ", "F3 not_over "], (await new StandCampaign(desk.Workspace, max).Run(new() { Campaign = "march" }, None)).Rows.Select(it => Text($"{it.Unit} {it.Outside} {it.Overload?.Worst:0.##}")));

        // Whoever checks guardrails does not sign for the equipment, and nobody signs in another's name or in a role that is not theirs.
        Assert.Equal("role_lacks_unit", (await Assert.ThrowsAsync<RefusalException>(() => Clear("vera", Roles.Verifier, "S"))).Id);
        Assert.Equal("unit_unknown", (await Assert.ThrowsAsync<RefusalException>(() => Clear("mo", Roles.Maintenance, "O"))).Id);
        foreach (string by in (string[])["max", "cara"])
        {
            Assert.Equal("signed_for_another", (await Assert.ThrowsAsync<RefusalException>(() => desk.Edit("campaign", "march", $$"""{ "clearances": [{ "on": "2026-03-20", "unit": "F1", "by": "{{by}}" }] }""", "cara:committee"))).Id);
        }

        Assert.Equal(new DateOnly(2026, 3, 20), (await Clear("max", Roles.Maintenance, "F1")).Until);
        Assert.Equal(["F1 1", "F2 2", "F3 3"], (await Stand()).Rows.Select(it => Text($"{it.Unit} {it.Place}")));
        Assert.Equal("signed_for_another", (await Assert.ThrowsAsync<RefusalException>(() => desk.Edit("campaign", "march", """{ "clearances": [] }""", "cara:committee"))).Id);
        // What others do there goes on, and whoever sees sums alone reads nothing of one machine's day.
        await desk.Edit("campaign", "march", """{ "after_effects": "No more scrap" }""", "cara:committee");
        Actor worker = new("li", Roles.Worker) { Reach = new([new Grant(Roles.Worker, "S")]) };
        Assert.All((await new StandCampaign(desk.Workspace, worker).Run(new() { Campaign = "march" }, None)).Rows, it => Assert.Null(it.Overload));

        desk.Import("observations", "unit,date,metric,value\nF1,2026-03-30,load,1.01\n");
        desk.Today = new(2026, 4, 2);
        Assert.Equal((2, 1.05m, false), (await Stand()).Rows.Where(it => it.Unit == "F1").Select(it => (it.Overload!.Days, it.Overload.Worst, it.Overload.Cleared)).Single());

        Task<ClearUnit.Answer> Clear(string person, Roles role, string unit) => new ClearUnit(desk.Workspace, new(person, role) { Reach = new([new Grant(role, unit)]) }).Run(new() { Campaign = "march", Unit = "F1" }, None);
    }

    // A team's machine stands beside it: what it bore on a day counts for those who worked at it that day.
    [Fact]
    public async Task AT_46_A_machine_above_what_it_is_rated_for_holds_back_the_team_that_worked_at_it_that_day()
    {
        desk.Import("units", "unit,parent,kind,name\nM,S,work_centre,Lathe\n");
        desk.Import("metrics", "metric,better,role,aggregate,limit\nload,lower,guardrail,mean,1\n");
        observed.Append("M,2026-03-03,load,1.05\n");
        desk.Import("work", "record,date,person,operation,good,hours,work_centre\nr1,2026-03-02,ann,turn,80,8,M\nr2,2026-03-03,ann,turn,80,8,\nr3,2026-03-03,bo,turn,80,8,M\nr4,2026-03-02,bo,turn,80,8,\n");
        ContestAnswer answer = await Stand(["A", "B"], Quota);
        Assert.Equal(["A no_peer", "B overloaded"], answer.Rows.Select(it => $"{it.Unit} {it.Outside}"));
    }

    [Fact]
    public async Task Units_of_two_classes_are_not_compared_and_whoever_is_alone_is_first_of_nothing()
    {
        Furnaces();
        Observe("F1", "heat_hours", 8m);
        Observe("F2", "heat_hours", 9m);
        Observe("P", "heat_hours", 1m);
        ContestAnswer answer = await Stand(["P", "F2", "F1", "F4"], Heats);
        Assert.Equal(["furnace F1 1 ", "furnace F2 2 ", "furnace F4  no_figure", "press P  no_peer"], answer.Rows.Select(it => Text($"{it.Class} {it.Unit} {it.Place} {it.Outside}")));
        Assert.Equal("not_observed", answer.Rows.Single(it => it.Unit == "F4").Figures[0].Reason);
    }

    // Quality 0.3 and heats 0.7: F1 9/9 and 0.5/0.25, F2 9/10 and 0.5/0.5. (0.7 + 0.3 × 2) / 1 = 1.3; 0.63 + 0.3 = 0.93.
    [Fact]
    public async Task Conditions_weigh_as_they_say_and_a_missing_figure_is_not_made_up_for()
    {
        Furnaces();
        foreach ((string unit, decimal hours, decimal scrap) in ((string, decimal, decimal)[])[("F1", 9m, 0.25m), ("F2", 10m, 0.5m)])
        {
            Observe(unit, "heat_hours", hours);
            Observe(unit, "scrap_share", scrap);
        }

        Observe("F3", "heat_hours", 5m);
        ContestAnswer answer = await Stand(["F1", "F2", "F3"], Heats.Replace("\"weight\": 1", "\"weight\": 0.7", StringComparison.Ordinal) + """, { "metric": "scrap_share", "text": "Less scrap", "target": 0.5, "weight": 0.3 }""");
        Assert.Equal(["F1 1 1.3", "F2 2 0.93", "F3  "], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Score:0.###}")));
    }

    // 25 work-days: 22 of 80 pieces, the last three of 186: 558 / 2318 = 24.07 % against an even 12 %. With 185 it is 555 / 2315 = 23.97 %.
    [Theory, InlineData(186, true), InlineData(185, false)]
    public async Task AT_54_More_than_twice_the_even_pace_on_the_last_three_days_is_shown_and_scores_the_median_day(int last, bool storming)
    {
        int[] days = [.. Enumerable.Range(2, 30).Where(it => new DateOnly(2026, 3, it) is { DayOfWeek: not DayOfWeek.Sunday }).Take(25)];
        foreach (int day in days)
        {
            Work(day, ("ann", "turn", day >= days[^3] ? last : 80), ("bo", "turn", 80));
        }

        ContestRow row = (await Stand(["A", "B"], Quota)).Rows.Single(it => it.Unit == "A");
        Assert.Equal((storming, 0.12m), (row.Storming, row.EvenShare!.Value));
        Assert.Equal(last * 3m / ((22 * 80) + (last * 3)), row.LastShare!.Value, 6);
        // The median day is one of 80 pieces: the quota, neither more nor less, be the end as it may.
        Assert.Equal(1m, row.Figures[0].Figure!.Value, 6);
        Assert.Equal((1, true), (row.Place!.Value, row.Tied));
    }

    [Fact]
    public async Task Whoever_sees_sums_alone_sees_no_unit_of_few_persons_and_none_before_the_end()
    {
        Work(2, ("ann", "turn", 88), ("li", "turn", 80), ("bo", "turn", 80));
        await Stand(["A", "B"], Quota);
        Actor worker = new("li", Roles.Worker) { Reach = new([new Grant(Roles.Worker, "S")]) };
        Assert.All((await new StandCampaign(desk.Workspace, worker).Run(new() { Campaign = "march" }, None)).Rows, it => Assert.Equal((null, null, "below_k"), (it.Place, it.Score, it.Outside)));
        Actor lead = new("ann", Roles.TeamLead) { Reach = new([new Grant(Roles.TeamLead, "A")]) };
        Assert.Equal(["A ", "B below_k"], (await new StandCampaign(desk.Workspace, lead).Run(new() { Campaign = "march" }, None)).Rows.Select(it => $"{it.Unit} {it.Outside}"));
        desk.Today = new(2026, 3, 15);
        ContestAnswer now = await new StandCampaign(desk.Workspace, worker).Run(new() { Campaign = "march" }, None);
        Assert.False(now.Over);
        Assert.All(now.Rows, it => Assert.Equal("not_over", it.Outside));
    }

    // The forty days before the announcement of 20 February are the past: A made 80 a day then and 100 in March, B 80 and 80. All turners together, both windows: whatever it is, it falls out of the quotient.
    [Fact]
    public async Task What_is_measured_against_the_own_past_takes_the_days_before_the_announcement()
    {
        foreach (DateOnly day in (DateOnly[])[new(2026, 2, 2), new(2026, 2, 3), new(2026, 3, 2), new(2026, 3, 3)])
        {
            Work(day, ("ann", "turn", day.Month == 3 ? 100 : 80), ("bo", "turn", 80));
        }

        // Between the announcement and the start somebody might hold back: it does not count as the past.
        Work(new DateOnly(2026, 2, 23), ("bo", "turn", 8));
        ContestAnswer answer = await Stand(["A", "B"], """{ "metric": "fulfilment", "text": "A quarter more than before", "target": 1.25, "weight": 1, "basis": "own_baseline" }""");
        Assert.Equal(["A 1 1", "B 2 0.8"], answer.Rows.Select(it => Text($"{it.Unit} {it.Place} {it.Score:0.###}")));
    }

    void Furnaces()
    {
        desk.Import("units", "unit,parent,kind,name,class\nF1,S,work_centre,One,furnace\nF2,S,work_centre,Two,furnace\nF3,S,work_centre,Three,furnace\nF4,S,work_centre,Four,furnace\nP,S,work_centre,Press,press\n");
        desk.Import("metrics", "metric,better,role,aggregate\nheat_hours,lower,driver,mean\ninjuries,lower,guardrail,sum\nscrap_share,lower,guardrail,mean\n");
    }

    void Observe(string unit, string metric, decimal value) => observed.Append(CultureInfo.InvariantCulture, $"{unit},2026-03-02,{metric},{value}\n");

    void Work(int day, params (string Person, string Operation, int Good)[] rows) => Work(new DateOnly(2026, 3, day), rows);

    void Work(DateOnly day, params (string Person, string Operation, int Good)[] rows)
    {
        foreach ((string person, string operation, int good) in rows)
        {
            work.Append(CultureInfo.InvariantCulture, $"{person}{day:yyyyMMdd}{operation},{day:yyyy-MM-dd},{person},{operation},{good},8\n");
        }
    }

    async Task<ContestAnswer> Stand(string[] units, string conditions)
    {
        if (work.ToString().Count(it => it == '\n') > 1)
        {
            desk.Import("work", work.ToString());
        }

        if (observed.ToString().Count(it => it == '\n') > 1)
        {
            desk.Import("observations", observed.ToString());
        }

        string enrolled = string.Join(", ", units.Select(it => $$"""{ "unit": "{{it}}", "on": "2026-02-21" }"""));
        await desk.Add("campaign", $$"""{ "id": "march", "title": "March", "unit": "S", "from": "2026-03-02", "to": "2026-03-31", "announced_on": "2026-02-20", "populations": ["S"], "enrolments": [{{enrolled}}], "conditions": [{{conditions}}] }""", state: "open");
        desk.Today = new(2026, 4, 2);
        return await Stand();
    }

    Task<ContestAnswer> Stand() => new StandCampaign(desk.Workspace, Actor.Owner).Run(new() { Campaign = "march" }, None);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
