using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Statistics.Pooling;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>Puts several estimates of one effect together, and says what the next unit can expect.</summary>
[UseCase("prove", "pool", "What a practice gives in general, and what the next unit can expect", Examples =
[
    "prove pool --practice practice-1",
    "prove pool --file trials.csv --effect yi --variance vi",
    "prove pool --file trials.csv --effect yi --variance vi --method dl --inference z --json",
])]
public sealed class ProvePool(WorkspaceDoor door, TermPack terms) : IUseCase<ProvePool.Request, PoolAnswer>
{
    public async Task<PoolAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        PoolingRule rule = new(BetweenOf(request.Method), request.Inference switch { "hk" => PoolingError.HartungKnapp, "z" => PoolingError.Normal, _ => PoolingError.AdHoc });
        PoolAnswer answer = request.File is { } file ? FromFile(file, request, rule, cancel) : await FromWorkspace(request, rule, cancel);
        return answer with { Reasons = [.. answer.Reasons, .. Sentences(answer)] };
    }

    static PoolAnswer FromFile(string file, Request request, PoolingRule rule, CancellationToken cancel)
    {
        if (request.Effect is null || request.Variance is null)
        {
            throw new RefusalException(RefusalKind.Usage, "columns_needed", "A file needs --effect and --variance.", "Name the column of the effects, and that of their sampling variances (the square of the standard error).");
        }

        var effect = new AskedColumn("effect", request.Effect, true);
        var variance = new AskedColumn("variance", request.Variance, true);
        AskedColumn[] id = request.Id is { } name ? [new("id", name, false)] : [];
        AskedColumn[] moderators = [.. request.Moderators.Select(it => new AskedColumn("moderators", it, true))];
        ColumnValues values = ColumnFile.Read(file, [effect, variance, .. id, .. moderators], cancel);
        IReadOnlyList<string> ids = id.Length > 0
            ? [.. values.Texts(id[0]).Select(it => it!)]
            : [.. Enumerable.Range(1, values.Rows).Select(row => row.ToString(CultureInfo.InvariantCulture))];
        PoolAnswer answer = PoolAnswer.Of(ids, values.Numbers(effect), values.Numbers(variance), rule) with { LeftOut = values.LeftOut };
        double[][] columns = [.. moderators.Select(values.Numbers)];
        return columns.Length == 0 ? answer : answer.With(request.Moderators, [.. Enumerable.Range(0, values.Rows).SelectMany(row => columns.Select(it => it[row]))], rule);
    }

    async Task<PoolAnswer> FromWorkspace(Request request, PoolingRule rule, CancellationToken cancel)
    {
        if (request.Practice is not { } practice)
        {
            throw new RefusalException(RefusalKind.Usage, "practice_or_file_needed", "Nothing is named to pool.", "Give --practice, or --file with --effect and --variance.");
        }

        Workspace workspace = await door.Open(cancel);
        if (await workspace.Registry.FindAsync(typeof(Practice), [practice], cancel) is null)
        {
            throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no practice {practice}.", "See them with: pacesetter practice list");
        }

        PracticeProof? proof = await Cohorts.Read(workspace, practice, cancel) is { } cohorts && await PracticeProof.Read(cohorts, terms, cancel) is [var one, ..] ? one : null;
        if (proof?.Pool(rule) is not { } answer)
        {
            return new() { K = 0, Verdict = "not_computable", Reasons = [terms["pool.none"]], LeftOut = proof?.Without ?? 0, Rows = [] };
        }

        return request.Moderators.Count == 0 ? answer : answer.With(request.Moderators, [.. proof.Estimated.SelectMany(it => request.Moderators.Select(name => Moderator(name, it.Cohort)))], rule);
    }

    // What the registry holds of every adoption in figures, averaged over the cohort.
    static double Moderator(string name, Cohort cohort) => name switch
    {
        "fidelity" => cohort.Adoptions.SelectMany(it => it.Steps).Select(it => it.Fidelity).OfType<decimal>().DefaultIfEmpty().Average(it => (double)it),
        "hours" => cohort.Adoptions.Average(it => (double)it.Steps.Sum(step => step.Hours)),
        "units" => cohort.Units.Count,
        _ => throw new RefusalException(RefusalKind.Usage, "moderator_unknown", $"The registry keeps no {name} of adoptions.", "Use fidelity (share of key points done), hours (of visits, lessons and trials) or units (that began together); or name columns of a file."),
    };

    IEnumerable<string> Sentences(PoolAnswer answer)
    {
        if (answer.Mean is not { } mean)
        {
            yield break;
        }

        yield return answer.K switch
        {
            1 => terms.Say("pool.one"),
            2 => terms.Say("pool.two", ("least", VerdictTexts.Number(answer.Range![0])), ("greatest", VerdictTexts.Number(answer.Range[1]))),
            _ => terms.Say($"pool.{answer.Verdict}", ("studies", answer.K.ToString(CultureInfo.InvariantCulture)), ("mean", VerdictTexts.Number(mean)), ("lower", VerdictTexts.Number(answer.Interval![0])), ("upper", VerdictTexts.Number(answer.Interval[1]))),
        };
        if (answer.Prediction is [var lower, var upper])
        {
            yield return terms.Say("pool.next", ("lower", VerdictTexts.Number(lower)), ("upper", VerdictTexts.Number(upper)));
        }

        if (answer.SharedControls is { } shared)
        {
            yield return terms.Say("pool.shared_controls", ("correlation", VerdictTexts.Number(shared)));
        }

        if (answer.Moderators is { Count: > 1 } moderators && answer.K < 10 * (moderators.Count - 1))
        {
            yield return terms.Say("pool.few_for_moderators", ("studies", answer.K.ToString(CultureInfo.InvariantCulture)), ("needed", (10 * (moderators.Count - 1)).ToString(CultureInfo.InvariantCulture)));
        }
    }

    static BetweenVariance BetweenOf(string method) => method switch
    {
        "dl" => BetweenVariance.DerSimonianLaird,
        "ml" => BetweenVariance.MaximumLikelihood,
        "pm" => BetweenVariance.PauleMandel,
        "he" => BetweenVariance.Hedges,
        "sj" => BetweenVariance.SidikJonkman,
        "eb" => BetweenVariance.EmpiricalBayes,
        "fe" => BetweenVariance.CommonEffect,
        _ => BetweenVariance.RestrictedLikelihood,
    };

    public sealed record Request
    {
        [Field("The practice whose adoptions are pooled", Value = "PRACTICE")]
        public string? Practice { get; init; }

        [Field("A plain file instead of the workspace", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's effects", Value = "COLUMN", Local = true)]
        public string? Effect { get; init; }

        [Field("The file's sampling variances: squares of standard errors", Value = "COLUMN", Local = true)]
        public string? Variance { get; init; }

        [Field("The file's names of the studies; without it the row numbers", Value = "COLUMN", Local = true)]
        public string? Id { get; init; }

        [Field("What the effect may depend on: columns of the file; of a practice fidelity, hours, units", Value = "A,B")]
        public IReadOnlyList<string> Moderators { get; init; } = [];

        [Field("How the variance between studies is found; fe: one common effect", Words = ["reml", "dl", "ml", "pm", "he", "sj", "eb", "fe"])]
        public string Method { get; init; } = "reml";

        [Field("How the mean's error is found: Hartung and Knapp's, never below the plain one; theirs as it is; the normal", Words = ["adhoc", "hk", "z"])]
        public string Inference { get; init; } = "adhoc";
    }
}
