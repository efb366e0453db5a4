using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Statistics.Tests.FixedEffects;

public class PartedEffectsTests
{
    static readonly Gen<int> Seeds = Gen.Int[1, 1_000_000];

    // Two halls, weights 1. Persons 0, 1 on jobs 0, 1: y = 1, 2 and 4, 6, so ∓1.75 (residuals ±0.25, SSR 0.25). Persons 2, 3 on jobs 2, 3: y = 10, 10
    // and 12, 14, means 10 and 13, so ∓1.5 (residuals ±0.5, SSR 1). Eight cells, rank 3 + 3: σ² = 1.25 ÷ 2, error √(σ² (1/2 − 1/4)).
    [Fact]
    public void Two_halls_share_one_variance_and_nothing_else()
    {
        var parted = new PartedEffects([4, 4], [], 0);
        parted.Add(Hall(1, 2, 4, 6), [[0, 1], [0, 1]]);
        parted.Add(Hall(10, 10, 12, 14), [[2, 3], [2, 3]]);
        PartedEstimate found = parted.Finish()!;

        Assert.Equal((2, 6, 2.0), (found.Parts, found.Rank, found.DegreesOfFreedom));
        Assert.Equal(1.25, found.SumOfSquares, 1e-12);
        Assert.Equal([-1.75, 1.75, -1.5, 1.5], found.Effects[0].Select(it => Math.Round(it, 12)));
        Assert.All(found.EffectErrors![0], error => Assert.Equal(Math.Sqrt(0.625 * 0.25), error, 1e-12));
        Assert.Equal([0, 0, 1, 1], found.Classes[0]);
    }

    [Fact]
    public void Part_by_part_is_the_same_as_at_once_where_nothing_joins_the_plants() => Seeds.Sample(seed =>
    {
        Plants plants = Plants.Draw(seed, 0);
        Same(CrossedEffects.Estimate(plants.All), plants.Parted()!);
    }, iter: 300);

    // What the parts alone can compare is cut further where the shifts cannot be told from the plants' own levels: there it says so.
    [Fact]
    public void Part_by_part_is_the_same_as_at_once_where_all_plants_have_the_same_shifts()
    {
        int apart = 0;
        int tangled = 0;
        Seeds.Sample(seed =>
        {
            Plants plants = Plants.Draw(seed, 3);
            if (plants.All.Levels[3].Max() == 0)
            {
                return;
            }

            CrossedEstimate atOnce = CrossedEffects.Estimate(plants.All);
            if (plants.Parted(0, 3) is { } parted)
            {
                Same(atOnce, parted);
                Interlocked.Increment(ref apart);
            }
            else
            {
                PartedEstimate without = (plants with { All = Free(plants.All), Parts = [.. plants.Parts.Select(part => (Free(part.Cells), part.Levels[..3]))] }).Parted()!;
                Assert.Contains(Enumerable.Range(0, 3), factor => atOnce.Classes[factor].Distinct().Count() > without.Classes[factor].Distinct().Count());
                Interlocked.Increment(ref tangled);
            }
        }, iter: 300);
        Assert.True(apart > 150 && tangled > 0, $"{apart} apart, {tangled} tangled");
    }

    [Fact]
    public void Threads_do_not_change_a_bit() => Seeds.Sample(seed =>
    {
        Plants plants = Plants.Draw(seed, 3);
        PartedEstimate? one = plants.Parted(1, 3);
        PartedEstimate? two = plants.Parted(2, 3);
        Assert.Equal(one?.Effects[0], two?.Effects[0]);
        Assert.Equal(one?.EffectErrors?[0], two?.EffectErrors?[0]);
    }, iter: 30);

