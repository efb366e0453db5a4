using CsCheck;
using Pacesetter.Acceptance.Tests.Ledger.Model;
using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Period = Pacesetter.Panels.Period;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>The same batches into both engines: the same cells come out, whatever was corrected, attended, clocked or taken back.</summary>
public sealed class EngineComparisonTests : IDisposable
{
    // Sums of hours that were apportioned are rounded to four decimals in both; the order of adding may tip a half.
    const decimal LastPlace = 0.0001m;

    // Moments are sums of doubles, added in another order.
    const double Relative = 1e-9;

    static readonly Figures All = Figures.Persons | Figures.Log | Figures.Rate;

    static readonly RollUp[] Questions =
    [
        new(Keys.None, Grain.All, new(), All),
        new(Keys.Person | Keys.Operation | Keys.Learner, Grain.Week, new(), All),
        new(Keys.Team | Keys.Family, Grain.Month, new() { Under = "S1" }, All),
        new(Keys.WorkCentre | Keys.Shift | Keys.Class, Grain.Day, new() { VerifiedOnly = true }, All),
        new(Keys.Department | Keys.Site | Keys.Company | Keys.Region, Grain.Month, new(), All),
        new(Keys.Site, Grain.Week, new() { Period = new Period(new(2025, 1, 27), new(2025, 2, 16)) }, Figures.Persons),
        new(Keys.Operation, Grain.All, new() { Class = "new" }, Figures.Log),
        new(Keys.Team, Grain.Day, new() { Person = "p7" }, Figures.Totals),
        new(Keys.Person, Grain.All, new() { Under = "M2", Operation = "turn" }, Figures.Persons),
        new(Keys.Team, Grain.All, new() { Under = "no such unit" }, Figures.Persons),
    ];

    static readonly Gen<Move> OneMove = Gen.Frequency(
        (5, Tickets.One.Array[1, 10].Select(it => new Move { Tickets = it })),
        (3, Gen.Select(Tickets.One.Array[1, 3], Gen.Int[0, 99]).Select((tickets, which) => new Move { Tickets = tickets, Corrects = which })),
        (2, Gen.Select(Gen.Int[1, 7], Gen.Int[0, 50], Gen.Int[1, 48], Gen.Bool).Array[1, 4].Select(it => new Move { Attended = [.. it.DistinctBy(one => (one.Item1, one.Item2))] })),
        (1, Gen.Int[0, 50].Select(day => new Move { Clocked = day })),
        (1, Gen.Const(new Move { Moves = true })),
        (3, Gen.Int[0, 99].Select(which => new Move { Forgets = which })));

    readonly Plant plant = new();

    public void Dispose() => plant.Dispose();

    [Fact]
    public void Cells_and_pages_of_a_cluster_are_those_of_the_embedded_engine() => Compare(LedgerTrial.Cluster);

    [Fact, Trait("Category", "Drill")]
    public void Cells_and_pages_of_the_current_engine_are_those_of_the_embedded_one() => Compare(LedgerTrial.Current);

    void Compare(LedgerTrial trial)
    {
        trial.SkipWhereMissing();
        OneMove.Array[6, 12].Sample(
            moves =>
            {
                using Workspace file = plant.Open(LedgerTrial.File);
                using Workspace cluster = plant.Open(trial);
                foreach ((int at, Move move) in moves.Index())
                {
                    Assert.Equal(Make(file, move, at * 100), Make(cluster, move, at * 100));
                    if (at % 3 == 2 || at == moves.Length - 1)
                    {
                        Compare(file, cluster, move.ToString());
                    }
                }
            },
            iter: 2,
            threads: 1);
    }

    string Make(Workspace workspace, Move move, int code)
    {
        try
        {
            if (move.Forgets is { } which)
            {
                BatchRecord[] live = [.. workspace.Ledger.Batches(default).GetAwaiter().GetResult().Where(it => it.ForgottenAt is null && !it.Tables.Contains("units") && !it.Tables.Contains("quotas") && !it.Tables.Contains("people") && !it.Tables.Contains("operations"))];
                return live.Length == 0 ? "none" : workspace.Ledger.Forget(live[which % live.Length].Id, default).GetAwaiter().GetResult().Id;
            }

            (string table, string csv) = Rows(workspace, move, code);
            ImportAnswer answer = plant.Import(workspace, table, csv);
            return $"{answer.Batch} {answer.Imported} {answer.Skipped} {string.Join(' ', answer.Reconciliation)}";
        }
        catch (RefusalException refused)
        {
            return refused.Id;
        }
    }

