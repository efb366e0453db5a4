using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins;

namespace Pacesetter.Acceptance.Tests.Bulletins;

/// <summary>A rich bulletin. All of it is constructed.</summary>
static class Example
{
    static readonly Period February = Month(2026, 2);
    static readonly Period January = Month(2026, 1);

    public static Bulletin Plant() => new()
    {
        Headline = Bulletin.FindingOf(Figure.Of(86m / 250), Figure.Of(0.312m)),
        Constructed = true,
        Restated = true,
        Issued = new(2026, 3, 2),
        Population = new(new("works", "Harbour Works", "海港工厂"), February)
        {
            Before = January,
            Units = [new("n", "North Hall", "北厂房"), new("s", "South Hall", "南厂房"), new("q", "Quay Hall", "码头厂房")],
            OnRoll = Figure.Of(250),
            OnQuota = Figure.Of(150),
            Teams = Figure.Of(14),
            Records = Figure.Of(48_213),
        },
        Share = new(1.5m)
        {
            Holders = Figure.Of(86),
            OnRoll = Figure.Of(250),
            OnQuota = Figure.Of(150),
            OfRoll = Figure.Of(86m / 250),
            OfOnQuota = Figure.Of(86m / 150),
            OfRollBefore = Figure.Of(0.312m),
            Series = [.. Enumerable.Range(0, 12).Select(at => new SharePoint(Month(2025, 3, at), Figure.Of(at == 11 ? 0.344m : 0.19m + (at * 0.012m) + (at % 3 * 0.011m)), Figure.Of(246 + (at % 5)), at == 10))],
        },
        Pacesetters = new()
        {
            Teams =
            [
                new(new("t4", "Crane assembly B", "吊机装配二班"), new("q", "Quay Hall", "码头厂房"), Figure.Of(1.612m), Figure.Of(14)),
                new(new("t1", "Turning, early shift", "车工早班"), new("n", "North Hall", "北厂房"), Figure.Of(1.547m), Figure.Of(12), true),
            ],
            Excluded =
            [
                new("first_pass_yield", Figure.Of(7), [new("t9", "Plating", "电镀班")]),
                new("too_little_on_quota", Figure.Of(11), []),
                new("hours_day", Figure.Below(5), []),
            ],
        },
        Distribution = new(Figure.Of(143), Figure.Of(1.284m), Figure.Of(0.881m),
        [
            new(null, 0.8m, Figure.Of(6)), new(0.8m, 1.0m, Figure.Of(11)), new(1.0m, 1.1m, Figure.Of(18)), new(1.1m, 1.2m, Figure.Of(22)),
            new(1.2m, 1.3m, Figure.Of(21)), new(1.3m, 1.4m, Figure.Of(15)), new(1.4m, 1.5m, Figure.Of(9)), new(1.5m, 1.6m, Figure.Of(24)),
            new(1.6m, 1.7m, Figure.Of(12)), new(1.7m, 1.8m, Figure.Below(5)), new(1.8m, null, Figure.Below(5)),
        ]),
        Teams = new(Figure.Of(1.38m), Teams()) { Hidden = Figure.Of(2) },
        Adoptions = Adoptions(),
        Movers = new([.. Movers()], 2),
        Hours = new(Figure.Of(1_236.4m), Figure.Of(27_843.6m), Figure.Of(21_950), Figure.Of(1.2122m)) { Rate = Figure.Of(38.5m), Currency = "EUR", Worth = Figure.Of(47_601.4m) },
        Target = new(new("daily_target", "Targeted productivity", "目标生产率"), Figure.Of(875), Figure.Of(1197), Figure.Of(875m / 1197)),
        Questions = new(590, 0.05m,
        [
            new(null, "just_above", 0.9456, 423, 2.6e-90, 1e-88) { At = "target", Low = 23, High = 400 },
            new(new("o1", "Turn shaft", "车轴"), "two_humps", 0.08, 400, 0.00005, 0.004) { Low = 0.45, High = 1.25 },
            new(new("t9", "Plating", "电镀班"), "end_loading", 1.6, 63, 0.0001, 0.006) { Low = 0.14, High = 0.22 },
        ], 4) { MedianHigh = 1.25m },
        Plan = new(new(2026, 2, 28), [Goal("plan", new("works", "Harbour Works", "海港工厂"), 4, 0.61m), Goal("plan-q", new("q", "Quay Hall", "码头厂房"), -9, 0.27m), new("plan-n", new("n", "North Hall", "北厂房"), new("good"))]) { Reconciled = true, Forecasts = 1_310, Hidden = Figure.Of(1) },
        LeftOut =
        [
            new("not_verified", LeftOutKind.Records, Figure.Of(312)),
            new("learners", LeftOutKind.Persons, Figure.Of(7)),
            new("below_k", LeftOutKind.Groups, Figure.Of(1)),
            new("complementary", LeftOutKind.Groups, Figure.Of(1)),
            new("restated", LeftOutKind.Records, Figure.Of(18)),
            new("off_quota", LeftOutKind.Hours, Figure.Of(1_903.5m)),
        ],
        Notes = [new("Hours and pieces are reconstructed.", "工时与件数为推算值。")],
        Policy = [new("titles.threshold", "1.5"), new("titles.persons", "false"), new("titles.min_share_on_quota", "0.6"), new("lattice.k", "5"), new("lattice.period", "month"), new("money.rate", "38.50"), new("money.currency", "EUR")],
        Computed = [.. Computation.Known.Select(figure => new Computation(figure, "measure fulfilment --by team --from 2026-02-01 --to 2026-02-28"))],
    };

