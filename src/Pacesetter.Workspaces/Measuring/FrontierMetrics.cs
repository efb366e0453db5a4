using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What was observed of the units of each class in a period, as a frontier takes it. Units of two classes never meet.</summary>
sealed class FrontierMetrics
{
    readonly IReadOnlyList<Unit> units;
    readonly IReadOnlyList<Metric> metrics;
    readonly Dictionary<Observed, decimal> figures;
    readonly IReadOnlyDictionary<string, string> flags;

    FrontierMetrics(IReadOnlyList<Unit> units, IReadOnlyList<Metric> metrics, Dictionary<Observed, decimal> figures, IReadOnlyDictionary<string, string> flags) =>
        (this.units, this.metrics, this.figures, this.flags) = (units, metrics, figures, flags);

    /// <summary>Reads the metrics named, and those that are inputs or outputs.</summary>
    /// <exception cref="RefusalException">There is no metric of such a name.</exception>
    public static async Task<FrontierMetrics> Read(Workspace workspace, Scope scope, IReadOnlyCollection<string> named, CancellationToken cancel)
    {
        ILedger ledger = workspace.Ledger;
        UnitTree tree = await UnitTree.Read(ledger, cancel);
        MetricBook book = await MetricBook.Read(ledger, cancel);
        Metric[] metrics = [.. named.Select(book.Find).Concat(book.All.Where(it => it.Role is MetricRole.Input or MetricRole.Output)).DistinctBy(it => it.Code).OrderBy(it => it.Code, StringComparer.Ordinal)];
        Unit[] units = [.. tree.All.Where(it => it.Class is not null && tree.IsUnder(it.Code, scope.Under)).OrderBy(it => it.Code, StringComparer.Ordinal)];
        Dictionary<Observed, List<decimal>> readings = metrics.Length == 0 ? [] : await book.Readings(metrics, new Scope { Period = scope.Period }, Grain.All, cancel);
        return new(units, metrics, book.Figures(readings), FrontierFlags.Of(readings, workspace.Registry));
    }

    /// <summary>The classes of work centres, in order.</summary>
    public IReadOnlyList<string> ClassesOfWorkCentres => [.. units.Where(it => it.Kind == UnitKind.WorkCentre).Select(it => it.Class!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The metrics of a role that were observed of units of a class.</summary>
    public IReadOnlyList<string> Usual(string @class, MetricRole role) =>
        [.. metrics.Where(metric => metric.Role == role && Of(@class).Any(unit => figures.ContainsKey(new(unit.Code, metric.Code, null)))).Select(it => it.Code)];

    /// <summary>The figures of a class; without names, of all its inputs and outputs.</summary>
    /// <exception cref="RefusalException">There is no such class, or nothing was observed of it.</exception>
    public FrontierFigures Figures(string @class, MeasureFrontier.Request request)
    {
        Unit[] members = [.. Of(@class)];
        if (members.Length == 0)
        {
            string[] known = [.. units.Select(it => it.Class!).Distinct().Order(StringComparer.Ordinal)];
            throw new RefusalException(RefusalKind.Failed, "class_unknown", $"There is no unit of class {@class} here.", known.Length == 0 ? "Name the class of each unit in the file of units." : $"There are: {string.Join(", ", known)}.");
        }

        IReadOnlyList<string> inputs = request.Inputs.Count > 0 ? request.Inputs : Usual(@class, MetricRole.Input);
        IReadOnlyList<string> outputs = request.Outputs.Count > 0 ? request.Outputs : Usual(@class, MetricRole.Output);
        FrontierFigures.EachOnce([.. inputs, .. outputs, .. request.Undesirable]);
        if (inputs.Count == 0 || outputs.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "metrics_needed", $"No {(inputs.Count == 0 ? "input" : "output")} was observed of units of class {@class} in the period.", "Import observations of metrics whose role is input or output, or name others with --inputs and --outputs.");
        }

        string[] needed = [.. inputs, .. outputs, .. request.Undesirable];
        ILookup<bool, Unit> complete = members.ToLookup(unit => needed.All(metric => figures.ContainsKey(new(unit.Code, metric, null))));
        string[] kept = [.. complete[true].Select(it => it.Code)];
        string[] left = [.. complete[false].Select(it => it.Code)];
        return new(kept, Columns(inputs), Columns(outputs), Columns(request.Undesirable))
        {
            LeftOut = left.Length > 0 ? [new("missing", left.Length, left)] : [],
            Flagged = [.. kept.Where(flags.ContainsKey).Select(unit => new FlaggedUnit(unit, flags[unit]))],
        };

        FrontierColumn[] Columns(IReadOnlyList<string> names) => [.. names.Select(metric => new FrontierColumn(metric, [.. kept.Select(unit => (double)figures[new(unit, metric, null)])]))];
    }

    /// <summary>The metric of that code, which was read.</summary>
    public Metric Metric(string code) => metrics.First(it => it.Code == code);

    IEnumerable<Unit> Of(string @class) => units.Where(it => it.Class == @class);
}
