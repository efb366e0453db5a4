using CsCheck;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Acceptance.Tests.Ledger.Model;
using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Period = Pacesetter.Panels.Period;

namespace Pacesetter.Acceptance.Tests.Ledger;

/// <summary>The ledger against a naive model of it: every figure exact, whatever was corrected, taken back or forgotten.</summary>
public sealed class LedgerPropertyTests : IDisposable
{
    static readonly int Worlds = Drills.Rounds(3, 8);

    static readonly Keys[] Singles = [.. Enum.GetValues<Keys>()];

    static readonly Scope[] Scopes =
    [
        new(),
        new() { Period = new Period(new(2025, 2, 1), new(2025, 2, 28)) },
        .. ((string[])["R", "C", "S1", "S2", "D1", "D2", "T1", "T3", "M1", "M2", "M3"]).Select(unit => new Scope { Under = unit }),
        new() { Operation = "turn" },
        new() { Operation = "mill", Under = "S1" },
        new() { Class = "new" },
        new() { Class = "old", Operation = "paint", Period = new Period(new(2025, 1, 27), new(2025, 2, 16)) },
        new() { Person = "p7" },
        new() { VerifiedOnly = true },
        new() { Under = "no such unit" },
    ];

    // Batches of new tickets, then batches that correct some of what stands.
    static readonly Gen<(Ticket[][] First, (Ticket Ticket, int Of, bool NewCode)[][] Then)> Plan = Gen.Select(
        Tickets.One.Array[1, 8].Array[2, 4],
        Gen.Select(Tickets.One, Gen.Int[0, 99], Gen.Bool).Array[1, 3].Array[0, 2]);

    readonly Plant plant = new();

    public void Dispose() => plant.Dispose();

    [Fact]
    public void Every_key_in_every_scope_and_period_is_the_naive_sum() => Tickets.One.Array[250].Array[1].Sample(
        world =>
        {
            IReadOnlyList<Ticket>[] batches = Coded(world, []);
            using Workspace workspace = plant.Open();
            Import(workspace, batches);
            var naive = new NaiveLedger(NaiveLedger.Standing(batches));
            foreach (RollUp question in Singles.SelectMany(key => Enum.GetValues<Grain>().SelectMany(grain => Scopes.Select(scope => new RollUp(key, grain, scope, Figures.Persons)))).Where(Asked))
            {
                Same(workspace, naive, question);
            }
        },
        iter: 1,
        threads: 1);

    [Fact]
    public void Corrections_crews_and_forgotten_batches_leave_exactly_what_stands() => Plan.Sample(
        plan =>
        {
            IReadOnlyList<Ticket>[] batches = Coded(plan.First, plan.Then);
            using Workspace workspace = plant.Open();
            string[] ids = Import(workspace, batches);
            Check(workspace, batches);

            // From the last to the first: what corrects goes before what it corrects.
            for (int last = batches.Length - 1; last >= 0; last--)
            {
                workspace.Ledger.Forget(ids[last], CancellationToken.None).GetAwaiter().GetResult();
                Check(workspace, batches[..last]);
            }
        },
        iter: Worlds,
        threads: 1);

    [Fact]
    public void Forgetting_a_batch_equals_never_having_imported_it() => Gen.Select(Plan, Gen.Int[0, 9]).Sample(
        (plan, which) =>
        {
            IReadOnlyList<Ticket>[] batches = Coded(plan.First, plan.Then);
            int forgotten = which % batches.Length;
            string[] corrected = [.. batches[(forgotten + 1)..].SelectMany(it => it).Select(it => it.Corrects).OfType<string>()];
            using Workspace workspace = plant.Open();
            string[] ids = Import(workspace, batches);
            if (batches[forgotten].Any(ticket => corrected.Contains(ticket.Record)))
            {
                Assert.Equal("batch_corrected", Assert.Throws<RefusalException>(() => workspace.Ledger.Forget(ids[forgotten], CancellationToken.None).GetAwaiter().GetResult()).Id);
                Check(workspace, batches);
                return;
            }

            workspace.Ledger.Forget(ids[forgotten], CancellationToken.None).GetAwaiter().GetResult();
            IReadOnlyList<Ticket>[] rest = [.. batches.Where((_, i) => i != forgotten)];
            Check(workspace, rest);
            using Workspace without = plant.Open();
            Import(without, rest);
            Assert.Equal(Cells(without), Cells(workspace));
        },
        iter: Worlds,
        threads: 1);

