using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Chooses those who belong to the best share, as many as room and a limit on wrong choices allow.</summary>
[UseCase("recognise", "select", "Who belongs to the best share, at a stated rate of wrong choices", Examples =
[
    "recognise select --share 0.1 --fdr 0.1",
    "recognise select --file zones.csv --unit cz --estimate theta25 --error se25 --covariates stayer25 --weights 1/se25^2",
    "recognise select --prior npmle --by team --json",
])]
public sealed class RecogniseSelect(WorkspaceDoor door) : IUseCase<RecogniseSelect.Request, RecogniseSelect.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Between(request.Share, "share");
        Between(request.Confidence, "confidence");
        if (request.Fdr is not (>= 0 and <= 1))
        {
            throw new RefusalException(RefusalKind.Usage, "fdr_out_of_range", $"--fdr {request.Fdr} is no share.", "Write a number from 0 to 1.");
        }

        NoisyUnits noisy = request.File is { } file ? NoisyUnits.Read(file, request, cancel) : await FairEffects.Read(await door.Open(cancel), request, together: false, cancel);
        RobustShrinkage robust = RobustEmpiricalBayes.Shrink(noisy.Effects, 1 - request.Confidence);
        Posterior posterior = request.Prior == "npmle" ? Posterior.Nonparametric(noisy.Effects, request.Share) : Posterior.Normal(noisy.Effects, robust, request.Share);
        TailChoice choice = TailSelection.Choose(posterior.Tails, SelectionLimits.Of(request.Share, noisy.Units.Count, request.Fdr));
        var chosen = choice.Chosen.ToHashSet();
        return new()
        {
            Prior = posterior.Prior,
            Target = new(1 - request.Share, posterior.Threshold),
            Units = noisy.Units.Count,
            LeftOut = noisy.LeftOut,
            Selected = choice.Chosen.Length,
            ExpectedFalseShare = choice.Chosen.Length > 0 ? choice.ExpectedFalseShare : null,
            BoundBy = Words.Snake(choice.Binding.ToString()),
            Reason = choice.Chosen.Length == 0 ? "nobody_told_apart" : null,
            Rows =
            [
                .. noisy.Units.Select((unit, i) => new Row(unit, noisy.Effects.Effects.Span[i], noisy.Effects.StandardErrors.Span[i], posterior.Means[i])
                {
                    Interval = [robust.Shrunk[i] - robust.HalfLengths[i], robust.Shrunk[i] + robust.HalfLengths[i]],
                    TailProbability = posterior.Tails[i],
                    Selected = chosen.Contains(i),
                    Component = noisy.Components?[i],
                }),
            ],
        };
    }

    static void Between(double share, string option)
    {
        if (share is not (> 0 and < 1))
        {
            throw new RefusalException(RefusalKind.Usage, $"{option}_out_of_range", $"--{option} {share} does not lie between 0 and 1.", "Write 0.1 for one in ten.");
        }
    }

    public sealed record Request : NoisyUnitsRequest
    {
        [Field("The share that counts as the best", Value = "SHARE")]
        public double Share { get; init; } = 0.1;

        [Field("The greatest expected share of wrong choices among the chosen", Value = "SHARE")]
        public double Fdr { get; init; } = 0.1;

        [Field("The distribution of the true effects: normal, or of any form", Words = ["normal", "npmle"])]
        public string Prior { get; init; } = "normal";

        [Field("The share of intervals that hold the truth", Value = "SHARE")]
        public double Confidence { get; init; } = 0.9;
    }

    /// <summary>The choice.</summary>
    public sealed record Answer
    {
        /// <summary>The distribution of the true effects.</summary>
        public required SelectionPrior Prior { get; init; }

        /// <summary>What the chosen have to exceed.</summary>
        public required SelectionTarget Target { get; init; }

        /// <summary>The units compared.</summary>
        public int Units { get; init; }

        /// <summary>The units left out because a value is missing.</summary>
        public long LeftOut { get; init; }

        /// <summary>The units chosen.</summary>
        public int Selected { get; init; }

        /// <summary>The share of the chosen that are expected not to belong to the best; null where nobody is chosen.</summary>
        public double? ExpectedFalseShare { get; init; }

        /// <summary>What ended the choice: <c>capacity</c>, <c>false_share</c> or <c>none</c>.</summary>
        public required string BoundBy { get; init; }

        /// <summary>Why nobody is chosen: <c>nobody_told_apart</c>.</summary>
        public string? Reason { get; init; }

        /// <summary>The units, in the order given: not a ranking.</summary>
        public required IReadOnlyList<Row> Rows { get; init; }
    }

    /// <summary>One unit.</summary>
    public sealed record Row(string Unit, double Estimate, double StandardError, double Shrunken)
    {
        /// <summary>An interval that holds the truth of the asked share of units, whatever the prior.</summary>
        public IReadOnlyList<double> Interval { get; init; } = [];

        /// <summary>The probability of belonging to the best share.</summary>
        public double TailProbability { get; init; }

        public bool Selected { get; init; }

        /// <summary>From a workspace: the number of the group within which the estimate is a difference from the mean.</summary>
        public int? Component { get; init; }
    }
}

/// <summary>The distribution of the true effects.</summary>
public sealed record SelectionPrior(IReadOnlyList<double> Coefficients, double Variance, double Kurtosis);

/// <summary>The value that the best share exceeds.</summary>
public sealed record SelectionTarget(double Quantile, double Value);
