using System.Text.Json.Serialization;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Commands;

/// <summary>What a trial use case does besides answering.</summary>
public enum Mischief
{
    None,
    RefuseRows,
    RefuseRole,
    RefuseConflict,
    Unfit,
    Break,
    WaitForever,
    AnswerNaN,
    ReportProgress,
}

public enum Tool
{
    WorkCentre,

    [JsonStringEnumMemberName("leave-out")]
    LeaveOut,
}

/// <summary>Data that do not suit a method; stands for the exception of the statistics.</summary>
public sealed class UnfitException(string id) : Exception("Two units are needed.")
{
    public string Id { get; } = id;
}

/// <summary>Answers with what it was asked, so that tests see what the command line became.</summary>
[UseCase("measure", "trial", "Answer with what was asked", Examples = ["measure trial plant a.csv b.csv --threshold 1.5"])]
public sealed class Trial(TimeProvider clock, IProgress<Advance> progress) : IUseCase<Trial.Request, Trial.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(clock);
        switch (request.Mischief)
        {
            case Mischief.RefuseRows:
                throw new RefusalException(RefusalKind.RowsRejected, "rows_rejected", "2 rows were rejected.", "See the rejects file.") { Answer = new Answer { Request = request } };
            case Mischief.RefuseRole:
                throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks_move", "A viewer cannot do this.");
            case Mischief.RefuseConflict:
                throw new RefusalException(RefusalKind.Conflict, "workspace_locked", "Process 7 holds the workspace.");
            case Mischief.Unfit:
                throw new UnfitException("two_units");
            case Mischief.Break:
                throw new InvalidOperationException("Something broke.");
            case Mischief.WaitForever:
                await Task.Delay(Timeout.Infinite, cancel);
                break;
            case Mischief.ReportProgress:
                progress.Report(new Advance("reading work.csv", 1, 4));
                await Task.Delay(TimeSpan.FromMilliseconds(700), cancel);
                break;
        }

        return new Answer { Request = request, Share = request.Mischief == Mischief.AnswerNaN ? double.NaN : 86.0 / 250, Rows = request.Empty ? [] : Rows };
    }

    static readonly Row[] Rows =
    [
        new("W1", new(2026, 2, 13), 1.50432198m, 172.25, 12, [0.1, 0.25], [new("W2", 0.75)], null),
        new("=SUM(A1)", new(2026, 2, 14), 0.98m, 8, 3, [], [], "no_quota"),
    ];

    public sealed record Request : Filters
    {
        [Field("The table", Argument = true, Value = "TABLE")]
        public string? Table { get; init; }

        [Field("Files", Argument = true, Value = "FILE")]
        public IReadOnlyList<string> Files { get; init; } = [];

        [Field("What to group by", Words = ["person", "work_centre"])]
        public string By { get; init; } = "person";

        [Field("A limit")]
        public decimal Threshold { get; init; } = 1.5m;

        [Field("How many may fail", Name = "max-rejects")]
        public int? Rejects { get; init; }

        [Field("A seed")]
        public long Seed { get; init; }

        [Field("A level")]
        public double? Level { get; init; }

        [Field("Only say what would happen")]
        public bool DryRun { get; init; }

        [Field("The tools")]
        public IReadOnlyList<Tool> Tools { get; init; } = [];

        [Field("Columns")]
        public IReadOnlyList<string>? Columns { get; init; }

        [Field("Answer without rows")]
        public bool Empty { get; init; }

        [Field("What goes wrong")]
        public Mischief Mischief { get; init; }
    }

    public sealed record Answer
    {
        public required Request Request { get; init; }

        public double Share { get; init; }

        public IReadOnlyList<Row> Rows { get; init; } = [];
    }

    public sealed record Row(string Unit, DateOnly Day, decimal Fulfilment, double Hours, long Records, IReadOnlyList<double> Interval, IReadOnlyList<Peer> Peers, string? ExcludedBy);

    public sealed record Peer(string Unit, double Weight);
}

/// <summary>A one-word command with an answer that is text.</summary>
[UseCase("gazette", null, "Print a text", Local = true, Examples = ["gazette"])]
public sealed class Gazette : IUseCase<Gazette.Request, Gazette.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel) => Task.FromResult(new Answer("# 告工人书", 'c'));

    public sealed record Request;

    public sealed record Answer([property: Printed] string Markdown, char Mark);
}
