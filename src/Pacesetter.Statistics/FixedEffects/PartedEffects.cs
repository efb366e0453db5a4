using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Crossed effects from cells that come part by part, so that the cells of one part are held at a time.</summary>
/// <remarks>
/// <para>A part is a set of cells whose levels meet no other part, but for those of the shared factors (shifts that every plant has).
/// Each part is freed of its own factors, y and the columns d_k of shared levels alike; the rest follows as for any regressor
/// [FrischWaugh1933; Lovell1963]: b = (Σ d̃'Wd̃)⁻ Σ d̃'Wỹ, effect = effect of ỹ − Σ_k b_k effect of d̃_k, SSR = Σ ỹ'Wỹ − b' Σ d̃'Wỹ + Σ SS_c.</para>
/// <para>Equals <see cref="CrossedEffects"/> on all cells at once. Memory: the cells of one part, and for every level as many numbers as
/// there are shared levels, and four.</para>
/// <para>Units and assumptions: as there; no covariates. Checked against: the estimate at once, over random designs. Full text:
/// docs/methods/crossed-effects.md.</para>
/// </remarks>
public sealed class PartedEffects
{
    const double Gap = 1e-6;

    readonly int[] sizes;
    readonly int[] own;
    readonly SharedLevels shared;
    readonly double centre;
    readonly int threads;
    readonly double[][][] effects; // by own factor, then column: shared levels, then the outcome
    readonly double[][] weights;
    readonly double[][] variances;
    readonly int[][] classes;
    readonly List<int>[] firsts;
    bool inverted = true;
    double observations;
    double within;
    double total;
    int rank;
    int parts;

    /// <summary>Makes room for the levels.</summary>
    /// <param name="sizes">The number of levels of every factor, over all parts.</param>
    /// <param name="shared">The factors whose levels several parts may have; not the first.</param>
    /// <param name="centre">Near the mean outcome of all cells: taken off before anything is summed, for the digits.</param>
    /// <param name="threads">Threads to use, 0 for all processors; never changes a result.</param>
    /// <exception cref="ArgumentException">A shared factor that is the first or not there.</exception>
    public PartedEffects(IReadOnlyList<int> sizes, IReadOnlyCollection<int> shared, double centre, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(shared);
        if (shared.Any(factor => factor < 1 || factor >= sizes.Count))
        {
            throw new ArgumentException("a shared factor is one of those after the first", nameof(shared));
        }

        this.sizes = [.. sizes];
        this.centre = centre;
        this.threads = Blocks.Threads(threads);
        own = [.. Enumerable.Range(0, sizes.Count).Where(factor => !shared.Contains(factor))];
        this.shared = new([.. shared.Order()], this.sizes);
        effects = [.. own.Select(factor => Enumerable.Range(0, this.shared.Count + 1).Select(_ => new double[sizes[factor]]).ToArray())];
        weights = [.. sizes.Select(size => new double[size])];
        variances = [.. own.Select(factor => new double[sizes[factor]])];
        classes = [.. sizes.Select(size => new int[size])];
        firsts = [.. own.Select(_ => new List<int>())];
    }

    /// <summary>Adds a part, after which its cells may be let go.</summary>
    /// <param name="cells">Its cells without covariates, every factor's levels numbered from zero within the part.</param>
    /// <param name="levels">For every factor the number over all parts of each of these levels.</param>
    /// <exception cref="ArgumentException">Covariates, or shapes that do not fit.</exception>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public void Add(CrossedCells cells, IReadOnlyList<int[]> levels)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count != sizes.Length || cells.Levels.Count != sizes.Length || cells.Covariates.Count > 0)
        {
            throw new ArgumentException("a part has the factors of the whole and no covariates", nameof(cells));
        }

        cells.CheckValues(1);
        double[] outcome = Array.ConvertAll(cells.Means, mean => mean - centre);
        (int[] present, double[][] dummies) = shared.Columns(cells, levels);
        FreedPart part = FreedPart.Of(cells with { Levels = [.. own.Select(factor => cells.Levels[factor])] }, [.. own.Select(factor => levels[factor].Length)], [.. dummies, outcome], threads);
        Weigh(cells, levels);
        shared.Add(part.Products, present);
        for (int at = 0; at < own.Length; at++)
        {
            Keep(part, at, levels[own[at]], present);
            firsts[at].AddRange(part.Firsts[at].Select(first => levels[0][first]));
        }

        inverted &= part.Variances is not null;
        observations += cells.Observations;
        within += cells.Within?.Sum() ?? 0;
        total += outcome.Select((value, cell) => cells.Weights[cell] * value * value).Sum();
        rank += part.Rank;
        parts++;
    }

    /// <summary>The estimate over all parts.</summary>
    /// <returns>Null where the shared levels cannot be told from the parts' own, so that less can be compared than within a part: such cells have to be estimated at once.</returns>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public PartedEstimate? Finish()
    {
        shared.Solve(threads);
        if (Tangled())
        {
            return null;
        }

        double left = shared.Left + within;
        int parameters = rank + shared.Rank;
        (double freedom, double variance) = CrossedEffects.Variance(observations, parameters, left, total + within);
        double[][] found = new double[sizes.Length][];
        double[][] errors = new double[sizes.Length][];
        for (int at = 0; at < own.Length; at++)
        {
            found[own[at]] = [.. effects[at][^1].Select((effect, level) => effect - shared.Taken(effects[at], level))];
            errors[own[at]] = [.. variances[at].Select((it, level) => Math.Sqrt(variance * (it + shared.Variance(effects[at], level))))];
            Renumber(at);
        }

        shared.Fill(found, errors, classes, weights, variance);
        return new(variance, left, freedom, parameters)
        {
            Effects = found,
            EffectErrors = inverted ? errors : null,
            Classes = classes,
            Weights = weights,
            Parts = parts,
        };
    }

    void Weigh(CrossedCells cells, IReadOnlyList<int[]> levels)
    {
        for (int factor = 0; factor < sizes.Length; factor++)
        {
            for (int cell = 0; cell < cells.Count; cell++)
            {
                weights[factor][levels[factor][cells.Levels[factor][cell]]] += cells.Weights[cell];
            }
        }
    }

    void Keep(FreedPart part, int at, int[] levels, int[] present)
    {
        for (int level = 0; level < levels.Length; level++)
        {
            int to = levels[level];
            classes[own[at]][to] = firsts[at].Count + part.Classes[at][level];
            variances[at][to] = part.Variances?[at][level] ?? 0;
            effects[at][^1][to] = part.Effects[^1][at][level];
            for (int k = 0; k < present.Length; k++)
            {
                effects[at][present[k]][to] = part.Effects[k][at][level];
            }
        }
    }

    // A direction of the shared levels that changes no fit must leave all levels of a class alike; a random one shows it.
    bool Tangled() => shared.Silent.Length > 0 && effects.Any(of => Enumerable.Range(0, of[0].Length).Any(level => Math.Abs(shared.Moved(of, level)) > Gap));

    // In the order of the first level of their component.
    void Renumber(int at)
    {
        int[] order = [.. Enumerable.Range(0, firsts[at].Count).OrderBy(it => firsts[at][it])];
        int[] numbers = new int[order.Length];
        for (int number = 0; number < order.Length; number++)
        {
            numbers[order[number]] = number;
        }

        int[] of = classes[own[at]];
        for (int level = 0; level < of.Length; level++)
        {
            of[level] = numbers[of[level]];
        }
    }
}
