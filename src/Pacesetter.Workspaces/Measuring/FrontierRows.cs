using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Measures units against their frontier and puts what comes of it into the form of the answer.</summary>
sealed class FrontierRows(FrontierFigures figures, MeasureFrontier.Request request)
{
    const double Rounding = 1e-9;

    readonly UnitPanel panel = figures.Panel;
    readonly Orientation orientation = request.Orientation is { } asked && request.Model != FrontierModel.Additive ? asked : request.Model.TakesBoth() ? Orientation.Both : Orientation.Input;

    /// <summary>Measures.</summary>
    /// <exception cref="RefusalException">What is asked for does not go together.</exception>
    /// <exception cref="AssumptionException">The figures do not suit the method; the text names them.</exception>
    public static FrontierAnswer Of(FrontierFigures figures, MeasureFrontier.Request request)
    {
        var rows = new FrontierRows(figures, request);
        FrontierRequestRules.Check(request, rows.orientation);
        try
        {
            return request.Model.IsPartial() ? rows.Partial() : rows.Whole();
        }
        catch (AssumptionException unfit)
        {
            throw figures.Named(unfit);
        }
    }

    FrontierAnswer Whole()
    {
        FrontierEstimate estimate = Frontier.Measure(
            new()
            {
                Measure = request.Model.Measure(),
                Returns = FrontierReturn.Of(request.Returns),
                Orientation = orientation,
                NegativeOutputs = request.NegativeOutputs,
            },
            panel);
        IReadOnlyList<BootstrappedScore>? drawn = request.Bootstrap is { } replications ? Drawn(replications) : null;
        return Answer([.. figures.Units.Select((_, k) => Row(estimate, k, drawn?[k]))]) with
        {
            Warnings = [.. estimate.Warnings.Select(it => new FrontierNotice(it.Id, [.. it.Units.Select(k => figures.Units[k])], it.Text)), .. Flagged()],
        };
    }

    FrontierAnswer Partial()
    {
        IReadOnlyList<double> scores = request.Model == FrontierModel.OrderM
            ? PartialFrontier.OrderM(panel, orientation, request.M)
            : PartialFrontier.OrderAlpha(panel, orientation, request.Alpha);
        return Answer([.. scores.Select((score, k) => new FrontierRow(figures.Units[k], Finite(score), double.IsFinite(score) ? Reaches(score) : null)
        {
            Reason = double.IsFinite(score) ? "partial_frontier" : "undefined",
        })]) with
        {
            Returns = FrontierReturns.Fdh,
        };
    }

    IEnumerable<FrontierNotice> Flagged() => figures.Flagged.Count == 0 ? [] :
    [
        new(FrontierNotice.Flagged, [.. figures.Flagged.Select(it => it.Unit)], $"The figures of {figures.Flagged.Count} units are under question ({string.Join("; ", figures.Flagged.Select(it => $"{it.Unit}: {it.Why}"))}); look at them before anybody is sent to learn there"),
    ];

    FrontierAnswer Answer(IReadOnlyList<FrontierRow> rows) => new()
    {
        Model = request.Model,
        Returns = request.Returns,
        Orientation = orientation,
        Inputs = [.. figures.Inputs.Select(it => it.Name)],
        Outputs = [.. figures.Outputs.Select(it => it.Name)],
        Undesirable = [.. figures.Undesirable.Select(it => it.Name)],
        Units = figures.Units.Count,
        LeftOut = figures.LeftOut,
        Rows = rows,
    };

    IReadOnlyList<BootstrappedScore> Drawn(int replications) => EfficiencyBootstrap.Estimate(
        new()
        {
            Returns = FrontierReturn.Of(request.Returns),
            Orientation = orientation,
            Replications = replications,
            Seed = (ulong)request.Seed,
            NegativeOutputs = request.NegativeOutputs,
        },
        panel).Units;

    FrontierRow Row(FrontierEstimate estimate, int k, BootstrappedScore? drawn)
    {
        double score = estimate.Scores[k];
        if (!double.IsFinite(score))
        {
            // Without any output there is nothing to be ahead in.
            bool makes = figures.Outputs.Any(it => it.Values[k] > 0);
            return new(figures.Units[k], null, request.Model.IsSuper() && makes ? true : null) { Reason = "undefined" };
        }

        IReadOnlyList<double> slacks = estimate.SlacksOf(k);
        UnitTarget target = estimate.TargetOf(k);
        Certificate proof = estimate.CertificateOf(k);
        int inputs = figures.Inputs.Count;
        int burdens = inputs + figures.Undesirable.Count;
        return new(figures.Units[k], score, Efficient(score, slacks))
        {
            Peers = [.. estimate.PeersOf(k).Select(it => new FrontierPeer(figures.Units[it.Unit], it.Lambda))],
            Targets = [.. target.Inputs, .. target.Outputs, .. target.UndesirableOutputs],
            InputSlacks = [.. slacks.Take(inputs)],
            UndesirableSlacks = [.. slacks.Skip(inputs).Take(burdens - inputs)],
            OutputSlacks = [.. slacks.Skip(burdens)],
            BiasCorrected = drawn?.Corrected,
            Interval = drawn is { } it ? [it.Lower, it.Upper] : null,
            Certificate = new(proof.Holds, proof.PrimalViolation, proof.DualViolation, proof.Gap),
            Changes = [.. Changes("input", figures.Inputs, target.Inputs, k), .. Changes("output", figures.Outputs, target.Outputs, k), .. Changes("undesirable", figures.Undesirable, target.UndesirableOutputs, k)],
        };
    }

    static IEnumerable<FrontierChange> Changes(string role, IReadOnlyList<FrontierColumn> columns, IReadOnlyList<double> targets, int k) => columns.Select((column, i) =>
    {
        double actual = column.Values[k];
        return new FrontierChange(column.Name, role, actual, targets[i], actual == 0 ? null : (targets[i] / actual) - 1);
    });

    bool Efficient(double score, IReadOnlyList<double> slacks) => request.Model switch
    {
        FrontierModel.Additive => Nothing(slacks),
        FrontierModel.Super when Math.Abs(score - 1) > Rounding => Reaches(score),
        FrontierModel.Radial or FrontierModel.Super => Reaches(score) && Nothing(slacks),
        _ => score >= 1 - Rounding,
    };

    bool Reaches(double score) => orientation == Orientation.Output ? score <= 1 + Rounding : score >= 1 - Rounding;

    // Inputs, undesirable outputs, outputs: the order of the slacks.
    bool Nothing(IReadOnlyList<double> slacks) =>
        figures.Inputs.Concat(figures.Undesirable).Concat(figures.Outputs).Zip(slacks).All(it => it.Second <= Rounding * it.First.Values.Max(Math.Abs));

    static double? Finite(double score) => double.IsFinite(score) ? score : null;
}
