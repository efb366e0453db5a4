using Pacesetter.Panels;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The cells of the ledger as the models of the fair index take them: who worked on what, with sums from which the likelihood of the single records follows exactly.</summary>
sealed class FairCells(IReadOnlyList<Factor> factors, IReadOnlyList<string[]> levels, int[][] codes, (LogMoments[] Logs, RateMoments[] Rates) moments)
{
    readonly LogMoments[] logs = moments.Logs;
    readonly RateMoments[] rates = moments.Rates;

    /// <summary>The factors that have two levels or more, in the order asked for.</summary>
    public IReadOnlyList<Factor> Factors => factors;

    /// <summary>The codes of the levels of each factor; an empty one stands for records that name none.</summary>
    public IReadOnlyList<string[]> Levels => levels;

    /// <summary>Records that do not say whose they are, or have nothing to be compared with, and so tell nothing of anybody.</summary>
    public long Anonymous { get; init; }

    /// <summary>Records with something good in the hours worked, which have a logarithm.</summary>
    public long Records => logs.Sum(it => it.Count);

    /// <summary>Records with hours and nothing good: they have no logarithm and enter only the model of earned hours per hour.</summary>
    public long NothingGood => rates.Sum(it => it.Count) - Records;

    /// <summary>Their hours.</summary>
    public double NothingGoodHours => rates.Sum(it => it.Hours) - logs.Sum(it => it.Hours);

    /// <summary>Reads the cells of a scope, all of them together.</summary>
    /// <exception cref="RefusalException">There are none, or nothing to compare.</exception>
    public static async Task<FairCells> Read(ILedger ledger, Scope scope, IReadOnlyList<Factor> factors, CancellationToken cancel)
    {
        using FairCellReader cells = await FairCellReader.Read(ledger, scope, (factors, null), cancel);
        return cells.Comparable();
    }

    /// <summary>y = ln(earned hours ÷ hours), weighted by hours.</summary>
    public CrossedCells Logs() => Crossed(
        [.. Enumerable.Range(0, logs.Length).Where(i => logs[i].Count > 0)],
        i => (logs[i].Count, logs[i].Hours, logs[i].HoursY, logs[i].HoursYSquared),
        logs.Sum(it => it.LogHours));

    /// <summary>The same with every record of weight 1.</summary>
    public CrossedCells PlainLogs() => Crossed(
        [.. Enumerable.Range(0, logs.Length).Where(i => logs[i].Count > 0)],
        i => (logs[i].Count, logs[i].Count, logs[i].Y, logs[i].YSquared),
        0);

    /// <summary>y = earned hours ÷ hours, weighted by hours; all records with hours.</summary>
    public CrossedCells Rates() => Crossed(
        [.. Enumerable.Range(0, rates.Length)],
        i => (rates[i].Count, rates[i].Hours, rates[i].Earned, rates[i].EarnedSquaredByHours),
        rates.Sum(it => it.LogHours));

    /// <summary>Hours earned and worked, and the hours-weighted means of the effects as differences from the average of all hours, for each level of the first factor.</summary>
    public (double Earned, double Hours, double[] Effects)[] Sums(IReadOnlyList<double[]> effects)
    {
        var sums = new FairSums(levels[0].Length, effects);
        AddTo(sums, null);
        return sums.Means();
    }

    /// <summary>Adds every cell to sums.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="numbers">For every factor what the sums number its levels by; null where it is as here.</param>
    public void AddTo(FairSums sums, int[][]? numbers)
    {
        int[] of = new int[codes.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            for (int factor = 0; factor < of.Length; factor++)
            {
                of[factor] = numbers is null ? codes[factor][i] : numbers[factor][codes[factor][i]];
            }

            sums.Add(rates[i], of);
        }
    }

    CrossedCells Crossed(int[] kept, Func<int, (long Count, double Hours, double Sum, double Squares)> moments, double sumLogWeights)
    {
        double[] weights = new double[kept.Length];
        double[] means = new double[kept.Length];
        double[] counts = new double[kept.Length];
        double[] within = new double[kept.Length];
        for (int c = 0; c < kept.Length; c++)
        {
            (long count, double hours, double sum, double squares) = moments(kept[c]);
            (weights[c], means[c], counts[c]) = (hours, sum / hours, count);
            within[c] = count > 1 ? Math.Max(0, squares - (sum * sum / hours)) : 0;
        }

        return new CrossedCells
        {
            Levels = [.. codes.Select(of => Array.ConvertAll(kept, i => of[i]))],
            Weights = weights,
            Means = means,
            Counts = counts,
            Within = within,
            SumLogWeights = sumLogWeights,
        };
    }
}
