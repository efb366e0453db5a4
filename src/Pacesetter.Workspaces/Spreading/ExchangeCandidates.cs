using Pacesetter.Panels;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Finds in the workspace whom each learner can learn from: the same operation on machines of the same class, and a fair index that is better beyond doubt.</summary>
/// <remarks>
/// Where the effects of the host's practice are pooled: gain = hours a week in the shared work × what the effect exceeds with 80 %, by its predictive law.
/// Else a part of the gap is assumed: gain = earned hours a week in the shared work × u (1 − exp(−x ÷ u)), x = transfer × (exp(lower) − 1), lower = d − z s, d the difference of the shrunken effects, s = √(s₁² + s₂²),
/// so that it is less than x and less than u, the lower end of the prior, and a greater gap still goes first. What is assumed for a learner stays below what is measured for it.
/// Lower ends, since a plan that takes the greatest expectations takes the luckiest errors. What the host's hours would have earned is taken off.
/// </remarks>
sealed class ExchangeCandidates
{
    // More hosts than this for one kind of work add nothing to a plan.
    const int MostHosts = 50;

    // The prior of an exchange before anything is measured, log points: mean 0.10, standard deviation 0.07; its lower end is met with 80 %.
    static readonly double Usual = Math.Exp(0.10 + (0.07 * Normal.Quantile(0.2))) - 1;

    // So that a tie falls to what is measured.
    const double Below = 1 - 1e-6;

    readonly MatchLearners.Request request;
    readonly Dictionary<string, FairRow> fair;
    readonly OpenPractices practices;
    readonly ExchangeStandings standings;
    readonly NearestHosts nearest = new();
    readonly double z;

    ExchangeCandidates(MatchLearners.Request request, Dictionary<string, FairRow> fair, OpenPractices practices, ExchangeStandings standings)
    {
        this.request = request;
        this.fair = fair;
        this.practices = practices;
        this.standings = standings;
        z = Normal.Quantile(0.5 + (request.Confidence / 2));
    }

    /// <exception cref="RefusalException">There is no work, or nothing to compare.</exception>
    public static async Task<ExchangePairs> Read(Workspace workspace, MatchLearners.Request request, CancellationToken cancel)
    {
        Scope scope = Scoping.Of(request);
        Period extent = await workspace.Ledger.Extent(cancel) ?? throw new RefusalException(RefusalKind.Failed, "no_work", "The ledger holds no work records.", "Import some with: pacesetter import work FILE");
        DateOnly first = scope.Period?.First > extent.First ? scope.Period.Value.First : extent.First, last = scope.Period?.Last < extent.Last ? scope.Period.Value.Last : extent.Last;
        Factor[] factors = [request.Factor, .. Factors.Usual(Factor.Operation).Append(Factor.WorkCentre).Where(it => it != request.Factor).Distinct()];
        FairAnswer answer = FairRows.Of(await FairCells.Read(workspace.Ledger, scope, factors, cancel), FairMethod.Reml);
        var fair = answer.Rows.Where(it => it.Factor == request.Factor.Word() && it.Level is not null && it.StandardError is not null).ToDictionary(it => it.Level!, StringComparer.Ordinal);
        double weeks = Math.Max(1, (last.DayNumber - first.DayNumber + 1) / 7.0);
        List<Work> work = await Shared(workspace.Ledger, scope, request.Factor, weeks, cancel);
        var candidates = new ExchangeCandidates(request, fair, await OpenPractices.Read(workspace, cancel), await ExchangeStandings.Read(workspace, request.DeclinedDays, cancel));
        return candidates.Pairs(work, (int)Math.Floor(workspace.Policy().Lifecycles.HostHoursWeek / request.VisitHours));
    }

    static async Task<List<Work>> Shared(ILedger ledger, Scope scope, Factor factor, double weeks, CancellationToken cancel)
    {
        var work = new List<Work>();
        await foreach (Cell cell in ledger.RollUp(new RollUp(factor.KeyOf() | Keys.Operation | Keys.Class, Grain.All, scope), cancel))
        {
            if (factor.CodeOf(cell) is { } unit && cell.Operation is { } operation && cell.EarnedMinutes > 0)
            {
                work.Add(new(unit, operation, cell.Class, (double)cell.EarnedMinutes / 60 / weeks, (double)cell.OnQuotaHours / weeks));
            }
        }

        return work;
    }