    static PlanStanding Goal(string id, Named unit, int lead, decimal inTime) => new(id, unit, new("earned_hours"))
    {
        Basis = Pacesetter.Planning.GoalBasis.Cumulative,
        Target = Figure.Of(312_000),
        Done = Figure.Of(53_200),
        Share = Figure.Of(53_200m / 312_000),
        InTime = Figure.Of(inTime),
        PlannedEnd = new(2026, 12, 31),
        Days = [new(2026, 11, 20), new DateOnly(2026, 12, 31).AddDays(-lead), new(2027, 1, 15), null],
        Lead = lead,
        PartsMarkUp = id == "plan" ? 1.15m : null,
        Fan = new(61,
            [.. Enumerable.Range(0, 9).Select(week => new FanPast(new DateOnly(2026, 1, 1).AddDays(7 * week), 666m * week))],
            [.. Enumerable.Range(1, 47).Select(Ahead)]) { End = Ahead(44) with { Day = new(2026, 12, 31) } },
    };

    static FanAhead Ahead(int week) => new(new DateOnly(2026, 2, 26).AddDays(7 * week), [.. new[] { -1.3m, -0.7m, 0, 0.7m, 1.3m }.Select(z => 5_328 - (104 * week) + (z * 2_000 * (decimal)Math.Sqrt(week)))]);

    static AdoptionFindings Adoptions() => new(
    [
        new(new("racks", "Two racks, one walk", "两架一趟"), new("earned_hours_per_hour"),
        [
            new(Figure.Of(10), new(2025, 9, 1), "proven") { Effect = Figure.Of(0.061m), Low = Figure.Of(0.032m), High = Figure.Of(0.09m), RawChange = Figure.Of(0.095m), Rebound = Figure.Of(0.034m), Reasons = [new("more_than_chance", 12, 0.0007, 0.01, null)] },
            new(Figure.Of(1), null, "not_computable") { Reasons = [new("below_k", null, null, 5, null)] },
        ])
        {
            Ratio = true,
            Estimates = 3,
            Verdict = "shown",
            Mean = Figure.Of(0.058m),
            Low = Figure.Of(0.021m),
            High = Figure.Of(0.095m),
            NextLow = Figure.Of(0.004m),
            NextHigh = Figure.Of(0.112m),
            Course = new(10, new(2025, 9, 1), [.. Enumerable.Range(-30, 50).Where(week => week is < -4 or >= 0).Select(week => new EffectWeek(week, (week < 0 ? 0 : 0.06m) + (week % 3 * 0.006m), (week < 0 ? -0.03m : 0.03m), (week < 0 ? 0.03m : 0.09m)))], 4, Figure.Of(0.034m)),
        },
        new(new("poster", "A poster"), new("fuel", "Fuel burnt", "燃料消耗"), [new(Figure.Of(3), new(2025, 10, 6), "not_shown") { Effect = Figure.Of(-12.4m), Low = Figure.Of(-40m), High = Figure.Of(15.2m) }]) { Estimates = 1 },
    ]);

