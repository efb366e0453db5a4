using Pacesetter.Panels;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>All that the figures of a workspace give cause to ask, as one family of tests.</summary>
/// <param name="Answer">The figures, without the questions in words.</param>
/// <param name="Questions">The questions, the strongest first; those on single persons among them.</param>
sealed record Inquiry(IntegrityAnswer Answer, IReadOnlyList<Asked> Questions)
{
    /// <summary>The code of everything in scope.</summary>
    public const string Everything = "all";

    /// <summary>Fewest days of a person that can be asked about repeats, and fewest values at a threshold.</summary>
    const int FewestDays = 20;
    const int FewestAround = 8;

    /// <summary>Asks.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="scope">Which records.</param>
    /// <param name="persons">Whether single persons are tested too; a bulletin asks of teams and operations alone.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RefusalException">There is no work in scope.</exception>
    public static async Task<Inquiry> Of(Workspace workspace, Scope scope, bool persons, CancellationToken cancel)
    {
        Policy whole = workspace.Policy();
        IntegrityPolicy policy = whole.Integrity;
        PersonDays days = await PersonDays.Read(workspace.Ledger, scope, whole.Lattice.K, cancel);
        if (days.Works.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "no_work", "No work record meets these filters.", "Widen --from, --to and --under, or import work records.");
        }

        var family = new Family(policy);
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        Period extent = await workspace.Ledger.Extent(cancel) ?? default;
        var all = new Subject(SubjectKind.All, new Named(scope.Under ?? Everything));
        BunchingFigures quota = AtQuota(family, days, (all, policy.BinWidth, persons));
        BunchingFigures? target = AtTarget(family, await DailyTargets.Read(workspace.Ledger, scope, cancel), (all, policy.BinWidth));
        LastDigitFigures digits = Digits(family, days, all, persons);
        RepeatFigures repeats = Repeats(family, days, persons);
        IReadOnlyList<(MonthEnd End, int? Test)> ends = MonthEnds.Ask(family, days, new(extent, scope.Period, policy));
        QuotaFit fit = await QuotaFit.Ask(family, days, (workspace.Ledger, scope, whole), cancel);
        if (fit.Reason is { } none)
        {
            missing.Add("effect", none);
        }

        if (persons && await ClockOverlap.Ask(family, workspace.Ledger, (scope, policy.LeastOverlap), cancel) is { } clocks)
        {
            missing.Add("co_presence", clocks);
        }