    static (string Table, string Csv) Rows(Workspace workspace, Move move, int code)
    {
        if (move.Tickets is { } tickets)
        {
            string[] standing = [.. workspace.Ledger.Rows(Tables.Work, new()).ToBlockingEnumerable().Select(it => (string)it[0]!).Distinct().Order(StringComparer.Ordinal)];
            string? corrected = move.Corrects is { } which && standing.Length > 0 ? standing[which % standing.Length] : null;
            return ("work", Ticket.Header + string.Concat(tickets.Select((it, i) => (it with { Record = $"r{code + i}", Corrects = i == 0 ? corrected : null }).Csv())));
        }

        string day(int number) => new DateOnly(2025, 1, 20).AddDays(number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return move.Attended is { } attended ? ("attendance", "person,date,hours,scheduled\n" + string.Concat(attended.Select(it => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{it.Person},{day(it.Day)},{it.Quarters / 4m},{(it.Scheduled ? "8" : "")}\n"))))
            : move.Clocked is { } on ? ("work", $"record,date,person,work_centre,operation,good,hours,start,end\nc{code},{day(on)},p1,M1,turn,80,8,06:00,14:00\nd{code},{day(on)},p1,M3,turn,80,7.25,06:30,14:00\n")
            : ("units", "unit,parent,kind,name\nT2,D2,team,Team 2 moved\n");
    }

    static void Compare(Workspace file, Workspace cluster, string after)
    {
        foreach (RollUp question in Questions)
        {
            Dictionary<string, Cell> expected = Cells(file, question);
            Dictionary<string, Cell> found = Cells(cluster, question);
            string asked = $"{question} after {after}";
            Assert.True(expected.Keys.Order(StringComparer.Ordinal).SequenceEqual(found.Keys.Order(StringComparer.Ordinal)), $"{asked}: {string.Join(' ', expected.Keys.Except(found.Keys))} | {string.Join(' ', found.Keys.Except(expected.Keys))}");
            foreach ((string key, Cell cell) in expected)
            {
                Assert.True(Same(cell, found[key]), $"{asked}, {key}:\n{cell}\n{found[key]}");
            }
        }

        Assert.Equal(file.Ledger.Extent(default).GetAwaiter().GetResult(), cluster.Ledger.Extent(default).GetAwaiter().GetResult());
        foreach (Table table in (Table[])[Tables.Work, Tables.Attendance, Tables.Units])
        {
            Assert.Equal(Page(file, table), Page(cluster, table));
        }

        Assert.All(cluster.Recount(default).GetAwaiter().GetResult(), it => Assert.Equal(0, it.Differing));
    }

    // A cell of zeros says no more than none.
    static Dictionary<string, Cell> Cells(Workspace workspace, RollUp question) => workspace.Ledger.RollUp(question, default).ToBlockingEnumerable()
        .Where(it => it.Records != 0 || it.AttendedHours != 0 || it.EarnedMinutes != 0)
        .ToDictionary(it => string.Join('|', it.Person, it.Team, it.WorkCentre, it.Operation, it.Family, it.Shift, it.Class, it.Department, it.Site, it.Company, it.Region, it.Learner, it.Start));

    static string[] Page(Workspace workspace, Table table) => [.. workspace.Ledger.Rows(table, new()).ToBlockingEnumerable().Select(row => string.Join('|', row))];

    static bool Same(Cell one, Cell other) =>
        (one.EarnedMinutes, one.OnQuotaHours, one.Good, one.Scrap, one.Rework, one.Records, one.Persons, one.Restated) == (other.EarnedMinutes, other.OnQuotaHours, other.Good, other.Scrap, other.Rework, other.Records, other.Persons, other.Restated)
        && decimal.Abs(one.AttendedHours - other.AttendedHours) <= LastPlace
        && decimal.Abs(one.ScheduledHours - other.ScheduledHours) <= LastPlace
        && Near(one.Log, other.Log, it => [it.Count, it.Hours, it.LogHours, it.Y, it.YSquared, it.HoursY, it.HoursYSquared])
        && Near(one.Rate, other.Rate, it => [it.Count, it.Hours, it.LogHours, it.Earned, it.EarnedSquaredByHours]);

    // Rows that cancel leave the rounding of what they were, so the measure is one of ordinary size.
    static bool Near<T>(T? one, T? other, Func<T, double[]> sums)
        where T : struct => one is null ? other is null : other is not null && sums(one.Value).Zip(sums(other.Value)).All(it => Math.Abs(it.First - it.Second) <= Relative * Math.Max(1, Math.Abs(it.First)));

    /// <summary>Something that is done to a ledger.</summary>
    sealed record Move
    {
        public Ticket[]? Tickets { get; init; }

        public int? Corrects { get; init; }

        public (int Person, int Day, int Quarters, bool Scheduled)[]? Attended { get; init; }

        public int? Clocked { get; init; }

        public bool Moves { get; init; }

        public int? Forgets { get; init; }
    }
}
