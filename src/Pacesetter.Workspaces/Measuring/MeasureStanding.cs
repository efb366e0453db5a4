using Pacesetter.Panels;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Says by rule where each unit of a class stands among its peers, and whether its guardrails hold (F11).</summary>
[UseCase("measure", "standing", "Where each unit of a class stands among its peers by rule, and whether its guardrails hold", Examples =
[
    "measure standing --class furnace --metric utilisation",
    "measure standing --class furnace --metric utilisation --from 2026-02-01 --to 2026-02-28 --before-from 2025-11-01 --before-to 2025-11-30 --json",
])]
public sealed class MeasureStanding(Workspace workspace, TermPack words) : IUseCase<MeasureStanding.Request, StandingAnswer>
{
    public async Task<StandingAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Class is not { } @class)
        {
            throw new RefusalException(RefusalKind.Usage, "class_needed", "Only units of one class can be compared.", "Name it with --class.");
        }

        MetricBook book = await MetricBook.Read(workspace.Ledger, cancel);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        Unit[] members = [.. tree.All.Where(it => it.Class == @class && tree.IsUnder(it.Code, request.Under)).OrderBy(it => it.Code, StringComparer.Ordinal)];
        if (members.Length == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "class_unknown", $"There is no unit of class {@class} here.", "See the classes with: pacesetter export units");
        }

        Metric metric = request.Metric is { } asked ? book.Find(asked) : Driver(book);
        var standings = new Standings(book, members, metric);
        StandingWindow now = await standings.In(Scoping.Of(request), cancel);
        StandingWindow? before = request is { BeforeFrom: null, BeforeTo: null } ? null
            : await standings.In(Scoping.Of(new Filters { From = request.BeforeFrom, To = request.BeforeTo }), cancel);
        return new(metric.Code, @class)
        {
            Name = metric.Name,
            NameZh = metric.NameZh,
            Compared = now.Compared,
            Mean = now.Rule.Mean,
            AdvancedMean = now.Rule.AdvancedMean,
            Rows = [.. members.Select(unit => Row(unit, now, before))],
        };
    }

    static Metric Driver(MetricBook book) => book.All.Where(it => it.Role == MetricRole.Driver).ToArray() is [var only] ? only
        : throw new RefusalException(RefusalKind.Usage, "metric_needed", "There is not one metric of role driver alone by which units stand.", "Name it with --metric.");

    StandingRow Row(Unit unit, StandingWindow now, StandingWindow? before)
    {
        StandingRow row = now.Row(unit.Code);
        return row with { Before = before?.Row(unit.Code).Standing, BeforeFigure = before?.Row(unit.Code).Figure, Verdict = Said(row) };
    }

    string? Said(StandingRow row) => row.Standing is not { } standing ? null
        : words.Say($"standing.{Words.Of(standing)}", ("guardrails", string.Join(words["format.list"], row.Guardrails.Where(it => it.Holds == false).Select(it => words.Choose(it.Metric, it.Name, it.NameZh)))));

    public sealed record Request : Filters
    {
        [Field("The metric by which units stand. Without it the one of role driver", Value = "METRIC")]
        public string? Metric { get; init; }

        [Field("First day of an earlier window, to say where each unit stood then", Value = "DATE")]
        public DateOnly? BeforeFrom { get; init; }

        [Field("Last day of the earlier window", Value = "DATE")]
        public DateOnly? BeforeTo { get; init; }
    }
}
