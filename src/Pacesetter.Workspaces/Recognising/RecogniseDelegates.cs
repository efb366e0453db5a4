using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Divides the seats of a conference among units by head-count.</summary>
[UseCase("recognise", "delegates", "Divide the seats of a conference among units by head-count", Examples =
[
    "recognise delegates --seats 13 --by site",
    "recognise delegates --seats 12 --reserve --by department --json",
    "recognise delegates --seats 13 --file heads.csv --unit unit --heads heads",
])]
public sealed class RecogniseDelegates(WorkspaceDoor door) : IUseCase<RecogniseDelegates.Request, RecogniseDelegates.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Seats < 1)
        {
            throw new RefusalException(RefusalKind.Usage, "seats_not_positive", $"--seats {request.Seats} leaves nothing to divide.", "Name at least one seat.");
        }

        IReadOnlyList<(string Unit, int Heads)> units = request.File is { } file ? FromFile(file, request, cancel) : await FromWorkspace(request, cancel);
        if (units.Sum(it => (long)it.Heads) == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "nobody_counted", "Nobody is counted in any unit.", "Import people, or name a file with --file, --unit and --heads.");
        }

        long total = units.Sum(it => (long)it.Heads);
        int reserved = request.Reserve ? DelegateSeats.Reserved([.. units.Select(it => it.Heads)], request.Seats) : 0;
        if (reserved > request.Seats)
        {
            throw new RefusalException(RefusalKind.Usage, "seats_too_few", $"{reserved} units have a seat reserved; there are {request.Seats} seats.", "Give more seats, or leave --reserve out.");
        }

        IReadOnlyList<int> seats = DelegateSeats.Of([.. units.Select(it => it.Heads)], request.Seats, request.Reserve, request.Draw);
        return new(request.Seats, request.Reserve ? "one_reserved" : "largest_remainder", request.Draw, [.. units.Select((it, i) => new Row(it.Unit, it.Heads, (decimal)request.Seats * it.Heads / total, seats[i]))]);
    }

    async Task<IReadOnlyList<(string Unit, int Heads)>> FromWorkspace(Request request, CancellationToken cancel)
    {
        Workspace workspace = await door.Open(cancel);
        Period? extent = await workspace.Ledger.Extent(cancel);
        DateOnly day = request.To ?? extent?.Last ?? workspace.Today;
        return await new HeadCounts(workspace.Ledger).On(day, Words.Parse<UnitKind>(request.By)!.Value, request.Under, cancel);
    }

    static List<(string Unit, int Heads)> FromFile(string file, Request request, CancellationToken cancel)
    {
        var unit = new AskedColumn("unit", request.Unit, false);
        var heads = new AskedColumn("heads", request.Heads, true);
        ColumnValues values = ColumnFile.Read(file, [unit, heads], cancel);
        string?[] names = values.Texts(unit);
        return [.. values.Numbers(heads).Select((count, i) => (names[i]!, Whole(count, names[i]!)))];
    }

    static int Whole(double heads, string unit) => heads is >= 0 and <= int.MaxValue && Math.Floor(heads) == heads
        ? (int)heads
        : throw new RefusalException(RefusalKind.Failed, "heads_not_whole", string.Create(CultureInfo.InvariantCulture, $"Unit {unit} has {heads} heads."), "A head-count is a whole number, not below zero.");

    public sealed record Request : Filters
    {
        [Field("Seats to divide", Value = "N")]
        public required int Seats { get; init; }

        [Field("Reserve one seat for each unit whose quota is below one")]
        public bool Reserve { get; init; }

        [Field("What the units are", Words = ["team", "department", "site", "company", "region"])]
        public string By { get; init; } = "site";

        [Field("The recorded name of the draw that decides equal remainders", Value = "NAME")]
        public string Draw { get; init; } = "1";

        [Field("Head-counts of a file instead of the workspace's", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's column of units", Value = "COLUMN", Local = true)]
        public string Unit { get; init; } = "unit";

        [Field("The file's column of head-counts", Value = "COLUMN", Local = true)]
        public string Heads { get; init; } = "heads";
    }

    /// <summary>The seats of each unit.</summary>
    /// <param name="Seats">The seats divided.</param>
    /// <param name="Rule">The variant, named before counting.</param>
    /// <param name="Draw">The name of the draw.</param>
    /// <param name="Rows">The units.</param>
    public sealed record Answer(int Seats, string Rule, string Draw, IReadOnlyList<Row> Rows);

    /// <summary>A unit with its quota, seats × heads ÷ all heads, and its seats.</summary>
    public sealed record Row(string Unit, int Heads, decimal Quota, int Seats);
}
