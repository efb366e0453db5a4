using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Takes easy jobs, good machines and shifts out of fulfilment, and says how sure what remains is.</summary>
[UseCase("measure", "fair", "Fulfilment net of operation, machine and shift, with its uncertainty", Examples =
[
    "measure fair --from 2026-02-01 --to 2026-02-28",
    "measure fair --factors team,operation,work_centre,shift --per month",
    "measure fair --file work.csv --outcome good/hours --log --factors worker,operation,machine --covariates tenure --weights hours --json",
])]
public sealed partial class MeasureFair(WorkspaceDoor door) : IUseCase<MeasureFair.Request, FairAnswer>
{
    public async Task<FairAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.File is { } file)
        {
            return FromFile(file, request, cancel);
        }

        Workspace workspace = await door.Open(cancel);
        Factor[] factors = request.Factors.Count == 0 ? [.. Factors.Usual(Factor.Person)] : [.. request.Factors.Select(FactorOf)];
        if (request.Per == "all")
        {
            return await Find(workspace, Scoping.Of(request), factors, request.Method, cancel);
        }

        return await ByPeriod(workspace, factors, request, cancel);
    }

    // Fixed effects of many cells are estimated part by part; random ones share their variances over all parts, so that all cells are held.
    static async Task<FairAnswer> Find(Workspace workspace, Scope scope, Factor[] factors, FairMethod method, CancellationToken cancel)
    {
        using FairCellReader cells = await FairCellReader.Read(workspace.Ledger, scope, (factors, method == FairMethod.Fixed ? FairRoom.Of(workspace) : null), cancel);
        using FairParts? parts = cells.Parts();
        return parts is not null && FairFit.Of(parts) is { } fit ? FairRows.Of(fit, method) : FairRows.Of(cells.Comparable(), method);
    }

    static async Task<FairAnswer> ByPeriod(Workspace workspace, Factor[] factors, Request request, CancellationToken cancel)
    {
        Period extent = await workspace.Ledger.Extent(cancel) ?? throw new RefusalException(RefusalKind.Failed, "no_work", "The ledger holds no work records.", "Import some with: pacesetter import work FILE");
        Scope scope = Scoping.Of(request);
        Period asked = extent.Within(scope.Period);
        var answers = new List<(string Label, FairAnswer Answer)>();
        foreach (Period month in asked.Months())
        {
            answers.Add((Period.Label(Grain.Month, month.First), await Find(workspace, scope with { Period = month.Within(asked) }, factors, request.Method, cancel)));
        }

        return new FairAnswer
        {
            Method = Words.Of(request.Method).Replace('_', '-'),
            Outcome = FairRows.Outcome,
            Records = answers.Sum(it => it.Answer.Records),
            Periods = [.. answers.Select(it => new FairPeriod(it.Label, it.Answer.Criterion!.Value, it.Answer.Variance, it.Answer.Records))],
            Rows = [.. answers.SelectMany(it => it.Answer.Rows.Select(row => row with { Period = it.Label }))],
        };
    }

    static FairAnswer FromFile(string file, Request request, CancellationToken cancel)
    {
        if (request.Outcome is null || request.Factors.Count == 0)
        {
            throw new RefusalException(RefusalKind.Usage, "columns_needed", "A file needs --outcome and --factors.", "Name the outcome's column, and the columns of the factors parted by commas.");
        }

        var outcome = new AskedColumn("outcome", request.Log ? $"ln({Quoted(request.Outcome)})" : request.Outcome, true);
        AskedColumn[] factors = [.. request.Factors.Select(it => new AskedColumn("factors", it, false))];
        AskedColumn[] covariates = [.. request.Covariates.Select(it => new AskedColumn("covariates", it, true))];
        AskedColumn[] weights = request.Weights is { } weight ? [new("weights", weight, true)] : [];
        ColumnValues values = ColumnFile.Read(file, [outcome, .. factors, .. covariates, .. weights], cancel);
        (int[] Codes, string[] Levels)[] levels = [.. factors.Select(values.Levels)];
        CrossedCells cells;
        FairModel model;
        try
        {
            cells = CellSums.Of([.. levels.Select(it => it.Codes)], values.Numbers(outcome), weights.Length > 0 ? values.Numbers(weights[0]) : null, [.. covariates.Select(values.Numbers)]);
            model = FairModel.Fit(cells, request.Method, request.Covariates, Cluster(request));
        }
        catch (AssumptionException unfit)
        {
            throw new AssumptionException(unfit.Id, Named(unfit.Subject, request), Named(unfit.Message, request));
        }

        return FairRows.Of(model, cells.RecordsByLevel([.. levels.Select(it => it.Levels.Length)]), new(request.Factors, [.. levels.Select(it => it.Levels)], request.Method, request.Log)) with
        {
            Outcome = request.Outcome,
            LeftOut = values.LeftOut > 0 ? [new("missing", values.LeftOut, null)] : [],
        };
    }

    // What the model says of "factor 2" and "covariate 1", said with the file's names.
    static string Named(string text, Request request) => Place().Replace(text, match =>
    {
        IReadOnlyList<string> names = match.Groups[1].Value == "factor" ? request.Factors : request.Covariates;
        int place = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - 1;
        return place >= 0 && place < names.Count ? $"{match.Groups[1].Value} {names[place]}" : match.Value;
    });

    [GeneratedRegex(@"\b(factor|covariate) (\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    // A header with blanks is one name; anything else is an expression already.
    static string Quoted(string outcome) => outcome.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' or '.') ? $"\"{outcome}\"" : outcome;

    static int? Cluster(Request request)
    {
        if (request.Cluster is not { } name)
        {
            return null;
        }

        int factor = request.Factors.ToList().IndexOf(name);
        return factor >= 0 ? factor : throw new RefusalException(RefusalKind.Usage, "cluster_unknown", $"--cluster {name} is none of the factors.", $"Name one of: {string.Join(", ", request.Factors)}.");
    }

    static Factor FactorOf(string word) => Words.Parse<Factor>(word)
        ?? throw new RefusalException(RefusalKind.Usage, "factor_unknown", $"There is no factor {word}.", $"Use: {string.Join(", ", Words.Of(typeof(Factor)))}.");

    public sealed record Request : Filters
    {
        [Field("The factors; the first is whose index is wanted. Without it person,operation,work_centre,shift", Value = "FACTORS")]
        public IReadOnlyList<string> Factors { get; init; } = [];

        [Field("How effects are found")]
        public FairMethod Method { get; init; } = FairMethod.Reml;

        [Field("All days together, or each month by itself", Words = ["all", "month"])]
        public string Per { get; init; } = "all";

        [Field("A plain file instead of the workspace", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's outcome", Value = "COLUMN", Local = true)]
        public string? Outcome { get; init; }

        [Field("Take the logarithm of the file's outcome")]
        public bool Log { get; init; }

        [Field("The file's covariates", Value = "COLUMNS", Local = true)]
        public IReadOnlyList<string> Covariates { get; init; } = [];

        [Field("The file's weights", Value = "COLUMN", Local = true)]
        public string? Weights { get; init; }

        [Field("The factor within whose levels errors may go together", Value = "FACTOR", Local = true)]
        public string? Cluster { get; init; }
    }
}
