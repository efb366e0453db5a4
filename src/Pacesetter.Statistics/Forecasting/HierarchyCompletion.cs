using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>When the goals of all series of a tree will have been reached, on paths that add up.</summary>
/// <remarks>
/// <para>In each period of a path all series have the errors of one and the same past period, so that they go together as they did; the values are reconciled, cut at zero in the leaves and added up.   [PanagiotelisGamakumaraAthanasopoulosHyndman2023]</para>
/// <para>Half of the paths mirror the other half in the sign of their errors. Scenarios of one series are followed on the same paths: step by step, each adds its uplifts' share θ r of the reconciled output of their series.</para>
/// <para>Units: those of the series. Assumes: total basis; laws and errors of one model a series.</para>
/// <para>Checked against: the single series; sums of the leaves. Full text: docs/methods/reconciliation.md.</para>
/// </remarks>
/// <param name="Reconciliation">The tree of m series and its map.</param>
/// <param name="Laws">m laws, one a series.</param>
/// <param name="Errors">n rows of m past errors, row by row; each series' are brought to its σ.</param>
/// <param name="Missing">m amounts still to be made, zero or above; infinity where a series has no goal.</param>
public sealed record HierarchyCompletion(Reconciliation Reconciliation, IReadOnlyList<ForecastLaw> Laws, IReadOnlyList<double> Errors, IReadOnlyList<double> Missing)
{
    const int Block = 200;

    /// <summary>Pairs of paths.</summary>
    public int Pairs { get; init; } = 10_000;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>H working shares ahead; none for ones.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Completion of each of the m series: the same for a seed, whatever the number of threads.</summary>
    /// <exception cref="AssumptionException"><see cref="Assumption.TargetBelowDone"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public IReadOnlyList<Completion> Simulate() => Run([.. Enumerable.Range(0, Laws.Count)], []);

    /// <summary>Completion of one series with the first 0, 1, … of some steps, on the paths of <see cref="Simulate"/>: what differs is due to the steps alone.</summary>
    /// <param name="series">Its number.</param>
    /// <param name="steps">Each the uplifts that come with it, of the series or of what lies below it.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TargetBelowDone"/> or <see cref="Assumption.NotFinite"/>.</exception>
    public IReadOnlyList<Completion> Stepwise(int series, IReadOnlyList<IReadOnlyList<SeriesUplift>> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)series, (uint)Laws.Count, nameof(series));
        foreach (SeriesUplift uplift in steps.SelectMany(it => it))
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)uplift.Series, (uint)Laws.Count, nameof(steps));
            Require.Finite([uplift.Uplift.Mean, uplift.Uplift.Scale], nameof(steps));
        }

        return Run([.. Enumerable.Repeat(series, steps.Count + 1)], steps);
    }

    // A completion for each series named; with steps, the k-th of them has the first k.
    Completion[] Run(int[] counted, IReadOnlyList<IReadOnlyList<SeriesUplift>> steps)
    {
        Check();
        int moments = Laws[0].Horizon * Completion.Steps;
        double[] shocks = Standardised();
        var raises = new SeriesRaises(this, steps);
        int blocks = (Pairs + Block - 1) / Block;
        var reached = new long[counted.Length * moments];
        Lock adding = new();
        Parallel.For(0, blocks, block =>
        {
            int[] own = new HierarchyPaths(this, shocks, counted, raises.For(block)).Count(new RandomSequence(Seed, (ulong)block), Math.Min(Block, Pairs - (block * Block)));
            lock (adding)
            {
                for (int i = 0; i < own.Length; i++)
                {
                    reached[i] += own[i];
                }
            }
        });
        return [.. counted.Select((_, place) =>
        {
            long done = 0;
            return new Completion([.. reached.Skip(place * moments).Take(moments).Select(it => (double)(done += it) / (2 * Pairs))], 2 * Pairs);
        })];
    }

    void Check()
    {
        int m = Reconciliation.Hierarchy.Count;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Pairs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Laws.Count, m, nameof(Laws));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Missing.Count, m, nameof(Missing));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Errors.Count % m, 0, nameof(Errors));
        Require.Series([.. Errors], m, nameof(Errors));
        foreach (double missing in Missing)
        {
            if (double.IsNaN(missing) || missing < 0)
            {
                throw new AssumptionException(double.IsNaN(missing) ? Assumption.NotFinite : Assumption.TargetBelowDone, nameof(Missing), $"{missing} is missing to a goal");
            }
        }

        foreach (ForecastLaw law in Laws)
        {
            CompletionSpecification.Check(0, 0, Weights, law.Horizon);
            ArgumentOutOfRangeException.ThrowIfNotEqual(law.Horizon, Laws[0].Horizon, nameof(Laws));
            Require.Finite([.. law.Points, .. law.Carried, law.Sigma], nameof(Laws));
        }
    }

    // Errors with mean 0 and the σ of their series.
    double[] Standardised()
    {
        int m = Laws.Count, n = Errors.Count / m;
        double[] shocks = [.. Errors];
        for (int i = 0; i < m; i++)
        {
            double mean = 0, squares = 0;
            for (int t = 0; t < n; t++)
            {
                mean += Errors[(t * m) + i] / n;
            }

            for (int t = 0; t < n; t++)
            {
                shocks[(t * m) + i] -= mean;
                squares += shocks[(t * m) + i] * shocks[(t * m) + i] / n;
            }

            for (int t = 0; t < n; t++)
            {
                shocks[(t * m) + i] *= squares == 0 ? 0 : Laws[i].Sigma / Math.Sqrt(squares);
            }
        }

        return shocks;
    }
}
