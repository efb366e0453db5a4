using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Finds for each unit how near it is to the best of its kind with all inputs and outputs at once, and whose practice it could learn from.</summary>
[UseCase("measure", "frontier", "How near each unit is to the best of its class, and whom it could learn from", Examples =
[
    "measure frontier --class furnace",
    "measure frontier --class furnace --inputs fuel,charge_hours --outputs steel_output --returns crs --json",
    "measure frontier --file farms.csv --unit farm --inputs energy,vet,cows --outputs milk --bootstrap 2000 --seed 1",
])]
public sealed class MeasureFrontier(WorkspaceDoor door) : IUseCase<MeasureFrontier.Request, FrontierAnswer>
{
    public async Task<FrontierAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.File is { } file)
        {
            return FrontierRows.Of(FrontierFigures.Read(file, request, cancel), request);
        }

        if (request.Class is not { } @class)
        {
            throw new RefusalException(RefusalKind.Usage, "class_needed", "Only units of one class can be compared.", "Name it with --class, or a file with --file.");
        }

        Workspace workspace = await door.Open(cancel);
        FrontierMetrics metrics = await FrontierMetrics.Read(workspace, Scoping.Of(request), [.. request.Inputs, .. request.Outputs, .. request.Undesirable], cancel);
        return FrontierRows.Of(metrics.Figures(@class, request), request) with { Class = @class };
    }

    public sealed record Request : Filters
    {
        [Field("What units use: metrics, or columns of the file. Without it the class's metrics of role input", Value = "NAMES")]
        public IReadOnlyList<string> Inputs { get; init; } = [];

        [Field("What they make. Without it the class's metrics of role output", Value = "NAMES")]
        public IReadOnlyList<string> Outputs { get; init; } = [];

        [Field("What they make of which less is better", Value = "NAMES")]
        public IReadOnlyList<string> Undesirable { get; init; } = [];

        [Field("What the frontier may be made of")]
        public FrontierReturns Returns { get; init; } = FrontierReturns.Vrs;

        [Field("What units are asked to change. Without it input; both for additive and sbm")]
        public Orientation? Orientation { get; init; }

        [Field("How the distance is measured")]
        public FrontierModel Model { get; init; } = FrontierModel.Radial;

        [Field("Of how many comparable units the expected best is taken, for order-m")]
        public int M { get; init; } = 25;

        [Field("The share of comparable units that the frontier leaves behind it, for order-alpha")]
        public double Alpha { get; init; } = 0.95;

        [Field("Let outputs below zero in")]
        public bool NegativeOutputs { get; init; }

        [Field("How often the frontier is drawn again for bias and interval; 2000 is usual", Value = "N")]
        public int? Bootstrap { get; init; }

        [Field("The seed of the draws")]
        public long Seed { get; init; } = 1998;

        [Field("A plain file instead of the workspace", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's column of units", Value = "COLUMN", Local = true)]
        public string Unit { get; init; } = "unit";
    }
}
