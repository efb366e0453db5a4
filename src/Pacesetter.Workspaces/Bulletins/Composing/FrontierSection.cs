using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>For each class of work centres with inputs and outputs: who is on the frontier, and from whom the others could learn what.</summary>
sealed class FrontierSection(Workspace workspace, Directory directory, Scope scope)
{
    // Less than this is no reason to travel.
    const double LeastSaving = 0.005;

    /// <summary>The comparison, or null where no class has inputs and outputs.</summary>
    public async Task<FrontierComparison?> Find(CancellationToken cancel)
    {
        FrontierMetrics metrics = await FrontierMetrics.Read(workspace, scope, [], cancel);
        FrontierClass[] classes = [.. metrics.ClassesOfWorkCentres.Where(it => metrics.Usual(it, MetricRole.Input).Count > 0 && metrics.Usual(it, MetricRole.Output).Count > 0).Select(it => Of(metrics, it))];
        return classes.Length == 0 ? null : new(classes);
    }

    FrontierClass Of(FrontierMetrics metrics, string @class)
    {
        var request = new MeasureFrontier.Request();
        FrontierFigures figures = metrics.Figures(@class, request);
        var compared = new FrontierClass(@class, Figure.Of(figures.Units.Count))
        {
            Inputs = [.. figures.Inputs.Select(it => Name(it.Name))],
            Outputs = [.. figures.Outputs.Select(it => Name(it.Name))],
            LeftOut = Figure.Of(figures.LeftOut.Sum(it => it.Count)),
        };
        if (figures.Units.Count <= figures.Columns)
        {
            return compared with { Reason = "too_few_units" };
        }

        try
        {
            FrontierAnswer answer = FrontierRows.Of(figures, request);
            HashSet<string> far = [.. Units(answer, FrontierWarning.Outliers)];
            HashSet<string> flagged = [.. Units(answer, FrontierNotice.Flagged)];
            string[] hosts = [.. answer.Rows.Where(row => row.Efficient == true).Select(row => row.Unit)];
            return compared with
            {
                Hosts = [.. hosts.Select(directory.Name)],
                Far = [.. hosts.Where(far.Contains).Select(directory.Name)],
                Flagged = [.. hosts.Where(flagged.Contains).Select(directory.Name)],
                Learners = [.. answer.Rows.Where(row => row.Efficient == false).Select(Learner)],
                Few = answer.Warnings.Any(it => it.Id == FrontierWarning.FewUnits),
            };
        }
        catch (AssumptionException unfit)
        {
            return compared with { Reason = unfit.Id };
        }

        Named Name(string code)
        {
            Metric metric = metrics.Metric(code);
            return new(code, metric.Name, metric.NameZh);
        }

        FrontierLearner Learner(FrontierRow row) => new(
            directory.Name(row.Unit),
            Figure.Of((decimal)row.Score!.Value),
            [.. row.Peers!.Select(it => directory.Name(it.Unit))],
            [.. row.Changes!.Where(it => it.Role == "input" && it.Change <= -LeastSaving).Select(it => new FrontierSaving(Name(it.Name), Figure.Of((decimal)-it.Change!.Value)))]);
    }

    static IEnumerable<string> Units(FrontierAnswer answer, string warning) => answer.Warnings.Where(it => it.Id == warning).SelectMany(it => it.Units);
}
