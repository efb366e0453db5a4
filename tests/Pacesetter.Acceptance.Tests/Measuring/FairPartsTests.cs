using System.Globalization;
using CsCheck;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Measuring;

/// <summary>Fixed effects and the choice that rests on them, part by part from cells set aside on disk, against all cells at once.</summary>
public sealed class FairPartsTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-parts").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cells_set_aside_by_part_give_the_answer_of_all_at_once(bool sameShifts)
    {
        int compared = 0;
        Gen.Int[1, 1_000_000].Sample(seed =>
        {
            Cell[] cells = Draw(seed, sameShifts);
            using FairCellReader atOnce = Reader(cells, null);
            using FairCellReader aside = Reader(cells, new(directory, 1));
            using FairParts? parts = aside.Parts();
            if (parts is not null && FairFit.Of(parts) is { } fit)
            {
                Same(FairRows.Of(atOnce.Comparable(), FairMethod.Fixed), FairRows.Of(fit, FairMethod.Fixed));
                Interlocked.Increment(ref compared);
            }
        }, iter: 60);
        Assert.True(compared > 30, $"{compared} of 60 designs could be parted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_are_chosen(bool sameShifts)
    {
        int chosen = 0;
        Gen.Int[1, 1_000_000].Sample(seed =>
        {
            Cell[] cells = Draw(seed, sameShifts);
            using FairCellReader atOnce = Reader(cells, null);
            using FairCellReader aside = Reader(cells, new(directory, 1));
            (NoisyUnits? one, string? refused) = Try(() => FairEffects.Of(atOnce.Comparable(), together: false));
            (NoisyUnits? other, string? refusedToo) = Try(() => FairEffects.Of(aside, together: false));
            Assert.Equal(refused, refusedToo);
            Assert.Equal(one?.Units, other?.Units);
            Assert.Equal(one?.LeftOut, other?.LeftOut);
            for (int i = 0; i < (one?.Units.Count ?? 0); i++)
            {
                Assert.Equal(one!.Effects.Effects.Span[i], other!.Effects.Effects.Span[i], 1e-9);
                Assert.Equal(one.Effects.StandardErrors.Span[i], other.Effects.StandardErrors.Span[i], 1e-9);
            }

            if (one is not null)
            {
                string[] best = Chosen(one);
                Assert.Equal(best, Chosen(other!));
                Interlocked.Add(ref chosen, best.Length);
            }
        }, iter: 60);
        Assert.True(chosen > 30, $"{chosen} chosen in all");
    }

    // One set of levels alone: there is nothing to part, and what was set aside is read back whole.
    [Fact]
    public void A_single_plant_set_aside_is_estimated_at_once_from_the_same_cells()
    {
        Cell[] cells = [.. Draw(7, sameShifts: true).Where(cell => cell.Person is null || cell.Person.StartsWith("0.", StringComparison.Ordinal))];
        using FairCellReader atOnce = Reader(cells, null);
        using FairCellReader aside = Reader(cells, new(directory, 1));
        Assert.Null(aside.Parts());
        Assert.NotEmpty(Directory.GetFiles(directory));
        FairAnswer one = FairRows.Of(atOnce.Comparable(), FairMethod.Fixed), other = FairRows.Of(aside.Comparable(), FairMethod.Fixed);
        Assert.Equal(one.Rows.Select(row => (row.Level, row.Effect, row.StandardError, row.RateEffect)), other.Rows.Select(row => (row.Level, row.Effect, row.StandardError, row.RateEffect)));
    }

    // p1 and p2 only turn, p3 and p4 only mill: nothing joins the two pairs.
    [Fact]
    public async Task Cells_out_of_a_ledger_are_parted_as_they_come()
    {
        using var shop = new Shop();
        IEnumerable<string> rows = Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i},2025-03-{1 + (i / 4):00},p{1 + (i % 4)},{(i % 4 < 2 ? "turn" : "mill")},{80 + (7 * i % 23)},0,8,,"));
        shop.Import("work", Shop.WorkHeader + string.Join('\n', rows) + "\n");
        Factor[] factors = [Factor.Person, Factor.Operation];
        CancellationToken cancel = TestContext.Current.CancellationToken;
        FairCells atOnce = await FairCells.Read(shop.Workspace.Ledger, new(), factors, cancel);
        using FairCellReader aside = await FairCellReader.Read(shop.Workspace.Ledger, new(), (factors, new(directory, 1)), cancel);
        using FairParts? parts = aside.Parts();
        Assert.Equal(2, parts!.Count);
        FairAnswer found = FairRows.Of(FairFit.Of(parts)!, FairMethod.Fixed);
        Assert.Equal((40, 2), (found.Records, found.Components));
        Same(FairRows.Of(atOnce, FairMethod.Fixed), found);
    }

    [Fact]
    public void Files_go_with_the_question()
    {
        using (FairCellReader aside = Reader(Draw(3, sameShifts: true), new(directory, 1)))
        using (FairParts? parts = aside.Parts())
        {
            Assert.NotNull(parts);
            Assert.Equal([3], parts.Shared);
            Assert.Equal(2, Directory.GetFiles(directory).Length);
        }

        Assert.Empty(Directory.GetFiles(directory));
    }

    [Fact]
    public async Task Where_nothing_can_be_set_aside_it_says_where_and_what_to_do()
    {
        string file = Path.Combine(directory, "taken");
        await File.WriteAllTextAsync(file, "a file, not a directory", TestContext.Current.CancellationToken);
        var refusal = Assert.Throws<RefusalException>(() => Reader(Draw(3, sameShifts: true), new(file, 1)));
        Assert.Equal((RefusalKind.Failed, "cells_not_set_aside"), (refusal.Kind, refusal.Id));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    static (NoisyUnits? Units, string? Id) Try(Func<NoisyUnits> find)
    {
        try
        {
            return (find(), null);
        }
        catch (RefusalException refused)
        {
            return (null, refused.Id);
        }
        catch (AssumptionException unfit)
        {
            return (null, unfit.Id);
        }
    }

    static string[] Chosen(NoisyUnits units)
    {
        Posterior posterior = Posterior.Normal(units.Effects, RobustEmpiricalBayes.Shrink(units.Effects, 0.1), 0.2);
        return [.. TailSelection.Choose(posterior.Tails, SelectionLimits.Of(0.2, units.Units.Count, 0.2)).Chosen.Select(i => units.Units[i])];
    }

    static void Same(FairAnswer one, FairAnswer other)
    {
        Assert.Equal((one.Records, one.Components), (other.Records, other.Components));
        Assert.Equal(one.Criterion!.Value, other.Criterion!.Value, 1e-9 * one.Criterion.Value);
        Assert.Equal(one.LogLikelihood!.Value, other.LogLikelihood!.Value, 1e-6);
        Assert.All(one.Variance, it => Assert.Equal(it.Value, other.Variance[it.Key], 1e-9));
        Assert.All(one.RateVariance!, it => Assert.Equal(it.Value, other.RateVariance![it.Key], 1e-9));
        Assert.Equal(one.LeftOut.Select(it => (it.Cause, it.Records)), other.LeftOut.Select(it => (it.Cause, it.Records)));
        Assert.Equal(one.Rows.Select(row => (row.Factor, row.Level, row.Records)), other.Rows.Select(row => (row.Factor, row.Level, row.Records)));
        Dictionary<(string, int?), int> sizes = one.Rows.CountBy(row => (row.Factor, row.Component)).ToDictionary();
        Assert.Equal(one.Rows.Select(row => row.Component), other.Rows.Select(row => row.Component));
        foreach ((FairRow a, FairRow b) in one.Rows.Zip(other.Rows))
        {
            Assert.Equal(a.Effect, b.Effect, 1e-9);
            Assert.Equal(a.RateEffect!.Value, b.RateEffect!.Value, 1e-9);
            // Alone in its class an effect has no error; at once, the root of a rounding error stands there.
            double near = sizes[(a.Factor, a.Component)] > 1 ? 1e-9 : 1e-6;
            Assert.Equal(a.StandardError!.Value, b.StandardError!.Value, near);
            Assert.Equal(a.Gained?.Operations ?? 0, b.Gained?.Operations ?? 0, 1e-9);
            Assert.Equal(a.Gained?.Unexplained ?? 0, b.Gained?.Unexplained ?? 0, 1e-9);
        }
    }

    static FairCellReader Reader(Cell[] cells, FairRoom? room)
    {
        var reader = new FairCellReader(Factors.Usual(Factor.Person), room);
        foreach (Cell cell in cells)
        {
            reader.Add(cell);
        }

        return reader;
    }

    // Plants of 8 to 14 persons on jobs and machines of their own; one record in ten has nothing good, one in thirty is nobody's.
    static Cell[] Draw(int seed, bool sameShifts)
    {
        var random = new Random(seed);
        var cells = new List<Cell>();
        for (int plant = 0; plant < 4; plant++)
        {
            double[] pace = [.. Enumerable.Range(0, random.Next(8, 15)).Select(_ => 0.4 * (random.NextDouble() - 0.5))];
            for (int i = 0; i < 90; i++)
            {
                int person = random.Next(pace.Length);
                double hours = 4 + (8 * random.NextDouble());
                double y = pace[person] + (0.1 * (random.NextDouble() - 0.5));
                int n = random.Next(1, 5);
                var log = new LogMoments(n, hours, n * Math.Log(hours / n), n * y, (n * y * y) + 0.01, hours * y, (hours * y * y) + (n > 1 ? 0.02 : 0));
                bool good = random.Next(10) > 0;
                double earned = good ? hours * Math.Exp(y) : 0;
                cells.Add(new()
                {
                    Person = random.Next(30) > 0 ? $"{plant}.{person}" : null,
                    Operation = $"{plant}.{random.Next(4)}",
                    WorkCentre = random.Next(9) > 0 ? $"{plant}.{random.Next(3)}" : $"{plant}.x",
                    Shift = sameShifts ? $"{random.Next(3)}" : $"{plant}.{random.Next(2)}",
                    Log = good ? log : default(LogMoments),
                    Rate = new RateMoments(n, hours, n * Math.Log(hours / n), earned, (earned * earned / hours) + 0.01),
                });
            }
        }

        return [.. cells.OrderBy(_ => random.Next())];
    }
}