    ExchangePairs Pairs(List<Work> work, int capacity)
    {
        string[] units = [.. fair.Keys.Where(unit => work.Exists(it => it.Unit == unit)).Order(StringComparer.Ordinal)];
        var places = units.Select((unit, i) => (unit, i)).ToDictionary(it => it.unit, it => it.i, StringComparer.Ordinal);
        Dictionary<(int Learner, int Host), List<Work>> shared = [];
        foreach (IGrouping<(string, string?), Work> kind in work.Where(it => places.ContainsKey(it.Unit)).GroupBy(it => (it.Operation, it.Class)))
        {
            string[] hosts = [.. kind.Select(it => it.Unit).OrderByDescending(it => fair[it].Effect - (z * fair[it].StandardError!.Value)).Take(MostHosts)];
            foreach (Work own in kind)
            {
                foreach (string host in hosts.Where(it => it != own.Unit))
                {
                    double lower = Lower(own.Unit, host);
                    nearest.Saw(own.Unit, host, own.Operation, lower, kind.Count() - 1);
                    if (lower <= 0)
                    {
                        continue;
                    }

                    (int, int) pair = (places[own.Unit], places[host]);
                    if (!shared.TryGetValue(pair, out List<Work>? list))
                    {
                        shared.Add(pair, list = []);
                    }

                    list.Add(own);
                }
            }
        }

        var rates = work.GroupBy(it => it.Unit).ToDictionary(it => it.Key, it => it.Sum(own => own.Hours) is > 0 and var hours ? it.Sum(own => own.Earned) / hours : 0, StringComparer.Ordinal);
        ExchangePair[] pairs = [.. shared.OrderBy(it => it.Key).Select(it => Pair(units, it.Key, it.Value, rates[units[it.Key.Host]])).OfType<ExchangePair>()];
        return new(units, units, [.. units.Select(_ => capacity)], BelowMeasured(pairs))
        {
            GainUnit = "earned_hours_a_week",
            Without = nearest.Without(units, [.. pairs.Select(it => it.Learner)], Difference, standings.HasDeclined),
            Standings = standings,
        };
    }

    // An assumption does not go before a measurement: for one learner it brings less than the least that is measured to bring anything.
    static ExchangePair[] BelowMeasured(ExchangePair[] pairs)
    {
        Dictionary<int, double> least = pairs.Where(it => it is { Effect: not null, Net: > 0 }).GroupBy(it => it.Learner).ToDictionary(it => it.Key, it => it.Min(pair => pair.Net));
        return [.. pairs.Select(it => it.Effect is null && least.TryGetValue(it.Learner, out double measured) && it.Net > measured * Below
            ? it with { Gain = (measured * Below) + it.Cost!.Value, Grounds = it.Grounds! with { AtMost = measured } }
            : it)];
    }

    double Difference(string learner, string host) => fair[host].Effect - fair[learner].Effect;

    double Lower(string learner, string host) => Difference(learner, host) - (z * Math.Sqrt(Square(fair[host].StandardError!.Value) + Square(fair[learner].StandardError!.Value)));

    static double Square(double x) => x * x;

    ExchangePair? Pair(string[] units, (int Learner, int Host) at, List<Work> shared, double rate)
    {
        string learner = units[at.Learner], host = units[at.Host];
        if ((request.Factor == Factor.Person && practices.Taught(learner, host)) || standings.HasDeclined(learner, host))
        {
            return null;
        }

        double lower = Lower(learner, host);
        Work most = shared.MaxBy(it => it.Earned)!;
        double hours = shared.Sum(it => it.Hours), assumed = shared.Sum(it => it.Earned) * Held(lower);
        (string? practice, ExchangeEffect? effect, double gain) = Best(learner, host, hours, assumed);
        return new(at.Learner, at.Host, gain)
        {
            Grounds = new(most.Operation, shared.Count, most.Class)
            {
                Earned = shared.Sum(it => it.Earned),
                Gap = Math.Exp(Difference(learner, host)) - 1,
                GapLower = Math.Exp(lower) - 1,
                Confidence = request.Confidence,
                Transfer = request.Transfer,
                Usual = Usual,
                Held = Held(lower),
                GainWeeks = request.GainWeeks,
            },
            Operation = most.Operation,
            Practice = practice,
            Effect = effect,
            Expected = effect?.Mean * hours,
            Hours = hours,
            HostHours = (double)request.VisitHours,
            CostHours = Visits,
            Cost = Visits * rate / request.GainWeeks,
            HostLoss = (double)request.VisitHours * rate,
        };
    }

    // What part of the gap is assumed, held below what exchanges bring by the prior.
    double Held(double lower) => Usual * (1 - Math.Exp(-request.Transfer * (Math.Exp(lower) - 1) / Usual));

    // Hours in all.
    double Visits => (double)request.VisitHours * request.VisitWeeks;

    // Of the host's practices one that is measured to bring something, the one that is sure to bring most; else what is assumed of the gap.
    (string? Practice, ExchangeEffect? Effect, double Gain) Best(string learner, string host, double hours, double assumed)
    {
        (string Practice, ExchangeEffect? Effect)[] open = request.Factor == Factor.Person ? [] : [.. practices.Of(host, learner)];
        return open.Length == 0 ? (null, null, assumed)
            : open.Select(it => ((string?)it.Practice, it.Effect, Gain: it.Effect is { } known ? known.Lower * hours : assumed)).MaxBy(it => (it.Effect is not null && it.Gain > 0, it.Gain));
    }

    /// <summary>What a unit earns a week of one kind of work, in how many hours.</summary>
    sealed record Work(string Unit, string Operation, string? Class, double Earned, double Hours);
}
