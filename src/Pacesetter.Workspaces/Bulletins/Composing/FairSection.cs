using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Selection;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The teams compared like for like: index with interval, why it differs from fulfilment, and who belongs to the best share by either model.</summary>
sealed class FairSection(ILedger ledger, Directory directory, Scope scope)
{
    const double Share = 0.1;
    const double FalseShare = 0.1;
    static readonly double Normal90 = Normal.Quantile(0.95);

    /// <summary>The comparison, or the reason why there is none.</summary>
    public async Task<(FairComparison? Comparison, string? Reason)> Find(IReadOnlySet<string> shown, CancellationToken cancel)
    {
        try
        {
            FairCells cells = await FairCells.Read(ledger, scope with { VerifiedOnly = true }, Factors.Usual(Factor.Team), cancel);
            return cells.Levels[0].Length < 3 ? (null, "too_few_teams") : (Compare(cells, shown), null);
        }
        catch (RefusalException nothing)
        {
            return (null, nothing.Id);
        }
        catch (AssumptionException unfit)
        {
            return (null, unfit.Id);
        }
    }

    FairComparison Compare(FairCells cells, IReadOnlySet<string> shown)
    {
        FairAnswer answer = FairRows.Of(cells, FairMethod.Reml);
        FairRow[] teams = [.. answer.Rows.Where(row => row.Factor == Factor.Team.Word() && row.Level is not null && shown.Contains(row.Level))];
        HashSet<string> byMixed = ByMixed([.. teams.Select(row => (row.Level!, row.Effect, row.StandardError!.Value))], answer.Variance[Factor.Team.Word()], out double expected);
        HashSet<string> byRate = ByMixed([.. teams.Select(row => (row.Level!, row.RateEffect!.Value, row.RateStandardError!.Value))], answer.RateVariance![Factor.Team.Word()], out _);
        HashSet<string> byFixed = ByFixed(cells, shown);
        return new((decimal)Share, (decimal)FalseShare, [.. teams.Select(row => Row(row, byMixed) with { ChosenByOther = byFixed.Contains(row.Level!), ChosenByRate = byRate.Contains(row.Level!) })])
        {
            Expected = byMixed.Count > 0 ? Figure.Of((decimal)expected) : Figure.Missing("nobody_told_apart"),
            NothingGood = Figure.Of(cells.NothingGood),
        };
    }

    FairTeam Row(FairRow row, HashSet<string> byMixed)
    {
        double half = Normal90 * (row.StandardError ?? 0);
        return new(directory.Name(row.Level!), Of(row.Fulfilment!.Value), Of(row.Index!.Value))
        {
            Low = Of(Math.Exp(row.Effect - half)),
            High = Of(Math.Exp(row.Effect + half)),
            Own = Of(row.Gained!.Own),
            Operations = Of(row.Gained.Operations),
            WorkCentres = Of(row.Gained.WorkCentres),
            Rest = Of(row.Gained.Shifts + row.Gained.Unexplained),
            Chosen = byMixed.Contains(row.Level!),
            Rate = Of(row.RateEffect!.Value),
        };
    }

    static HashSet<string> ByMixed((string Code, double Effect, double Deviation)[] teams, double variance, out double expected)
    {
        expected = 0;
        if (variance <= 0 || teams.Length == 0)
        {
            return [];
        }

        double threshold = TailSelection.Threshold([0.0], variance, Share);
        double[] tails = TailSelection.TailProbabilities([.. teams.Select(team => team.Effect)], [.. teams.Select(team => team.Deviation)], threshold);
        TailChoice choice = TailSelection.Choose(tails, SelectionLimits.Of(Share, teams.Length, FalseShare));
        expected = choice.ExpectedFalseShare;
        return [.. choice.Chosen.Select(i => teams[i].Code)];
    }

    // Fixed effects do not take it for granted that good teams and good machines meet by chance.
    static HashSet<string> ByFixed(FairCells cells, IReadOnlySet<string> shown)
    {
        NoisyUnits units = FairEffects.Of(cells, together: false);
        Statistics.Shrinkage.RobustShrinkage robust = Statistics.Shrinkage.RobustEmpiricalBayes.Shrink(units.Effects, 0.1);
        Posterior posterior = Posterior.Normal(units.Effects, robust, Share);
        TailChoice choice = TailSelection.Choose(posterior.Tails, SelectionLimits.Of(Share, units.Units.Count, FalseShare));
        return [.. choice.Chosen.Select(i => units.Units[i]).Where(shown.Contains)];
    }

    static Figure Of(double value) => Figure.Of((decimal)value);
}