    [Fact]
    public void The_order_of_import_does_not_matter() => Gen.Select(Tickets.One.Array[1, 8].Array[2, 5], Gen.Int[0, 1000]).Sample(
        (first, seed) =>
        {
            IReadOnlyList<Ticket>[] batches = Coded(first, []);
            using Workspace one = plant.Open();
            using Workspace other = plant.Open();
            Import(one, batches);
            IReadOnlyList<Ticket>[] shuffled = [.. batches.Select(batch => batch.Reverse().ToArray())];
            new Random(seed).Shuffle(shuffled);
            Import(other, shuffled);
            Assert.Equal(Cells(one), Cells(other));
        },
        iter: Worlds,
        threads: 1);

    // All that a measure can be asked for, and the other keys by month.
    static bool Asked(RollUp question) => question.Keys is not (Keys.Family or Keys.Shift or Keys.Class or Keys.Learner) || question.Grain == Grain.Month;

    static IReadOnlyList<Ticket>[] Coded(Ticket[][] first, (Ticket Ticket, int Of, bool NewCode)[][] then)
    {
        int code = 0;
        var batches = new List<IReadOnlyList<Ticket>>();
        foreach (Ticket[] batch in first)
        {
            batches.Add([.. batch.Select(ticket => ticket with { Record = $"r{code++}" })]);
        }

        foreach ((Ticket Ticket, int Of, bool NewCode)[] batch in then)
        {
            string[] standing = [.. NaiveLedger.Standing(batches).Select(ticket => ticket.Record)];
            batches.Add([.. batch.DistinctBy(it => it.Of % standing.Length).Select(it => it.Ticket with { Record = it.NewCode ? $"r{code++}" : standing[it.Of % standing.Length], Corrects = standing[it.Of % standing.Length] })]);
        }

        return [.. batches];
    }

    string[] Import(Workspace workspace, IReadOnlyList<Ticket>[] batches) =>
        [.. batches.Select(batch => plant.Import(workspace, "work", Ticket.Header + string.Concat(batch.Select(ticket => ticket.Csv()))).Batch!)];

    static void Check(Workspace workspace, IReadOnlyList<Ticket>[] batches)
    {
        var naive = new NaiveLedger(NaiveLedger.Standing(batches));
        Same(workspace, naive, new RollUp(Keys.None, Grain.All, new Scope(), Figures.Persons));
        Same(workspace, naive, new RollUp(Keys.Person | Keys.Operation, Grain.Week, new Scope(), Figures.Persons));
        Same(workspace, naive, new RollUp(Keys.Team | Keys.Family | Keys.Learner, Grain.Month, new Scope { Under = "S1" }, Figures.Persons));
        Same(workspace, naive, new RollUp(Keys.WorkCentre | Keys.Shift, Grain.Day, new Scope { VerifiedOnly = true }));
    }

    static void Same(Workspace workspace, NaiveLedger naive, RollUp question)
    {
        Dictionary<string, Sums> expected = naive.RollUp(question);
        Dictionary<string, Sums> actual = Cells(workspace, question);
        bool persons = question.Figures.HasFlag(Figures.Persons);
        string asked = $"{question.Keys} by {question.Grain}, {question.Where}";
        foreach ((string key, Sums sums) in expected)
        {
            Assert.True(actual.TryGetValue(key, out Sums found), $"{asked}: no cell {key}");
            Assert.True((persons ? sums : sums with { Persons = 0 }) == found, $"{asked}: {key}: expected {sums}, found {found}");
        }

        Assert.True(expected.Count == actual.Count, $"{asked}: {string.Join(' ', actual.Keys.Except(expected.Keys))} were not expected");
    }

    static List<KeyValuePair<string, Sums>> Cells(Workspace workspace) =>
        [.. Cells(workspace, new RollUp(Keys.Person | Keys.Team | Keys.WorkCentre | Keys.Operation | Keys.Shift, Grain.Day, new Scope(), Figures.Persons)).OrderBy(it => it.Key, StringComparer.Ordinal)];

    // Where all rows were taken back a cell of zeros is left, which says no more than none.
    static Dictionary<string, Sums> Cells(Workspace workspace, RollUp question) =>
        workspace.Ledger.RollUp(question, CancellationToken.None).ToBlockingEnumerable()
            .Select(cell => KeyValuePair.Create(NaiveLedger.KeyOf(cell), new Sums(cell.EarnedMinutes, cell.OnQuotaHours, cell.AttendedHours, cell.Good, cell.Scrap, cell.Rework, cell.Records, cell.Persons)))
            .Where(it => it.Value != default)
            .ToDictionary(StringComparer.Ordinal);
}