    [Fact]
    public void Sets_are_those_of_a_search_through_the_cells() => Seeds.Sample(seed =>
    {
        Plants plants = Plants.Draw(seed, 0);
        IReadOnlyList<int[]> levels = plants.All.Levels;
        var sets = new LevelSets([.. levels.Select(it => it.Max() + 1)]);
        for (int cell = 0; cell < plants.All.Count; cell++)
        {
            sets.Join(levels[0][cell], 1, levels[1][cell]);
            sets.Join(levels[0][cell], 2, levels[2][cell]);
        }

        int[][] found = sets.Number(out int count);
        int[] searched = Searched(levels);
        Assert.Equal(searched.Distinct().Count(), count);
        Assert.Equal(searched, levels[0].Select(level => found[0][level]).ToArray(), Alike);
        Assert.All(Enumerable.Range(0, 3), factor => Assert.Equal(levels[0].Select(level => found[0][level]), levels[factor].Select(level => found[factor][level])));
    }, iter: 100);

    [Fact]
    public void What_no_part_can_answer_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>(() => new PartedEffects([2, 2], [0], 0));
        var parted = new PartedEffects([2, 2], [], 0);
        Assert.Throws<ArgumentException>(() => parted.Add(Hall(1, 2, 3, 4) with { Covariates = [[1, 2, 3, 4]] }, [[0, 1], [0, 1]]));
        Assert.Equal(Assumption.NotFinite, Assert.Throws<AssumptionException>(() => parted.Add(Hall(1, double.NaN, 3, 4), [[0, 1], [0, 1]])).Id);

        var single = new PartedEffects([2, 2], [], 0);
        single.Add(new() { Levels = [[0], [0]], Weights = [1], Means = [1] }, [[0], [0]]);
        single.Add(new() { Levels = [[0], [0]], Weights = [1], Means = [2] }, [[1], [1]]);
        Assert.Equal(Assumption.NoDegreesOfFreedom, Assert.Throws<AssumptionException>(() => single.Finish()).Id);
    }

    static void Same(CrossedEstimate atOnce, PartedEstimate parted)
    {
        Assert.Equal(atOnce.Rank, parted.Rank);
        Assert.Equal(atOnce.DegreesOfFreedom, parted.DegreesOfFreedom);
        Assert.Equal(atOnce.SumOfSquares, parted.SumOfSquares, 1e-9 * atOnce.SumOfSquares);
        for (int factor = 0; factor < atOnce.Effects.Count; factor++)
        {
            Assert.Equal(atOnce.Classes[factor], parted.Classes[factor], Alike);
            Dictionary<int, int> sizes = atOnce.Classes[factor].CountBy(it => it).ToDictionary();
            for (int level = 0; level < atOnce.Effects[factor].Length; level++)
            {
                Assert.Equal(atOnce.Effects[factor][level], parted.Effects[factor][level], 1e-9);
                // A class of one level has no error; at once, the root of what rounding left of its variance stands there.
                Assert.Equal(atOnce.EffectErrors![factor][level], parted.EffectErrors![factor][level], sizes[atOnce.Classes[factor][level]] > 1 ? 1e-9 : 1e-6);
            }
        }
    }

    // The same sets, whatever they are called.
    static bool Alike(int[] first, int[] second) =>
        first.Length == second.Length && first.Zip(second).Distinct().Count() is var pairs && pairs == first.Distinct().Count() && pairs == second.Distinct().Count();

    static int[] Searched(IReadOnlyList<int[]> levels)
    {
        int[] of = [.. Enumerable.Range(0, levels[0].Length)];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int a = 0; a < of.Length; a++)
            {
                for (int b = 0; b < of.Length; b++)
                {
                    if (of[b] > of[a] && levels.Any(level => level[a] == level[b]))
                    {
                        (of[b], changed) = (of[a], true);
                    }
                }
            }
        }

        return of;
    }

    static CrossedCells Free(CrossedCells cells) => cells with { Levels = [.. cells.Levels.Take(3)] };

    static CrossedCells Hall(params double[] y) => new() { Levels = [[0, 0, 1, 1], [0, 1, 0, 1]], Weights = [1, 1, 1, 1], Means = y };
}