    static IReadOnlyList<TeamSpread> Teams() =>
    [
        .. new (string Name, string NameZh, decimal Median, decimal Spread, int Persons)[]
        {
            ("Crane assembly B", "吊机装配二班", 1.58m, 0.21m, 14), ("Turning, early shift", "车工早班", 1.52m, 0.18m, 12), ("Milling", "铣工班", 1.41m, 0.25m, 11),
            ("Turning, late shift", "车工晚班", 1.37m, 0.30m, 13), ("Welding 1", "焊接一班", 1.33m, 0.22m, 12), ("Welding 2", "焊接二班", 1.28m, 0.27m, 10),
            ("Crane assembly A", "吊机装配一班", 1.26m, 0.16m, 15), ("Plating", "电镀班", 1.22m, 0.31m, 8), ("Grinding", "磨工班", 1.17m, 0.14m, 9),
            ("Gear cutting", "齿轮加工班", 1.11m, 0.19m, 12), ("Painting", "油漆班", 1.04m, 0.20m, 14), ("Packing and dispatch of spare parts", "备件包装发运班", 0.97m, 0.17m, 13),
        }.Select((team, at) => new TeamSpread(new($"t{at}", team.Name, team.NameZh), Figure.Of(team.Persons), Figure.Of(team.Median))
        {
            Of = at % 2 == 0 ? new("q", "Quay Hall", "码头厂房") : new("n", "North Hall", "北厂房"),
            Low = Figure.Of(team.Median - team.Spread),
            High = Figure.Of(team.Median + team.Spread),
            Ratio = Figure.Of((team.Median + team.Spread) / (team.Median - team.Spread)),
            Pacesetter = at < 2,
            Restated = at == 1,
        }),
    ];

    static IEnumerable<Mover> Movers()
    {
        (string Name, string NameZh, UnitKind Kind, decimal Level, decimal Shift)[] all =
        [
            ("Crane assembly B", "吊机装配二班", UnitKind.Team, 1.34m, 0.24m), ("Lathe CNC-07", "数控车床07", UnitKind.WorkCentre, 1.18m, -0.19m), ("Welding 2", "焊接二班", UnitKind.Team, 1.20m, 0.06m),
            ("Plating", "电镀班", UnitKind.Team, 1.27m, -0.05m), ("Press 3", "三号压机", UnitKind.WorkCentre, 1.02m, 0.05m), ("Gear cutter 2", "二号滚齿机", UnitKind.WorkCentre, 1.15m, 0.04m),
        ];
        for (int unit = 0; unit < all.Length; unit++)
        {
            (string name, string nameZh, UnitKind kind, decimal level, decimal shift) = all[unit];
            int salt = unit;
            WeekPoint[] weeks = [.. Enumerable.Range(0, 17).Select(week =>
            {
                decimal noise = (((week * 7) + (salt * 5)) % 11 - 5) * 0.012m;
                bool now = week >= 13;
                return new WeekPoint(new DateOnly(2025, 11, 3).AddDays(7 * week), week == 7 && salt == 3 ? Figure.Missing("no_work") : Figure.Of(level + noise + (now ? shift : 0)), now, now && Math.Abs(noise + shift) > 0.17m);
            })];
            yield return new(new($"m{unit}", name, nameZh), kind, Figure.Of(level), Figure.Of(level + shift), Figure.Of(shift))
            {
                Limits = unit == 5 ? null : new(level, level - 0.16m, level + 0.16m, 13),
                Weeks = weeks,
                Outside = unit < 2,
            };
        }
    }

    static Period Month(int year, int month, int later = 0) => Period.MonthOf(new DateOnly(year, month, 1).AddMonths(later));
}
