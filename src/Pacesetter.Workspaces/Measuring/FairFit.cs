using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Both models of a workspace's cells, and the sums that stand beside their effects.</summary>
/// <param name="Model">Of the logarithm of earned hours per hour.</param>
/// <param name="Rate">Of earned hours per hour.</param>
sealed record FairFit(FairModel Model, FairModel Rate)
{
    public required IReadOnlyList<Factor> Factors { get; init; }

    public required IReadOnlyList<string[]> Levels { get; init; }

    /// <summary>For every factor the records of every level that have a logarithm.</summary>
    public required double[][] Records { get; init; }

    /// <summary>Of every level of the first factor.</summary>
    public required (double Earned, double Hours, double[] Effects)[] Sums { get; init; }

    /// <summary>Records with hours and nothing good, and their hours.</summary>
    public required (long Records, double Hours) NothingGood { get; init; }

    public required long Anonymous { get; init; }

    /// <summary>Hours earned over hours worked, of all.</summary>
    public double Fulfilment => Sums.Sum(it => it.Earned) / Sums.Sum(it => it.Hours);

    /// <summary>Fits all cells at once.</summary>
    public static FairFit Of(FairCells cells, FairMethod method)
    {
        CrossedCells logs = method == FairMethod.LeaveOut ? cells.PlainLogs() : cells.Logs();
        FairModel model = FairModel.Fit(logs, method, []);
        return new(model, FairModel.Fit(cells.Rates(), method == FairMethod.LeaveOut ? FairMethod.Fixed : method, []))
        {
            Factors = cells.Factors,
            Levels = cells.Levels,
            Records = logs.RecordsByLevel([.. cells.Levels.Select(it => it.Length)]),
            Sums = cells.Sums(model.Effects),
            NothingGood = (cells.NothingGood, cells.NothingGoodHours),
            Anonymous = cells.Anonymous,
        };
    }

    /// <summary>Fits fixed effects part by part; null where the parts hang together in more than their numbers of levels show.</summary>
    public static FairFit? Of(FairParts parts)
    {
        FairKept kept = parts.Kept;
        PartedEffects logs = parts.Effects(kept.Logs.HoursY / kept.Logs.Hours), rates = parts.Effects(kept.Rates.Earned / kept.Rates.Hours);
        double[][] records = [.. kept.Levels.Select(it => new double[it.Length])];
        foreach (FairPart part in parts.Read())
        {
            CrossedCells own = part.Cells.Logs();
            logs.Add(own, part.Numbers);
            rates.Add(part.Cells.Rates(), part.Numbers);
            double[][] inPart = own.RecordsByLevel([.. part.Numbers.Select(it => it.Length)]);
            for (int factor = 0; factor < records.Length; factor++)
            {
                for (int level = 0; level < inPart[factor].Length; level++)
                {
                    records[factor][part.Numbers[factor][level]] += inPart[factor][level];
                }
            }
        }

        if (logs.Finish() is not { } ofLogs || rates.Finish() is not { } ofRates)
        {
            return null;
        }

        var sums = new FairSums(kept.Levels[0].Length, ofLogs.Effects);
        foreach (FairPart part in parts.Read())
        {
            part.Cells.AddTo(sums, part.Numbers);
        }

        return new(FairModel.Of(ofLogs, kept.Logs.Count, kept.Logs.LogHours), FairModel.Of(ofRates, kept.Rates.Count, kept.Rates.LogHours))
        {
            Factors = kept.Factors,
            Levels = kept.Levels,
            Records = records,
            Sums = sums.Means(),
            NothingGood = (kept.Rates.Count - kept.Logs.Count, kept.Rates.Hours - kept.Logs.Hours),
            Anonymous = kept.Anonymous,
        };
    }
}
