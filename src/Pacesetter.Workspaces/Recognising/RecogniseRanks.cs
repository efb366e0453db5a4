using Pacesetter.Statistics.Selection;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Says between which ranks each unit lies, all at once, and who may be among the best.</summary>
[UseCase("recognise", "ranks", "Between which ranks each unit lies, and who may be among the best", Examples =
[
    "recognise ranks --best 5 --by team",
    "recognise ranks --file pisa.csv --unit jurisdiction --estimate math_score --error math_se --best 5 --json",
])]
public sealed class RecogniseRanks(WorkspaceDoor door) : IUseCase<RecogniseRanks.Request, RecogniseRanks.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Confidence is not (> 0 and < 1) || request.Draws is < 100 or > 1_000_000)
        {
            throw new RefusalException(RefusalKind.Usage, "draws_out_of_range", "--confidence lies between 0 and 1, --draws between 100 and 1,000,000.", "Leave them out for 0.95 and 10,000.");
        }

        NoisyUnits noisy = request.File is { } file ? NoisyUnits.Read(file, request, cancel) : await FairEffects.Read(await door.Open(cancel), request, together: true, cancel);
        if (request.Best is { } best && (best < 1 || best > noisy.Units.Count))
        {
            throw new RefusalException(RefusalKind.Usage, "best_out_of_range", $"--best {best} asks for more or fewer than the {noisy.Units.Count} units there are.", "Name a number of units.");
        }

        var draws = new RankDraws(request.Confidence, request.Draws, (ulong)request.Seed);
        RankConfidence ranks = RankSets.Simultaneous(noisy.Effects.Effects, noisy.Effects.StandardErrors, draws);
        string[]? among = request.Best is { } tau ? [.. RankSets.Best(noisy.Effects.Effects, noisy.Effects.StandardErrors, tau, draws).Select(i => noisy.Units[i])] : null;
        return new(noisy.Units.Count, noisy.LeftOut, ranks.NobodyTellable ? "nobody_told_apart" : null, among, [.. noisy.Units.Select((unit, i) => new Row(unit, ranks.Rank[i], ranks.Lower[i], ranks.Upper[i]))]);
    }

    public sealed record Request : NoisyUnitsRequest
    {
        [Field("Also say who may be among the best so many", Value = "N")]
        public int? Best { get; init; }

        [Field("Random draws", Value = "N")]
        public int Draws { get; init; } = 10_000;

        [Field("The seed of everything that is drawn", Value = "N")]
        public int Seed { get; init; } = 1;

        [Field("How surely all ranks lie within their limits at once", Value = "SHARE")]
        public double Confidence { get; init; } = 0.95;
    }

    /// <summary>The limits of the ranks.</summary>
    /// <param name="Units">The units compared.</param>
    /// <param name="LeftOut">The units left out because a value is missing.</param>
    /// <param name="Reason">Where no two units can be told apart: <c>nobody_told_apart</c>.</param>
    /// <param name="TauBest">Who may be among the best so many; null unless asked for.</param>
    /// <param name="Rows">The units, in the order given.</param>
    public sealed record Answer(int Units, long LeftOut, string? Reason, IReadOnlyList<string>? TauBest, IReadOnlyList<Row> Rows);

    /// <summary>A unit, its rank by the estimate, and the best and the worst rank it may have.</summary>
    public sealed record Row(string Unit, int Rank, int Lower, int Upper);
}