        await Silence.Ask(family, workspace.Ledger, (scope, whole.Lifecycles.NearMissMetric, extent), cancel);
        double[] q = family.QValues();
        var answer = new IntegrityAnswer
        {
            Bunching = quota,
            Target = target,
            LastDigit = digits,
            Duplicates = repeats,
            Loose = fit.Loose,
            Tight = fit.Tight,
            Storming = [.. ends.Select(it => it.End with { QValue = it.Test is { } test ? q[test] : null })],
            Flags = [],
            Tests = family.Count,
            FalseDiscovery = policy.FalseDiscovery,
            Missing = missing,
        };
        return new(answer, family.Questions());
    }

    // At the lower edge of its bin: the bin holds what is just reached, in which reports that stop there would lie.
    static BunchingWindow Window(double threshold, double bin) => new(threshold, bin) { Centred = false, Corrected = false, BinsEachSide = 20 };

    static BunchingFigures AtQuota(Family family, PersonDays days, (Subject All, double Bin, bool Persons) how)
    {
        const string quota = "quota";
        IReadOnlyList<PersonDay> all = days.Fulfilments();
        if (all.Count == 0)
        {
            return new(null, null, null, null, null, null) { Reason = "no_persons" };
        }

        BunchingFigures figures = family.Bunching(how.All, [.. all.Select(day => day.Fulfilment)], Window(1, how.Bin), quota);
        foreach (IGrouping<string?, PersonDay> team in all.Where(day => day.Team is not null && days.Teams.ContainsKey(day.Team)).GroupBy(day => day.Team))
        {
            Around(days.Teams[team.Key!], team.Select(day => (day.Fulfilment, day.Piece)));
        }

        foreach (IGrouping<string?, DayWork> operation in days.Works.Where(work => work is { Person: not null, Operation: not null, Learner: false, Hours: > 0 } && days.Operations.ContainsKey(work.Operation)).GroupBy(work => work.Operation))
        {
            Around(days.Operations[operation.Key!], operation.Select(work => (work.Fulfilment, work.Piece)));
        }

        foreach (IGrouping<string, PersonDay> person in how.Persons ? all.GroupBy(day => day.Person) : [])
        {
            Around(new(SubjectKind.Person, new(person.Key)), person.Select(day => (day.Fulfilment, day.Piece)));
        }

        return figures;

        // Where one piece is wider than the bin, a count that happens to fit the quota heaps there by itself.
        void Around(Subject about, IEnumerable<(double Fulfilment, double Piece)> values) => Family.Try(() =>
        {
            ThresholdCounts counts = ThresholdCounts.Around([.. values.Where(value => value.Piece <= how.Bin).Select(value => value.Fulfilment)], 1, how.Bin);
            if (counts.Above + counts.Below >= FewestAround)
            {
                family.AddCounts(about, counts, quota);
            }
        });
    }

    // A target in shares takes the bin as it is; one in pieces or hours takes it as a share of the usual target.
    static BunchingFigures? AtTarget(Family family, DailyTargets? targets, (Subject All, double Bin) how)
    {
        if (targets is null || targets.Days.Count == 0)
        {
            return null;
        }

        double[] sizes = [.. targets.Days.Select(day => Math.Abs((double)day.Target)).Order()];
        double usual = sizes[sizes.Length / 2];
        double bin = usual is > 3 ? how.Bin * usual : how.Bin;
        return family.Bunching(how.All, [.. targets.Days.Select(day => (double)(day.Actual - day.Target))], Window(0, bin), "target");
    }

    static LastDigitFigures Digits(Family family, PersonDays days, Subject all, bool persons)
    {
        DayWork[] counted = [.. days.Works.Where(work => work.Person is not null && work.Good >= 100 && double.IsInteger(work.Good) && work.Good < 1e15)];
        LastDigitFigures figures = family.LastDigits(all, Goods(counted));
        foreach (IGrouping<string?, DayWork> team in counted.Where(work => work.Team is not null && days.Teams.ContainsKey(work.Team)).GroupBy(work => work.Team))
        {
            family.LastDigits(days.Teams[team.Key!], Goods(team));
        }

        foreach (IGrouping<string?, DayWork> person in persons ? counted.GroupBy(work => work.Person) : [])
        {
            family.LastDigits(new(SubjectKind.Person, new(person.Key!)), Goods(person));
        }

        return figures;
    }

    static List<long> Goods(IEnumerable<DayWork> works) => [.. works.Select(work => (long)work.Good)];

    // Each person's days on the operation he or she had most often; only those are one process.
    static RepeatFigures Repeats(Family family, PersonDays days, bool persons)
    {
        (long repeats, double expected) = (0, 0);
        int tested = 0;
        foreach (IGrouping<string?, DayWork> person in days.Works.Where(work => work is { Person: not null, Operation: not null, Good: > 0 }).GroupBy(work => work.Person))
        {
            double[] goods = [.. person.GroupBy(work => work.Operation).OrderByDescending(operation => operation.Count()).First().Select(work => work.Good)];
            if (persons && goods.Length >= FewestDays && family.Repeats(new(SubjectKind.Person, new(person.Key!)), goods) is { Repeats: { } found } figures)
            {
                (repeats, expected, tested) = (repeats + found, expected + figures.Expected!.Value, tested + 1);
            }
        }

        return tested > 0 ? new(repeats, expected, null) { Reason = "tested_by_person" } : new(null, null, null) { Reason = "too_few_values" };
    }
}
