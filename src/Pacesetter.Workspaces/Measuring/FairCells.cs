using Pacesetter.Panels;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The cells of the ledger as the models of the fair index take them: who worked on what, with sums from which the likelihood of the single records follows exactly.</summary>
sealed class FairCells
{
    readonly Factor[] factors;
    readonly Dictionary<string, int>[] levels;
    readonly List<int>[] codes;
    readonly List<LogMoments> logs = [];
    readonly List<RateMoments> rates = [];
    long anonymous;

    FairCells(IReadOnlyList<Factor> factors)
    {
        this.factors = [.. factors];
        levels = [.. factors.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        codes = [.. factors.Select(_ => new List<int>())];
    }

    /// <summary>The factors that have two levels or more, in the order asked for.</summary>
    public IReadOnlyList<Factor> Factors => factors;

    /// <summary>The codes of the levels of each factor; an empty one stands for records that name none.</summary>
    public IReadOnlyList<string[]> Levels => [.. levels.Select(it => it.Keys.ToArray())];

    /// <summary>Records with something good in the hours worked, which have a logarithm.</summary>
    public long Records => logs.Sum(it => it.Count);

    /// <summary>Records with hours and nothing good: they have no logarithm and enter only the model of earned hours per hour.</summary>
    public long NothingGood => rates.Sum(it => it.Count) - Records;

    /// <summary>Their hours.</summary>
    public double NothingGoodHours => rates.Sum(it => it.Hours) - logs.Sum(it => it.Hours);

    /// <summary>Records that do not say whose they are, and so tell nothing of anybody.</summary>
    public long Anonymous => anonymous;

    /// <summary>Reads the cells of a scope.</summary>
    /// <exception cref="RefusalException">There are none, or nothing to compare.</exception>
    public static async Task<FairCells> Read(ILedger ledger, Scope scope, IReadOnlyList<Factor> factors, CancellationToken cancel)
    {
        var cells = new FairCells(factors);
        Keys keys = factors.Aggregate(Keys.Operation, (all, factor) => all | factor.KeyOf());
        await foreach (Cell cell in ledger.RollUp(new RollUp(keys, Grain.All, scope, Figures.Log | Figures.Rate), cancel))
        {
            cells.Add(cell);
        }

        if (cells.rates.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "no_work", "No work record on quota meets these filters.", "Widen --from, --to and --under, or import work records.");
        }

        return cells.Comparable();
    }

    /// <summary>Hours earned over hours worked, of all.</summary>
    public double Fulfilment => rates.Sum(it => it.Earned) / rates.Sum(it => it.Hours);

    /// <summary>y = ln(earned hours ÷ hours), weighted by hours.</summary>
    public CrossedCells Logs() => Crossed(
        [.. Enumerable.Range(0, logs.Count).Where(i => logs[i].Count > 0)],
        i => (logs[i].Count, logs[i].Hours, logs[i].HoursY, logs[i].HoursYSquared),
        logs.Sum(it => it.LogHours));

    /// <summary>The same with every record of weight 1.</summary>
    public CrossedCells PlainLogs() => Crossed(
        [.. Enumerable.Range(0, logs.Count).Where(i => logs[i].Count > 0)],
        i => (logs[i].Count, logs[i].Count, logs[i].Y, logs[i].YSquared),
        0);

    /// <summary>y = earned hours ÷ hours, weighted by hours; all records with hours.</summary>
    public CrossedCells Rates() => Crossed(
        [.. Enumerable.Range(0, rates.Count)],
        i => (rates[i].Count, rates[i].Hours, rates[i].Earned, rates[i].EarnedSquaredByHours),
        rates.Sum(it => it.LogHours));

    /// <summary>Hours earned and worked, and the hours-weighted means of the effects as differences from the average of all hours, for each level of the first factor.</summary>
    public (double Earned, double Hours, double[] Effects)[] Sums(IReadOnlyList<double[]> effects)
    {
        double all = rates.Sum(it => it.Hours);
        double[] average = [.. factors.Select((_, factor) => Enumerable.Range(0, rates.Count).Sum(i => rates[i].Hours * effects[factor][codes[factor][i]]) / all)];
        var sums = new (double Earned, double Hours, double[] Effects)[levels[0].Count];
        for (int level = 0; level < sums.Length; level++)
        {
            sums[level].Effects = new double[factors.Length];
        }

        for (int i = 0; i < rates.Count; i++)
        {
            ref (double Earned, double Hours, double[] Effects) sum = ref sums[codes[0][i]];
            sum.Earned += rates[i].Earned;
            sum.Hours += rates[i].Hours;
            for (int factor = 0; factor < factors.Length; factor++)
            {
                sum.Effects[factor] += rates[i].Hours * (effects[factor][codes[factor][i]] - average[factor]);
            }
        }

        foreach ((_, double hours, double[] means) in sums)
        {
            for (int factor = 0; factor < means.Length; factor++)
            {
                means[factor] /= hours;
            }
        }

        return sums;
    }

    void Add(Cell cell)
    {
        if (cell.Operation is null || cell.Rate is not { Count: > 0, Hours: > 0 } rate)
        {
            return;
        }

        if (factors[0].CodeOf(cell) is null)
        {
            anonymous += rate.Count;
            return;
        }

        for (int factor = 0; factor < factors.Length; factor++)
        {
            string code = factors[factor].CodeOf(cell) ?? "";
            if (!levels[factor].TryGetValue(code, out int level))
            {
                levels[factor].Add(code, level = levels[factor].Count);
            }

            codes[factor].Add(level);
        }

        logs.Add(cell.Log ?? default);
        rates.Add(rate);
    }

    // Only levels with a logarithm can be compared; a factor of one level takes nothing out.
    FairCells Comparable()
    {
        var kept = new List<int>();
        for (int i = 0; i < logs.Count; i++)
        {
            if (logs[i].Count > 0)
            {
                kept.Add(i);
            }
        }

        Factor[] varying = [.. factors.Where((factor, f) => f == 0 || kept.Select(i => codes[f][i]).Distinct().Skip(1).Any())];
        var comparable = new FairCells(varying) { anonymous = anonymous };
        int[] places = [.. varying.Select(factor => Array.IndexOf(factors, factor))];
        string[][] names = [.. levels.Select(it => it.Keys.ToArray())];
        bool[][] known = [.. places.Select(place => Known(kept, place))];
        for (int i = 0; i < rates.Count; i++)
        {
            if (!places.Select((place, f) => known[f][codes[place][i]]).All(it => it))
            {
                comparable.anonymous += rates[i].Count;
                continue;
            }

            for (int f = 0; f < places.Length; f++)
            {
                string name = names[places[f]][codes[places[f]][i]];
                if (!comparable.levels[f].TryGetValue(name, out int level))
                {
                    comparable.levels[f].Add(name, level = comparable.levels[f].Count);
                }

                comparable.codes[f].Add(level);
            }

            comparable.logs.Add(logs[i]);
            comparable.rates.Add(rates[i]);
        }

        return comparable;
    }

    bool[] Known(List<int> kept, int place)
    {
        bool[] known = new bool[levels[place].Count];
        foreach (int i in kept)
        {
            known[codes[place][i]] = true;
        }

        return known;
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
