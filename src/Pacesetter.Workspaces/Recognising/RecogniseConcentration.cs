using Pacesetter.Access;
using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Whether titles stay with the same faces, and whether groups of persons get them alike. It names nobody.</summary>
[UseCase("recognise", "concentration", "Do titles stay with the same faces, and do groups of persons get them alike", Examples =
[
    "recognise concentration --from 2026-01-01 --to 2026-06-30",
    "recognise concentration --groups roll.csv --person code --group shift --json",
])]
public sealed class RecogniseConcentration(WorkspaceDoor door) : IUseCase<RecogniseConcentration.Request, RecogniseConcentration.Answer>
{
    const int MostMonths = 12;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Dictionary<string, string>? groups = request.Groups is { } file ? Read(file, request, cancel) : null;
        Workspace workspace = await door.Open(cancel);
        Registry.Policy policy = workspace.Policy();
        if (groups is not null && !policy.Titles.Persons)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "titles_for_persons_off", "The policy of this workspace gives titles to teams, not to persons, so persons of groups cannot be compared.", "Leave --groups out, or change the policy with: pacesetter policy set titles.persons true --why TEXT");
        }

        var candidates = new Candidates(workspace, policy);
        Scope scope = Scoping.Of(request);
        var months = new List<(IReadOnlySet<string> Roll, IReadOnlySet<string> Holders)>();
        var rows = new List<Month>();
        foreach (Period month in await Months(workspace, scope, cancel))
        {
            Titles titles = await candidates.Titles(candidates.Titled, scope with { Period = month }, cancel);
            HashSet<string> holders = [.. titles.Rows.Where(it => it.Met).Select(it => it.Unit)];
            months.Add((titles.Rows.Select(it => it.Unit).ToHashSet(StringComparer.Ordinal), holders));
            rows.Add(new(Period.Label(Grain.Month, month.First), titles.HeadCount, holders.Count));
        }

        Concentration found = Concentration.Of(months);
        return new(rows, found.Titles, found.Holders, found.Index, found.Effective, found.Repeating, found.Expected)
        {
            Rates = groups is null ? null : Compare(months, groups, policy.Lattice.K),
        };
    }

    static async Task<IEnumerable<Period>> Months(Workspace workspace, Scope scope, CancellationToken cancel)
    {
        Period extent = await workspace.Ledger.Extent(cancel) ?? throw new RefusalException(RefusalKind.Failed, "no_work", "The ledger holds no work records.", "Import some with: pacesetter import work FILE");
        return extent.Within(scope.Period).Months().TakeLast(MostMonths);
    }

    // Whoever held a title in any month is counted once; what is not shown is in the test all the same, which tells of all groups together.
    static GroupRates Compare(List<(IReadOnlySet<string> Roll, IReadOnlySet<string> Holders)> months, Dictionary<string, string> groups, int k)
    {
        HashSet<string> roll = [.. months.SelectMany(it => it.Roll)], holders = [.. months.SelectMany(it => it.Holders)];
        var rows = roll.Where(groups.ContainsKey).GroupBy(it => groups[it], StringComparer.Ordinal).OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => (Group: it.Key, Members: it.Count(), Holders: it.Count(holders.Contains))).ToList();
        // All holders are told, so the groups are parts of a published whole.
        LatticeCell[] cells = [new(PublishedLattice.Top, null, null, default, rows.Sum(it => it.Members)), .. rows.Select(it => new LatticeCell(it.Group, PublishedLattice.Top, null, default, it.Members))];
        Dictionary<string, Hidden> hidden = Suppression.Apply(cells, k).ToDictionary(it => it.Key.Unit, it => it.Value, StringComparer.Ordinal);
        RateDifference? test = null;
        string? reason = null;
        try
        {
            test = RateDifference.Of([.. rows.Select(it => it.Members)], [.. rows.Select(it => it.Holders)]);
        }
        catch (AssumptionException unfit)
        {
            reason = unfit.Id;
        }

        return new([.. rows.Select(it => hidden.TryGetValue(it.Group, out Hidden why) ? new GroupRate(it.Group, null, null, null) { FewerThan = why == Hidden.BelowK ? k : null } : new GroupRate(it.Group, it.Members, it.Holders, (decimal)it.Holders / it.Members))], test?.ChiSquare, test?.PValue)
        {
            Unassigned = roll.Count(it => !groups.ContainsKey(it)),
            Reason = reason,
        };
    }

    static Dictionary<string, string> Read(string file, Request request, CancellationToken cancel)
    {
        var person = new AskedColumn("person", request.Person, false);
        var group = new AskedColumn("group", request.Group, false);
        ColumnValues values = ColumnFile.Read(file, [person, group], cancel);
        string?[] names = values.Texts(group);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string? one, int at) in values.Texts(person).Select((one, at) => (one, at)))
        {
            if (!groups.TryAdd(one!, names[at]!) && groups[one!] != names[at])
            {
                throw new RefusalException(RefusalKind.Failed, "person_twice", $"{one} is of {groups[one!]} and of {names[at]}.", "Give each person one group.");
            }
        }

        return groups;
    }

    public sealed record Request : Filters
    {
        [Field("A plain file that says of which group each person is; it is read and not kept", Value = "FILE", Local = true)]
        public string? Groups { get; init; }

        [Field("The file's column of persons", Value = "COLUMN", Local = true)]
        public string Person { get; init; } = "person";

        [Field("The file's column of groups", Value = "COLUMN", Local = true)]
        public string Group { get; init; } = "group";
    }

    /// <summary>How far titles stay with the same.</summary>
    /// <param name="Rows">The months, at most twelve.</param>
    /// <param name="Titles">Titles over all months.</param>
    /// <param name="Holders">Different holders.</param>
    /// <param name="Index">Σ of squared shares: 1 ÷ holders where all hold alike, 1 where one holds all.</param>
    /// <param name="Effective">1 ÷ index.</param>
    /// <param name="Repeating">Of the last month's holders, the share who held in the month before.</param>
    /// <param name="Expected">The share of the whole roll who did.</param>
    public sealed record Answer(IReadOnlyList<Month> Rows, int Titles, int Holders, decimal? Index, decimal? Effective, decimal? Repeating, decimal? Expected)
    {
        /// <summary>Title rates by group; null where no groups are given.</summary>
        public GroupRates? Rates { get; init; }
    }

    /// <summary>A month.</summary>
    public sealed record Month(string Period, int OnRoll, int Holders);

    /// <summary>Title rates by group. Different rates ask for the reason; they are no finding.</summary>
    /// <param name="Rows">The groups.</param>
    /// <param name="ChiSquare">Pearson's.</param>
    /// <param name="PValue">The chance of as great a difference where groups do not matter.</param>
    public sealed record GroupRates(IReadOnlyList<GroupRate> Rows, double? ChiSquare, double? PValue)
    {
        /// <summary>Persons of the roll that the file does not name.</summary>
        public int Unassigned { get; init; }

        /// <summary>Why there is no test.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>A group; its counts are null where it has fewer than k persons, or would give away one that has.</summary>
    public sealed record GroupRate(string Group, int? Persons, int? Holders, decimal? Rate)
    {
        public int? FewerThan { get; init; }
    }
}
